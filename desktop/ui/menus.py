"""The menu bar, filled from the registry of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.ui.commands import Menu, menu_title

if TYPE_CHECKING:
    from desktop.ui.actions import ActionRegistry

_ALONE = (Menu.FILE, Menu.VIEW, Menu.BROADCAST, Menu.SOURCES, Menu.MIX, Menu.CALLS, Menu.WINDOW, Menu.HELP)
# Where a submenu stands.
_BEFORE = {Menu.SOURCES_FOCUS: "source.record", Menu.SOURCES_LISTEN: "source.mute", Menu.MIX_MUTE: "mix.output"}


class Menus:
    """Menus of one bar. Keeps them, so that the language can change under them."""

    def __init__(self, bar: QMenuBar) -> None:
        """Titles only, which are all that is seen of it at first."""
        self._bar = bar
        self._menus: dict[Menu, QMenu] = {menu: bar.addMenu("") for menu in _ALONE}
        self.retranslate()

    def fill(self, actions: ActionRegistry) -> None:
        """Hang every command into its menu, once."""
        for menu in Menu:
            if menu not in self._menus:
                self._menus[menu] = QMenu(self._bar)
        for command_id in actions.ids:
            command = actions.command(command_id)
            if command.separator:
                self._menus[command.menu].addSeparator()
            self._menus[command.menu].addAction(actions.action(command_id))
        self._hang_submenus(actions)
        for shown in self._menus.values():
            shown.setToolTipsVisible(True)
        self.retranslate()

    def menu(self, menu: Menu) -> QMenu:
        """One menu, to which others may add."""
        return self._menus[menu]

    def retranslate(self) -> None:
        """Take the titles again."""
        for menu, shown in self._menus.items():
            shown.setTitle(menu_title(menu))

    def _hang_submenus(self, actions: ActionRegistry) -> None:
        for menu in (Menu.VIEW_SCREEN, Menu.VIEW_SIZE, Menu.VIEW_THEME):
            self._menus[Menu.VIEW].addMenu(self._menus[menu])
        self._menus[Menu.WINDOW].insertMenu(actions.action("window.reset_layout"), self._menus[Menu.WINDOW_LAYOUTS])
        for menu, before in _BEFORE.items():
            self._menus[actions.command(before).menu].insertMenu(actions.action(before), self._menus[menu])
