"""What the card of every service has: how it does, its secrets, a test, what the last one said."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.model import ServiceState
from desktop.ui.chip import Chip
from desktop.ui.fields import FieldNote, mark_fault, push_button
from desktop.ui.i18n import tr
from desktop.ui.settings.card_lines import answer_line, head_line
from desktop.ui.settings.page import Card, Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_words import chip_of, state_word


class ServiceCard(QWidget):
    """`state` and `sentence` are what is shown now; `state_shown` each time. Who inherits fills it with rows."""

    edited = Signal(object)  # its section of the settings, whole
    test_wanted = Signal()
    state_shown = Signal()
    _section: Any  # as it is shown
    secrets: tuple[SecretField, ...] = ()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._theme = page.theme
        self.state = ServiceState.NOT_SET_UP
        self.chip, self.result = Chip(page.theme, height=20), FieldNote(page.theme)
        self.test = push_button(tr("Services", "Test"))
        self.test.clicked.connect(self.test_wanted)

    @property
    def sentence(self) -> str:
        """How it does, in a sentence."""
        return self.result.text

    def show_settings(self, section: Any) -> None:
        """Show its section; a field that is being typed in is left alone."""
        raise NotImplementedError

    def show_status(self, state: ServiceState, sentence: str, *, may_test: bool) -> None:
        """How it does, what the last test said, and whether there can be another."""
        self.show_state(state, sentence)
        self.test.setEnabled(may_test)
        self.test.setToolTip("" if may_test else self._untestable())

    def show_state(self, state: ServiceState, sentence: str) -> None:
        """The lamp, and what the last test said."""
        self.state = state
        icon, token, tone = chip_of(state)
        self.chip.set_state(state_word(state), icon=icon, tone=token)
        self.say(sentence, tone)

    def say(self, sentence: str, tone: str) -> None:
        """Another sentence; the lamp stays."""
        self.result.say(sentence, tone, quiet=tone in ("ok", "info"))
        self.state_shown.emit()

    def _untestable(self) -> str:
        """What is to be stored before it can be tested."""
        return ""

    def _show_text(self, field: QLineEdit, text: str, note: FieldNote | None = None) -> None:
        """Nothing is wrong with what is set; what is being typed is left alone, and its `note` too."""
        if not field.hasFocus():
            field.setText(text)
            if note is not None:
                mark_fault(field, note, "")

    def _take(self, section: Any) -> None:
        """It was edited to this."""
        if section != self._section:
            self._section = section
            self.edited.emit(section)

    def _head(self, icon: str, name: str, what: QLabel) -> Card:
        """The card with its first line; `_foot` is its last."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(self._theme)
        column.addWidget(card)
        card.add(head_line(self._theme, icon, name, what, self.chip))
        return card

    def _foot(self, card: Card) -> None:
        card.add(answer_line(self._theme, self.test, self.result))
