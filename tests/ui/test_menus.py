from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import Menu, commands
from desktop.ui.menus import Menus


def reached(menu: QMenu) -> set[str]:
    found = set()
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found |= reached(inner)
        elif action.objectName():
            found.add(action.objectName())
    return found


def test_every_command_is_in_a_menu(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = ActionRegistry(commands(), window)
    menus = Menus(window.menuBar())
    menus.fill(actions)
    alone = (
        Menu.FILE, Menu.VIEW, Menu.BROADCAST, Menu.SOURCES, Menu.MIX, Menu.CALLS, Menu.WINDOW, Menu.HELP,
    )  # fmt: skip
    top = [menus.menu(menu) for menu in alone]
    titles = ["File", "View", "Broadcast", "Sources", "Mix", "Calls", "Window", "Help"]
    assert [menu.title() for menu in top] == titles
    assert set().union(*(reached(menu) for menu in top)) == set(actions.ids)


def test_submenus_stand_where_they_belong(qapp: QApplication, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    menus = Menus(window.menuBar())
    menus.fill(ActionRegistry(commands(), window))
    order = [action.text() for action in menus.menu(Menu.SOURCES).actions() if not action.isSeparator()]
    assert order.index("Focus source") == order.index("Record") - 1
    assert order.index("Listen to source") == order.index("Mute here") - 1
