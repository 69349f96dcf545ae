"""What stands in the docks while nobody is signed in and nothing is set up: why they are empty, and the way in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.empty_state import EmptyState
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme

Words = tuple[str, str, str]


def channels_words() -> Words:
    """Of the channels: title, sentence, button."""
    return (
        tr("Channels", "Not signed in"),
        tr("Channels", "Sign in to Mezon to see your clans and their channels."),
        tr("Channels", "Sign in to Mezon…"),
    )


def chat_words() -> Words:
    """Of the chat."""
    text = tr("Chat", "Sign in to Mezon to read and write in its channels.")
    return tr("Chat", "Not signed in"), text, tr("Chat", "Sign in to Mezon…")


def mix_words() -> Words:
    """Of the mix, before ZEGOCLOUD is set up."""
    text = tr(
        "Mixer",
        "The cloud mix joins the voices of one ZEGOCLOUD room into up to three streams. Connect ZEGOCLOUD to use it.",
    )
    return tr("Mixer", "No mix is running"), text, tr("Mixer", "Connect ZEGOCLOUD…")


class SignedOut(EmptyState):
    """`primary_pressed` when somebody wants in."""

    def __init__(self, theme: Theme, icon: str, words: Callable[[], Words], parent: QWidget | None = None) -> None:
        super().__init__(theme, icon, parent)
        self._words = words
        self.set_prominent(False)  # two docks and the wall ask at once; the wall's is the first to press
        self.set_words(*words())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_words(*self._words())
