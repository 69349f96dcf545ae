"""The card of MeetStream: the key goes to the keyring, a test is asked for, and what it said is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.ui.i18n import tr
from desktop.ui.popover import Question

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.account import Ask
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.settings.meetstream_card import MeetStreamCard


class MeetStreamCardBinding(QObject):
    """Lives as long as the card, which is made anew with every language."""

    def __init__(self, card: MeetStreamCard, desk: Desk, settings: SettingsBinding, ask: Ask) -> None:
        super().__init__(card)
        self._card, self._desk, self._settings, self._ask = card, desk, settings, ask
        card.test_wanted.connect(desk.services.test)
        card.key_replaced.connect(lambda value: desk.secrets.set(MEETSTREAM_KEY, value))
        card.forget_wanted.connect(self._ask_forget)
        desk.services.changed.connect(self._show)
        desk.secrets.changed.connect(self._show)
        card.destroyed.connect(self._leave)
        self._show()

    def _show(self) -> None:
        status = self._desk.services.meetstream
        self._card.show_key(self._settings.service_stored, self._desk.secrets.stored_at(MEETSTREAM_KEY))
        self._card.show_state(status.state, self._settings.status_sentence(status))

    def _leave(self) -> None:
        self._desk.services.changed.disconnect(self._show)
        self._desk.secrets.changed.disconnect(self._show)

    def _ask_forget(self, button: QWidget) -> None:
        question = Question(
            tr("Services", "Forget the API key of MeetStream?"),
            tr("Services", "No bot can be invited until a key is stored again. Bots in meetings stay."),
            tr("Services", "Keep"),
            tr("Services", "Forget"),
        )
        self._ask(button, question, lambda: self._desk.secrets.forget(MEETSTREAM_KEY))
