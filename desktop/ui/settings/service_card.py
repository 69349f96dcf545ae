"""What the card of every service has: how it does, a test, what the last one said."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.model import ServiceState
from desktop.ui.chip import Chip
from desktop.ui.fields import FieldNote, push_button
from desktop.ui.i18n import tr
from desktop.ui.settings.page import Page
from desktop.ui.settings.service_words import chip_of, state_word


class ServiceCard(QWidget):
    """`state` and `sentence` are what is shown now; `state_shown` each time."""

    edited = Signal(object)  # its section of the settings, whole
    test_wanted = Signal()
    state_shown = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
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
