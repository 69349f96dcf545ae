"""What a screen reader says and where Tab goes: the whole window, every dialog and popover (UI.md 10.3, 11, 19.8)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.core.errors import Code
from desktop.ui.i18n import Languages
from desktop.ui.main_window import MainWindow
from desktop.ui.popover import Popover
from desktop.ui.settings.connect_dialog import ConnectDialog
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.theme import Theme
from tests.control.test_panic import Puppet
from tests.ui.bind.call_fixtures import call as call
from tests.ui.bind.call_window import JOINED, CallWindow
from tests.ui.every_window import EVERY, Make
from tests.ui.fake_desk import FakeDesk
from tests.ui.spoken import described, role, spoken_name, stops, unnamed
from tests.ui.test_whole_window import Evening, settle

TWO_COLUMNS = {"SettingsDialog", "HelpWindow"}
MOST_PARTS = 30  # links on a page of the help


def test_nothing_of_the_window_is_without_name_or_role(theme: Theme, languages: Languages, qtbot: QtBot) -> None:
    evening = Evening(theme, languages, qtbot)
    evening.desk.notices.raise_(Code.SOURCE_STALLED, name="Studio 2", seconds=8)
    settle()
    assert unnamed(evening.window) == []


def test_nothing_of_the_first_window_is_without_name_or_role(window: MainWindow) -> None:
    assert unnamed(window) == []


def test_nothing_of_a_call_is_without_name_or_role(call: CallWindow, qtbot: QtBot) -> None:
    call.do("call.join")
    assert call.binding.dialog is not None
    call.binding.dialog.dialog.close()
    call.calls.show(JOINED)
    settle()
    dock = call.window.docks.call
    assert dock is not None
    assert dock.isVisible()
    assert unnamed(call.window) == []
    with qtbot.waitActive(call.window):
        call.window.activateWindow()
    call.do("window.call")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert dock.isAncestorOf(focused), described(focused)
    walked = walk(call.window, qtbot)
    assert [described(one) for one in stops(dock) if one not in walked] == []


def test_nothing_is_without_name_or_role_while_everything_is_muted(window: MainWindow, desk: FakeDesk) -> None:
    desk.panic.join(Puppet())
    window.wait_for_mezon(lambda: None)
    window.actions_.action("panic.mute_all").trigger()
    settle()
    assert desk.panic.held
    assert unnamed(window) == []


@pytest.fixture
def shown(theme: Theme, parent: QMainWindow, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[QWidget]:
    parent.resize(1200, 800)
    with qtbot.waitActive(parent):
        parent.activateWindow()
    made = opened(EVERY[request.param], theme, parent, qtbot)
    if not (isValid(made) and made.isVisible()):  # without a screen, the first that pops up is closed at once
        made = opened(EVERY[request.param], theme, parent, qtbot)
    assert made.isVisible()
    yield made
    if isValid(made):  # some go when they are closed
        made.hide()


def opened(make: Make, theme: Theme, parent: QMainWindow, qtbot: QtBot) -> QWidget:
    made = make(theme, parent)
    if isinstance(made, Popover):
        if not made.isVisible():
            made.open_at(parent)
    else:
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
    settle()
    return made


def pages(shown: QWidget) -> Iterator[None]:
    """Once for each page where there are several."""
    yield
    if isinstance(shown, SettingsDialog):
        for page in shown.pages:
            shown.open_page(page)
            settle()
            yield
    if isinstance(shown, ConnectDialog):
        for card in shown.cards:
            card.setEnabled(True)
        for _ in shown.cards:
            shown.skip.click()
            settle()
            yield


@pytest.mark.parametrize("shown", EVERY, indirect=True)
def test_nothing_of_a_dialog_is_without_name_or_role(shown: QWidget) -> None:
    for _ in pages(shown):
        assert unnamed(shown) == []
        assert shown.windowTitle() or shown.accessibleName(), "nobody is told what has opened"
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        assert focused is shown or shown.isAncestorOf(focused)


@pytest.mark.parametrize("shown", EVERY, indirect=True)
def test_tab_reaches_every_control_of_a_dialog_once(shown: QWidget, qtbot: QtBot) -> None:
    for _ in pages(shown):
        expected = stops(shown)
        walked = walk(shown, qtbot)
        assert [described(one) for one in expected if one not in walked] == []
        assert len(upward(walked, shown)) <= (2 if type(shown).__name__ in TWO_COLUMNS else 1), upward(walked, shown)


@pytest.mark.parametrize("shown", EVERY, indirect=True)
def test_escape_closes_it(shown: QWidget, qtbot: QtBot) -> None:
    for _ in range(3):  # first what was typed into a search
        if not (isValid(shown) and shown.isVisible()):
            break
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not (isValid(shown) and shown.isVisible())


def upward(walked: list[QWidget], shown: QWidget) -> list[str]:
    """Where Tab leads to something above: once, from the end to the beginning, and to the head of a second column."""
    places = [QRect(one.mapTo(shown, QPoint(0, 0)), one.size()) for one in walked]
    ring = [*zip(walked, places, strict=True), (walked[0], places[0])] if walked else []
    return [
        f"{described(one)} to {described(other)}"
        for (one, here), (other, there) in pairwise(ring)
        if there.bottom() <= here.top()
    ]


def walk(shown: QWidget, qtbot: QtBot) -> list[QWidget]:
    """By Tab, until it comes back. Links of a text and parts of a date are stops of their own."""
    focused = QApplication.focusWidget()
    here = focused if focused is not None and shown.isAncestorOf(focused) else shown
    walked: list[QWidget] = []
    within = 0
    while here not in walked[:-1] and within < MOST_PARTS:
        if here is not shown and here not in walked:
            walked.append(here)
            within = 0
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        within += 1
        after = QApplication.focusWidget()
        assert after is not None, "Tab leads out of it"
        here = after
    return walked


def test_names_say_which_one_where_there_are_several(theme: Theme, languages: Languages, qtbot: QtBot) -> None:
    """Two buttons of the window that are called the same cannot be told apart by ear."""
    evening = Evening(theme, languages, qtbot)
    buttons = [one for one in evening.shown(QAbstractButton) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    said: dict[str, list[str]] = {}
    for one in buttons:
        said.setdefault(f"{role(one)} {spoken_name(one)}", []).append(described(one))
    assert {name: twice for name, twice in said.items() if len(twice) > 1} == {}
