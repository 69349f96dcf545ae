"""The chat dock: the open channel, who watches it, and direct messages."""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.core.channel import Channel
from desktop.ui.chat.conversations_page import ConversationsPage
from desktop.ui.chat.page import ChatPage
from desktop.ui.chat.pictures import Pictures
from desktop.ui.chat.viewers_page import ViewersPage
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class Tab(IntEnum):
    """Where each stands in the row."""

    CHAT = 0
    VIEWERS = 1
    MESSAGES = 2


_ICONS = {Tab.CHAT: "chat", Tab.VIEWERS: "eye", Tab.MESSAGES: "dm"}


class ChatPanel(QWidget):
    """The content of the right dock. Its pages show what they are given; `tab_wanted` is a press on a tab."""

    tab_wanted = Signal(int)
    sign_in_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._viewers: int | None = None
        self._unread = 0
        self._in_conversation = False
        self.pictures = Pictures(self)
        self.tabs = QTabBar()
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
        self._retranslate()

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
        if (viewers, unread) != (self._viewers, self._unread):
            self._viewers, self._unread = viewers, unread
            self._name_tabs()

    def focus_field(self) -> None:
        """Where one writes, else where one reads."""
        field = self.chat.composer.field
        stop = field if field.isVisible() and field.isEnabled() else self.tabs
        stop.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_tabs()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

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

    def _name_tabs(self) -> None:
        """Words and numbers; where they do not fit, icons and numbers."""
        names = {
            Tab.CHAT: tr("Chat", "Chat"), Tab.VIEWERS: tr("Chat", "Viewers"), Tab.MESSAGES: tr("Chat", "Messages"),
        }  # fmt: skip
        counts = {Tab.CHAT: "", Tab.VIEWERS: str(self._viewers or ""), Tab.MESSAGES: _short(self._unread)}
        whole = {tab: f"{names[tab]} {counts[tab]}".strip() for tab in Tab}
        metrics = self.tabs.fontMetrics()
        room = self._theme.px(28)
        fits = sum(metrics.horizontalAdvance(words) + room for words in whole.values()) <= self.width()
        for tab in Tab:
            self.tabs.setTabText(tab, whole[tab] if fits else counts[tab])
            icon = self._theme.icon(_ICONS[tab], "text.secondary")
            self.tabs.setTabIcon(tab, icon if not fits else icon.__class__())
            self.tabs.setTabToolTip(tab, whole[tab])
            self.tabs.setAccessibleTabName(tab, whole[tab])

    def _lay_out(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, panel="panel")
        for _ in Tab:
            self.tabs.addTab("")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for page in (self.chat, self.viewers, self.conversations):
            self._stack.addWidget(page)
        line = QFrame()
        dress(line, panel="line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tabs, line):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        stops = (
            self.tabs, self.chat.back, self.chat.pin, self.chat.more, self.chat.list, self.chat.composer.attach,
            self.chat.composer.field, self.chat.composer.emoji, self.chat.composer.send,
        )  # fmt: skip
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _restyle(self) -> None:
        theme = self._theme
        self.setMinimumWidth(theme.size("dockRightMin"))
        self.tabs.setFixedHeight(theme.size("dockTitle"))
        self.tabs.setIconSize(theme.icon_size())
        self._name_tabs()

    def _retranslate(self) -> None:
        self.tabs.setAccessibleName(tr("Chat", "Chat, viewers, messages"))
        self._name_tabs()


def _short(count: int) -> str:
    return "" if not count else str(count) if count < 1000 else "999+"
