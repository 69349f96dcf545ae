"""The chat dock: the lines of the open channel, and where one writes. It keeps the place of the whole panel."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.ui.chat.composer import Composer
from desktop.ui.chat.message_list import MessageList
from desktop.ui.empty_state import EmptyState
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class ChatPanel(QFrame):
    """Shows what it is given."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, panel="panel")
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.tabs.addTab(tr("Chat", "Chat"))
        self.list, self.composer, self.empty = MessageList(theme), Composer(theme), EmptyState(theme, "chat")
        self.empty.set_words(
            tr("Chat", "No channel open"), tr("Chat", "The chat of the channel you select appears here.")
        )
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.composer)
