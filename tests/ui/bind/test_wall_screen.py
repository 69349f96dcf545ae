from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.ui.bind.wall_screen import WallScreenBinding
from desktop.ui.commands import Menu
from desktop.ui.empty_state import EmptyState
from desktop.ui.main_window import MainWindow
from desktop.ui.wall_window import WallWindow
from tests.ui.fake_desk import FakeDesk, receiving

if TYPE_CHECKING:
    from desktop.control.desk import Desk


@pytest.fixture
def places(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> Iterator[WallScreenBinding]:
    """The only screen of a test stands for the other one."""
    desk.sources.put(receiving("a", "Studio A"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a",))
    found = WallScreenBinding(window, cast("Desk", desk))
    window.binding.commands._screens = found
    yield found
    found.back()


def away(window: MainWindow) -> WallWindow:
    found = window.wall.window()
    assert isinstance(found, WallWindow)
    return found


def test_the_wall_goes_and_comes_back_as_it_was(window: MainWindow, places: WallScreenBinding) -> None:
    tile, panel = window.wall.tile("a"), window.wall.parentWidget()
    places.send(window.screen())
    assert away(window).isFullScreen()
    assert window.wall.isVisible()
    assert tile.isVisible()
    instead = window.findChild(EmptyState)
    assert instead is not None
    assert instead.isVisible()
    button = next(one for one in instead.findChildren(QPushButton) if one.text() == "Bring the wall back")
    button.click()
    assert window.wall.window() is window
    assert window.wall.parentWidget() is panel
    assert tile.isVisible()
    assert not instead.isVisible()


def test_tab_finds_it_where_it_was(window: MainWindow, places: WallScreenBinding, qtbot: QtBot) -> None:
    places.send(window.screen())
    places.back()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.wall_header.invite_button.setFocus()
    qtbot.keyClick(window.wall_header.invite_button, Qt.Key.Key_Tab)
    assert window.wall.tile("a").hasFocus()


def test_closing_its_window_or_the_menu_brings_it_back(window: MainWindow, places: WallScreenBinding) -> None:
    back = window.actions_.action("view.wall_back")
    places.send(window.screen())
    assert back.isEnabled()
    away(window).close()
    assert window.wall.window() is window
    assert not back.isEnabled()
    places.send(window.screen())
    back.trigger()
    assert window.wall.window() is window


def test_a_screen_that_goes_gives_the_wall_back_and_it_is_told(
    window: MainWindow, desk: FakeDesk, places: WallScreenBinding
) -> None:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(window.screen())
    assert desk.notices.open() == ()
    places.send(window.screen())
    app.screenRemoved.emit(window.screen())
    assert window.wall.window() is window
    assert [notice.code for notice in desk.notices.open()] == [Code.WALL_BACK]


def test_the_keys_of_the_desk_work_on_the_wall_there(
    window: MainWindow, desk: FakeDesk, places: WallScreenBinding, qtbot: QtBot
) -> None:
    places.send(window.screen())
    with qtbot.waitActive(away(window)):
        window.panels.go_to(window.wall)
    assert window.wall.tile("a").hasFocus()
    qtbot.keyClick(window.wall.tile("a"), Qt.Key.Key_H)
    assert desk.wishes[-1] == ("hear_only", "a")
    qtbot.keyClick(window.wall.tile("a"), Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert window.status.isAncestorOf(window.focusWidget())


def test_the_wall_leaves_with_its_desk(window: MainWindow, places: WallScreenBinding) -> None:
    places.send(window.screen())
    there = away(window)
    window.hide()
    assert window.wall.window() is window
    assert not there.isVisible()


def test_with_one_screen_the_menu_says_so(window: MainWindow) -> None:
    menu = window.menus.menu(Menu.VIEW_SCREEN)
    for _ in range(2):
        menu.aboutToShow.emit()
    texts = [(action.text(), action.isEnabled()) for action in menu.actions()]
    assert texts[-2:] == [("There is no other screen.", False), ("Bring the wall back", False)]
