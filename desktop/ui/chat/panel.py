"""The chat dock: the open channel, who watches it, and direct messages."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.core.channel import Channel
from desktop.ui.chat.conversations_page import ConversationsPage
from desktop.ui.chat.page import ChatPage
from desktop.ui.chat.pictures import Pictures
from desktop.ui.chat.tabs import ChatTabs, Tab
from desktop.ui.chat.viewers_page import ViewersPage
from desktop.ui.theme import Theme, dress


class ChatPanel(QWidget):
    """The content of the right dock. Its pages show what they are given; `tab_wanted` is a press on a tab."""

    tab_wanted = Signal(int)
    sign_in_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._in_conversation = False
        self.pictures = Pictures(self)
        self.tabs = ChatTabs(theme)
        self.chat = ChatPage(theme, self.pictures)
        self.viewers = ViewersPage(theme)
        self.conversations = ConversationsPage(theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self._tab_changed)
        self.chat.sign_in_wanted.connect(self.sign_in_wanted)
        self.conversations.sign_in_wanted.connect(self.sign_in_wanted)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def tab(self) -> Tab:
        """Which is in front."""
        return Tab(self.tabs.currentIndex())

    def show_tab(self, tab: Tab) -> None:
        """Bring it to the front."""
        self.tabs.setCurrentIndex(tab)

    def show_channel(self, channel: Channel | None) -> None:
        """The open channel belongs to the chat, a conversation to the messages."""
        self._in_conversation = channel is not None and channel.direct
        self._choose_page()

    def show_counts(self, viewers: int | None, unread: int) -> None:
        """Who watches (None where nobody knows), and what is unread of the direct messages."""
        self.tabs.show_counts(viewers, unread)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tabs.fit(self.width())

    def _tab_changed(self, tab: int) -> None:
        self._choose_page()
        self.tab_wanted.emit(tab)

    def _choose_page(self) -> None:
        page: QWidget = self.chat
        if self.tab is Tab.VIEWERS:
            page = self.viewers
        elif self.tab is Tab.MESSAGES and not self._in_conversation:
            page = self.conversations
        self._stack.setCurrentWidget(page)

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, panel="panel")
        for page in (self.chat, self.viewers, self.conversations):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def order_stops(self) -> None:
        """The order of the Tab key, once the tabs stand in the header of the dock."""
        stops = (
            self.tabs, self.chat.back, self.chat.pin, self.chat.more, self.chat.list, self.chat.composer.attach,
            self.chat.composer.field, self.chat.composer.emoji, self.chat.composer.send,
        )  # fmt: skip
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _restyle(self) -> None:
        self.setMinimumWidth(self._theme.size("dockRightMin"))
