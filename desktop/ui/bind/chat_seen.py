"""Whether the operator has the newest message in front of the eyes; only then Mezon is told that it was read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from desktop.control.chat import Chat
    from desktop.ui.chat.message_list import MessageList


class ChatSeen(QObject):
    """The list is shown and at its end, and the console is the program in use, as far as `in_use` says."""

    def __init__(self, parent: QObject, chat: Chat, messages: MessageList) -> None:
        super().__init__(parent)
        self._chat, self._list = chat, messages
        self.in_use: Callable[[], bool] = _program_in_use
        messages.newest_shown.connect(self.look)
        gui = QGuiApplication.instance()
        if isinstance(gui, QGuiApplication):
            gui.applicationStateChanged.connect(self.look)

    def look(self) -> None:
        """Is it so now?"""
        shown = self._list.isVisible() and not self._list.window().isMinimized()
        if shown and self._list.at_end and self.in_use():
            self._chat.see()


def _program_in_use() -> bool:
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
