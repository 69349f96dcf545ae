"""The chat between the desk and its panel: what is open, its lines, what one says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk
    from desktop.ui.chat.panel import ChatPanel
    from desktop.ui.main_window import MainWindow
    from desktop.ui.popover import ConfirmPopover


class ChatBinding(QObject):
    """Shows what is open."""

    def __init__(self, window: MainWindow, mezon: MezonDesk, panel: ChatPanel, confirm: ConfirmPopover) -> None:
        super().__init__(window)
        self._chat, self._panel, self._confirm = mezon.chat, panel, confirm
        mezon.chat.changed.connect(self._show)
        panel.composer.send_wanted.connect(mezon.chat.send)
        self._show()

    def _show(self) -> None:
        channel = self._chat.channel
        self._panel.stack.setCurrentWidget(self._panel.empty if channel is None else self._panel.list)
        self._panel.composer.setVisible(channel is not None)
        self._panel.composer.open_for("" if channel is None else channel.label)
        self._panel.list.show_lines(self._chat.lines)
