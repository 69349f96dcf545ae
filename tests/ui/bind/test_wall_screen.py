from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code
from desktop.ui.bind.wall_screen import WallScreenBinding
from desktop.ui.commands import Menu
from desktop.ui.main_window import MainWindow
from desktop.ui.wall.wall import Wall
from desktop.ui.wall_away import WallAway
from desktop.ui.wall_window import WallWindow
from tests.ui import samples
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


def strip_of(window: MainWindow) -> Wall:
    found = window.findChildren(WallAway)[-1]
    return found.strip


def test_the_wall_goes_and_comes_back_as_it_was(window: MainWindow, places: WallScreenBinding) -> None:
    tile, panel = window.wall.tile("a"), window.wall.parentWidget()
    places.send(window.screen())
    assert away(window).isFullScreen()
    assert window.wall.isVisible()
    assert tile.isVisible()
    instead = window.findChild(WallAway)
    assert instead is not None
    assert instead.isVisible()
    instead.back_button.click()
    assert window.wall.window() is window
    assert window.wall.parentWidget() is panel
    assert tile.isVisible()
    assert not instead.isVisible()


def test_what_stands_under_the_wall_stays_under_it(window: MainWindow, places: WallScreenBinding) -> None:
    panel = window.wall.parentWidget()
    assert panel is not None
    column, under = panel.layout(), QWidget()
    assert column is not None
    column.addWidget(under)
    places.send(window.screen())
    instead = window.findChild(WallAway)
    assert instead is not None
    assert column.indexOf(instead) + 1 == column.indexOf(under)
    places.back()
    assert column.indexOf(window.wall) + 1 == column.indexOf(under)


def test_the_strip_stays_at_the_desk_and_follows(
    window: MainWindow, desk: FakeDesk, places: WallScreenBinding, qtbot: QtBot
) -> None:
    desk.sources.put(receiving("b", "Studio B"))
    qtbot.waitUntil(lambda: window.wall.ids == ("a", "b"))
    places.send(window.screen())
    strip = strip_of(window)
    assert strip.ids == ("a", "b")
    assert strip.window() is window
    assert not any(place.focus for place in strip.arrangement.places)
    window.wall.select("b")
    assert strip.selected_id == "b"
    qtbot.mouseClick(strip.tile("a"), Qt.MouseButton.LeftButton)
    assert window.wall.selected_id == "a"
    qtbot.mouseDClick(strip.tile("b"), Qt.MouseButton.LeftButton)
    assert desk.sources.focus_id == "b"
    picture = samples.picture(320, 180)
    desk.pictures.waiting["b"] = picture
    desk.pictures.arrived.emit("b")
    qtbot.waitUntil(lambda: strip.tile("b").picture._picture is picture)
    assert window.wall.tile("b").picture._picture is picture


def test_pictures_are_made_for_the_wall_and_for_the_strip_only_what_it_alone_shows(
    window: MainWindow, desk: FakeDesk, places: WallScreenBinding
) -> None:
    places.send(window.screen())
    shown = desk.pictures.shown["a"]
    there = window.wall.tile("a").picture.wanted_size
    assert shown == (there.width(), there.height(), True)
    away(window).hide()
    small = strip_of(window).tile("a").picture.wanted_size
    assert desk.pictures.shown["a"] == (small.width(), small.height(), True)
    away(window).show()
    assert desk.pictures.shown["a"] == shown
    places.back()
    here = window.wall.tile("a").picture.wanted_size
    assert desk.pictures.shown["a"] == (here.width(), here.height(), True)


def test_who_has_gone_is_not_asked_for_when_the_wall_comes_back(
    window: MainWindow, desk: FakeDesk, places: WallScreenBinding, qtbot: QtBot
) -> None:
    places.send(window.screen())
    desk.sources.remove_tile("a")
    qtbot.waitUntil(lambda: window.wall.ids == ())
    desk.pictures.shown.clear()
    places.back()
    assert desk.pictures.shown == {}


def test_an_empty_desk_has_an_empty_strip(window: MainWindow, desk: FakeDesk, places: WallScreenBinding) -> None:
    desk.sources.remove_tile("a")
    places.send(window.screen())
    assert not strip_of(window).isVisible()


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
