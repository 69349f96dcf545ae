"""A page of people in the chat dock: a line for what failed, their list, and what it says while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.chat.people_list import PeopleList, PersonRow
from desktop.ui.chat.strip import Strip
from desktop.ui.empty_state import EmptyState
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme


class PeoplePage(QWidget):
    """What the viewers and the conversations share; who inherits it adds to `column` and says its words."""

    retry_wanted = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        """`icon` stands over the words of the empty page."""
        super().__init__(parent)
        self.list = PeopleList(theme)
        self.empty = EmptyState(theme, icon)
        self.strip = Strip(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.strip)
        self.column.addWidget(self._stack, 1)
        self.strip.pressed.connect(self.retry_wanted)

    def show_rows(self, rows: Sequence[PersonRow], failure: str) -> None:
        """These people, or the empty page; `failure` is a sentence, or nothing."""
        self.list.people.show(rows)
        self.strip.say(failure, tr("Chat", "Try again"), "warn")
        self._stack.setCurrentWidget(self.list if rows else self.empty)

    def retranslate(self) -> None:
        """The words again."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
