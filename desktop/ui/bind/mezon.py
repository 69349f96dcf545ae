"""Where the rooms of Mezon and the window meet: the docks are filled, each room gets its binding.

Imported when somebody needs the rooms; until then `mezon_porch.py` stands there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.bind.account import AccountBinding
from desktop.ui.bind.channels import ChannelsBinding
from desktop.ui.bind.chat import ChatBinding
from desktop.ui.bind.onair import OnAirBinding
from desktop.ui.bind.switcher import SwitcherBinding
from desktop.ui.channels.panel import ChannelsPanel
from desktop.ui.chat.panel import ChatPanel
from desktop.ui.panel_walk import focus_is_in

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk
    from desktop.ui.bind import Binding
    from desktop.ui.bind.mezon_porch import MezonPorch
    from desktop.ui.main_window import MainWindow
    from desktop.ui.theme import Theme


class MezonParts:
    """What fills the docks. Each of them takes a moment to be made."""

    channels: ChannelsPanel
    chat: ChatPanel

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def make(self) -> Iterator[None]:
        """One after the other."""
        self.channels = ChannelsPanel(self._theme)
        yield
        self.chat = ChatPanel(self._theme)
        yield


class MezonBinding(QObject):
    """All of Mezon for one window; lives as long as the window."""

    def __init__(
        self, window: MainWindow, desk: Desk, mezon: MezonDesk, rooms: Binding, parts: MezonParts, porch: MezonPorch
    ) -> None:
        super().__init__(window)
        self._window, self.desk = window, mezon
        self.channels_panel, self.chat_panel, self.bar = parts.channels, parts.chat, porch.bar
        porch.close()
        self._fill_docks()
        self.account = AccountBinding(window, desk, mezon, rooms)
        rooms.settings.join_account(self.account)
        porch.panels.join(self.channels_panel)
        self.chat_panel.order_stops()
        self.chat = ChatBinding(window, mezon, self.chat_panel, rooms.confirm)
        self.chat_panel.sign_in_wanted.connect(window.sign_in_wanted)
        self.channels = ChannelsBinding(window, mezon, desk.notices, self.channels_panel, self.chat.open)
        self.switcher = SwitcherBinding(window, mezon, self.channels.choose)
        self.onair = OnAirBinding(window, desk, mezon, self.bar, rooms.confirm)
        self.channels_panel.broadcast_wanted.connect(self.onair.use)

    def close(self) -> None:
        """The window is gone from the screen: nothing is read for it any more."""
        self.chat_panel.pictures.finish()

    def _fill_docks(self) -> None:
        docks = self._window.docks
        focused = next((dock for dock in (docks.channels, docks.chat) if focus_is_in(dock)), None)
        docks.channels.fill(self.channels_panel, self.channels_panel.clan_button)
        docks.chat.fill(self.chat_panel, self.chat_panel.tabs)
        if focused is not None:
            self._window.panels.go_to(focused)
