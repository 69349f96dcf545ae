"""The tabs of the chat dock: the open channel, who watches it, direct messages, each with its number."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.ui.i18n import tr
from desktop.ui.theme import Theme


class Tab(IntEnum):
    """Where each stands in the row."""

    CHAT = 0
    VIEWERS = 1
    MESSAGES = 2


_ICONS = {Tab.CHAT: "chat", Tab.VIEWERS: "eye", Tab.MESSAGES: "dm"}


class ChatTabs(QTabBar):
    """Words and numbers; where they do not fit, icons and numbers. Who holds them says how much room there is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._viewers: int | None = None
        self._unread = 0
        self._room = 0
        for _ in Tab:
            self.addTab("")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def fit(self, width: int) -> None:
        """The room of all of them together, in pixels."""
        self._room = width
        self._name()

    def show_counts(self, viewers: int | None, unread: int) -> None:
        """Who watches (None where nobody knows), and what is unread of the direct messages."""
        if (viewers, unread) != (self._viewers, self._unread):
            self._viewers, self._unread = viewers, unread
            self._name()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _name(self) -> None:
        names = {
            Tab.CHAT: tr("Chat", "Chat"), Tab.VIEWERS: tr("Chat", "Viewers"), Tab.MESSAGES: tr("Chat", "Messages"),
        }  # fmt: skip
        counts = {Tab.CHAT: "", Tab.VIEWERS: str(self._viewers or ""), Tab.MESSAGES: _short(self._unread)}
        whole = {tab: f"{names[tab]} {counts[tab]}".strip() for tab in Tab}
        metrics = self.fontMetrics()
        spare = self._theme.px(28)
        fits = sum(metrics.horizontalAdvance(words) + spare for words in whole.values()) <= self._room
        for tab in Tab:
            self.setTabText(tab, whole[tab] if fits else counts[tab])
            self.setTabIcon(tab, QIcon() if fits else self._theme.icon(_ICONS[tab], "text.secondary"))
            self.setTabToolTip(tab, whole[tab])
            self.setAccessibleTabName(tab, whole[tab])

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.size("dockTitle") - 1)  # the line below is the header's
        self.setIconSize(self._theme.icon_size())
        self._name()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("Chat", "Chat, viewers, messages"))
        self._name()


def _short(count: int) -> str:
    return "" if not count else str(count) if count < 1000 else "999+"
