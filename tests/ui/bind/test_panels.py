from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.channels.clan_menu import ClanMenu
from desktop.ui.chat.tabs import Tab
from desktop.ui.main_window import MainWindow
from desktop.ui.panel_walk import focus_is_in
from tests.ui.fake_mezon import NIGHT, SHOW, TALK, FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk


@pytest.fixture
def mezon(window: MainWindow) -> FakeMezon:
    found = FakeMezon()
    window.wait_for_mezon(lambda: None)
    list(window.join_mezon(cast("MezonDesk", found)))
    return found


def press(window: MainWindow, command_id: str) -> None:
    window.actions_.action(command_id).trigger()


def test_a_key_goes_to_a_panel_and_closes_it_from_inside(window: MainWindow, mezon: FakeMezon) -> None:
    dock = window.docks.channels
    press(window, "window.channels")
    assert focus_is_in(dock)
    press(window, "window.channels")
    assert not dock.isVisible()
    assert not window.actions_.action("view.channels").isChecked()
    press(window, "window.channels")
    assert dock.isVisible()
    assert window.actions_.action("view.channels").isChecked()


def test_the_menu_shows_and_closes(window: MainWindow, mezon: FakeMezon) -> None:
    for name, dock in (("chat", window.docks.chat), ("channels", window.docks.channels)):
        press(window, f"view.{name}")
        assert not dock.isVisible()
        press(window, f"view.{name}")
        assert dock.isVisible()


def test_the_filter_opens_what_is_closed(window: MainWindow, mezon: FakeMezon) -> None:
    window.docks.channels.close()
    press(window, "window.filter")
    assert window.mezon.channels_panel.filter_field.hasFocus()


def test_channels_are_walked_through_over_the_headings(window: MainWindow, mezon: FakeMezon) -> None:
    opened = []
    for command_id in ("next", "next", "next", "next", "previous"):
        press(window, f"window.{command_id}_channel")
        opened.append(mezon.chat.channel)
    assert opened == [SHOW, NIGHT, TALK, TALK, NIGHT]


def test_the_headers_of_the_docks_are_pressed_with_the_mouse(window: MainWindow, mezon: FakeMezon) -> None:
    channels, chat = window.mezon.channels_panel, window.mezon.chat_panel
    QTest.mouseClick(chat.tabs, Qt.MouseButton.LeftButton, pos=chat.tabs.tabRect(Tab.MESSAGES).center())
    assert chat.tab is Tab.MESSAGES
    assert channels.clan_button.height() == chat.tabs.height() == 35
    QTest.mouseClick(channels.clan_button, Qt.MouseButton.LeftButton)
    menu = channels.findChild(ClanMenu)
    assert menu.isVisible()
    menu.close()


def test_tab_goes_through_the_channels_in_their_order(window: MainWindow, mezon: FakeMezon) -> None:
    panel = window.mezon.channels_panel
    panel.clan_button.setFocus(Qt.FocusReason.TabFocusReason)
    seen = [QApplication.focusWidget()]
    for _ in panel.stops[1:]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert tuple(seen) == panel.stops
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert focus_is_in(window.wall_header)
