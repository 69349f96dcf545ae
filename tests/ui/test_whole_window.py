"""Checks of UI.md 19 that concern the window as a whole: every panel there, on air, in every width and language."""

from __future__ import annotations

import itertools
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.call import CallState
from desktop.core.errors import Code
from desktop.settings.schema import Calls
from desktop.ui.i18n import MIRRORED, PSEUDO, Languages
from desktop.ui.theme import Theme
from tests.ui.bind.call_window import JOINED, CallWindow, FakeWebPage
from tests.ui.evening import Evening
from tests.ui.fit import cut, is_cut, name, overlaps, seen, settle


@pytest.fixture
def evening(theme: Theme, languages: Languages, qtbot: QtBot) -> Evening:
    return Evening(theme, languages, qtbot)


def test_every_action_has_words_a_place_in_the_menus_and_a_key_or_a_reason(evening: Evening) -> None:
    """Check 7, on the actions themselves."""
    actions = evening.window.actions_
    placed = in_menu(evening.window.top_strip.menu_bar.actions())
    for command_id in actions.ids:
        action, command = actions.action(command_id), actions.command(command_id)
        assert action.text(), command_id
        assert action in placed, command_id
        assert bool(action.shortcuts()) != bool(command.no_key), command_id


def in_menu(actions: list[QAction]) -> set[QAction]:
    found = set(actions)
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            found |= in_menu(menu.actions())
    return found


def test_tab_reaches_everything_once_in_the_order_of_the_panels(evening: Evening, qtbot: QtBot) -> None:
    """Check 8: the walk, and a ring on everything that it comes to."""
    window = evening.window
    evening.desk.notices.raise_(Code.SOURCE_STALLED, name="Studio 2", seconds=8)
    settle()
    panels = (
        window.docks.air,
        window.docks.channels,
        window.wall_header,
        window.wall,
        window.docks.mix,
        window.docks.chat,
        window.status,
    )
    window.actions_.action("window.air").trigger()
    walked = []
    for _ in panels:
        focused = QApplication.focusWidget()
        walked.append(next(panel for panel in panels if focused is not None and panel.isAncestorOf(focused)))
        window.actions_.action("window.next_panel").trigger()
    assert walked == list(panels)
    expected = {widget for widget in evening.shown(QWidget) if stops(widget)}
    order: list[QWidget] = []
    widget = QApplication.focusWidget()
    while widget is not None and widget not in order:
        order.append(widget)
        around = QRect(widget.mapTo(window, QPoint(-12, -12)), widget.size() + QSize(24, 24))
        before = window.grab(around).toImage()
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        assert window.grab(around).toImage() != before, f"no ring on {name(widget)}"
        widget = QApplication.focusWidget()
    assert [name(missed) for missed in expected - set(order)] == []
    assert widget is order[0]
    rounds = [panel for panel, _ in groupby(order, lambda w: next(p for p in panels if p.isAncestorOf(w)))]
    assert rounds[: len(panels)] == list(panels)


def stops(widget: QWidget) -> bool:
    reachable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reachable and widget.isEnabled() and widget.focusProxy() is None


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("language", ["en", "vi", PSEUDO, MIRRORED])
def test_nothing_is_cut_off_but_what_may_be(
    theme: Theme, qtbot: QtBot, languages: Languages, language: str, width: int, height: int
) -> None:
    """Check 10; in the demo studio, whose words are longer, and with the welcome."""
    evening = Evening(theme, languages, qtbot, demo=True)
    evening.grow(width, height)
    languages.use(language)
    evening.desk.notices.raise_(Code.SOURCE_STALLED, name="Studio 2", seconds=8)
    welcomed = height >= 900 or language in ("en", "vi")  # half as long again, the welcome fills a low window
    for welcome in (False, True)[: 1 + welcomed]:
        evening.window.show_first_run(welcome)
        settle()
        assert cut(evening.window) == []
        assert overlaps(evening.window) == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("language", ["en", "vi", PSEUDO])
def test_nothing_of_a_call_is_cut_off(
    evening: Evening, languages: Languages, monkeypatch: pytest.MonkeyPatch, language: str, width: int, height: int
) -> None:
    """Check 10, of what is there only in a call: dialog, panel, strip."""
    monkeypatch.setattr("desktop.ui.bind.call_pages.WebPage", FakeWebPage)
    monkeypatch.setattr(FakeWebPage, "made", [], raising=False)
    evening.desk.store.update(calls=Calls(api_key="key", user_id="mai", channel="messaging:newsroom"))
    call = CallWindow(evening.window, evening.desk)
    evening.grow(width, height)
    languages.use(language)
    call.do("call.start")
    settle()
    assert call.binding.dialog is not None
    dialog = call.binding.dialog.dialog
    assert [name(one) for one in dialog.findChildren(QWidget) if words(one) and one.isVisible() and is_cut(one)] == []
    dialog.reject()
    for state in ({}, {"heard": False}, {"push_to_talk": True}, {"state": CallState.RECONNECTING}):
        call.calls.show(JOINED, **state)
        settle()
        for part in (evening.window.docks.call, call.binding.strip):
            assert part is not None
            assert part.isVisible()
            shown = [one for one in part.findChildren(QWidget) if words(one) and seen(one)]
            assert [name(one) for one in shown if is_cut(one)] == [], state
    call.porch.close()


def words(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton)


def test_every_width_has_whole_tiles_and_panels(evening: Evening) -> None:
    """Check 11, on the widgets."""
    heights = itertools.cycle((720, 900, 1080, 1440, 2160))
    window = evening.window
    for width in range(1280, 3841, 40):
        height = next(heights)
        evening.grow(width, height)
        assert (window.width(), window.height()) == (width, height)
        for panel in (
            window.docks.air,
            window.docks.channels,
            window.wall,
            window.docks.mix,
            window.docks.chat,
            window.status,
        ):
            place = QRect(panel.mapTo(window, panel.rect().topLeft()), panel.size())
            assert window.rect().contains(place), (type(panel).__name__, width, height)
        for source_id in window.wall.ids:
            tile = window.wall.tile(source_id)
            picture = tile.picture
            assert abs(picture.width() * 9 / 16 - picture.height()) <= 1, (width, height)
            assert tile.height() >= 72, (width, height)
            assert picture.visibleRegion().boundingRect() == picture.rect(), (width, height)


def test_docks_are_as_they_were_left(theme: Theme, languages: Languages, qtbot: QtBot, tmp_path: Path) -> None:
    """Check 12: on a larger screen, back on the smaller, started again. (Without a screen nothing can be maximised.)"""
    file = tmp_path / "layout.json"
    first = Evening(theme, languages, qtbot, file)
    first.grow(1600, 900)
    left, right = first.window.docks.channels, first.window.docks.chat
    first.window.resizeDocks([left, right], [300, 400], Qt.Orientation.Horizontal)
    settle()
    for width, height in ((2560, 1400), (1600, 900), (1440, 800), (1600, 900)):
        first.grow(width, height)
        assert (left.width(), right.width()) == (300, 400), width
    first.window.close()
    first.window.hide()
    again = Evening(theme, languages, qtbot, file)
    again.grow(1600, 900)
    assert (again.window.docks.channels.width(), again.window.docks.chat.width()) == (300, 400)
