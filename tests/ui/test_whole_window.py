"""Checks of UI.md 19 that concern the window as a whole: every panel there, on air, in every width and language."""

from __future__ import annotations

import itertools
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.call import CallState
from desktop.core.errors import Code
from desktop.settings.schema import Calls
from desktop.ui.calls.panel_buttons import PanelButtons
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import Languages
from desktop.ui.layout_memory import LayoutMemory
from desktop.ui.main_window import MainWindow
from desktop.ui.mixer.panel import MixPanel
from desktop.ui.mixer.strip import MixStrip
from desktop.ui.notices.line import NoticeLine
from desktop.ui.status_bar import StatusBar
from desktop.ui.theme import Theme
from desktop.ui.wall.header import WallHeader
from desktop.ui.wall.tile import Tile
from tests.ui.bind.call_window import JOINED, CallWindow, FakeWebPage
from tests.ui.fake_desk import FakeDesk, receiving
from tests.ui.fake_mezon import TALK, FakeMezon
from tests.ui.fake_mixer import FakeMix
from tests.ui.mixer.made import APPLIED, GONE, REFUSED, SENDING, running, strip

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk
    from desktop.control.mix_desk import MixDesk

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Evening:
    """On air with four sources, a mix that runs, the chat of a channel open."""

    def __init__(self, theme: Theme, languages: Languages, qtbot: QtBot, layout: Path | None = None) -> None:
        self.desk, self.mezon = FakeDesk(), FakeMezon()
        self.window = window = MainWindow(theme, languages, LayoutMemory(layout), demo=False, open_ingest=False)
        qtbot.addWidget(window)
        window.join(cast("Desk", self.desk))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        for number in range(1, 5):
            self.desk.sources.put(receiving(f"s{number}", f"Studio {number} – Night Desk"))
        window.wait_for_mixer()
        window.wait_for_mezon(lambda: None)
        list(window.join_mezon(cast("MezonDesk", self.mezon)))
        strips = (APPLIED, SENDING, REFUSED, GONE, strip("low", 40, 40, muted=True))
        list(window.join_mixer(cast("MixDesk", FakeMix(running(*strips)))))
        self.mezon.live.ready("night-desk-114-part-1", "letters-from-listeners")
        self.mezon.live.on_air()
        self.mezon.chat.open(TALK)
        settle()

    def grow(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        settle()

    def shown(self, *kinds: type[QWidget]) -> list[QWidget]:
        return [widget for widget in self.window.findChildren(QWidget) if isinstance(widget, kinds) and seen(widget)]


@pytest.fixture
def evening(theme: Theme, languages: Languages, qtbot: QtBot) -> Evening:
    return Evening(theme, languages, qtbot)


def settle() -> None:
    """A change of the layout asks for the next one."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        QCoreApplication.processEvents()


def seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow()


def name(widget: QWidget) -> str:
    said = widget.accessibleName() or getattr(widget, "text", str)()
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}: {said}"


def inside(widget: QWidget, kind: type[QWidget]) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, kind) or inside(parent, kind))


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
@pytest.mark.parametrize("language", ["en", "vi", "pseudo"])
def test_nothing_is_cut_off_but_what_may_be(
    evening: Evening, languages: Languages, language: str, width: int, height: int
) -> None:
    """Check 10."""
    evening.grow(width, height)
    languages.use(language)
    evening.desk.notices.raise_(Code.SOURCE_STALLED, name="Studio 2", seconds=8)
    settle()
    shown = evening.shown(QLabel, QAbstractButton)
    if language == "pseudo":  # a strip of the mix has one width, and its words have none to spare in there
        shown = [widget for widget in shown if not inside(widget, MixPanel)]
    assert [name(widget) for widget in shown if is_cut(widget)] == []
    for parent in evening.shown(QWidget):
        parts = [part for part in parent.findChildren(QWidget, options=DIRECT) if seen(part)]
        for one, other in itertools.combinations(parts, 2):
            assert isinstance(parent, Tile) or not one.geometry().intersects(other.geometry()), (name(one), name(other))


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("language", ["en", "vi", "pseudo"])
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
            if language == "pseudo":  # the dock has one width, and three buttons side by side
                shown = [one for one in shown if not inside(one, PanelButtons)]
            assert [name(one) for one in shown if is_cut(one)] == [], state
    call.porch.close()


def words(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton)


def is_cut(widget: QWidget) -> bool:
    """Whether some of its words are missing that UI.md 16 wants whole."""
    if widget.visibleRegion().boundingRect() != widget.rect():
        return True
    if isinstance(widget, ElidedLabel):
        may = any(inside(widget, kind) for kind in (NoticeLine, StatusBar, WallHeader, MixStrip))
        return widget.is_elided and not may
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height()
        return bool(widget.text()) and widget.sizeHint().width() > widget.width()
    if isinstance(widget, QToolButton):  # its hint counts a margin that a word may stand in
        worded = widget.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly
        return worded and widget.fontMetrics().horizontalAdvance(widget.text()) > widget.width() - 6
    if isinstance(widget, QAbstractButton):
        return bool(widget.text()) and widget.sizeHint().width() > widget.width()
    return False


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
