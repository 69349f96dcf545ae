"""Settings › Services: a card for each outside party; those of Mezon, ZEGOCLOUD and calls have files of their own."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit

from desktop.core.links import is_web
from desktop.core.model import ServiceState
from desktop.settings.schema import AuthScheme, MeetStream, Settings
from desktop.ui.chip import Chip
from desktop.ui.fields import ChoiceBox, FieldNote, mark_wrong, push_button, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.calls_card import CallsCard
from desktop.ui.settings.card_lines import answer_line, head_line
from desktop.ui.settings.mezon_card import MezonCard
from desktop.ui.settings.page import Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_words import chip_of, state_word
from desktop.ui.settings.zego_card import ZegoCard
from desktop.ui.theme import Theme, dress


class ServicesPage(Page):
    """Keys, addresses, and what the last test said."""

    section = "meetstream"
    test_wanted = Signal()
    key_replaced = Signal(str)
    forget_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Services", "Services"))
        self._section = MeetStream()
        self._lead()
        self.chip = Chip(theme, height=20)
        self.key = SecretField(theme, tr("Services", "API key"))
        self.address = QLineEdit()
        self.path = QLineEdit()
        self.address_note = FieldNote(theme)
        self.scheme = ChoiceBox((AuthScheme.TOKEN, "Token"), (AuthScheme.BEARER, "Bearer"))
        self.test = push_button(tr("Services", "Test"))
        self.result = FieldNote(theme)
        self.mezon = MezonCard(self)
        self.column.addWidget(self.mezon)
        self._meetstream_card()
        self.zego = self.parts["zego"] = ZegoCard(self)
        self.column.addWidget(self.zego)
        self.calls = CallsCard(self)
        self.column.addWidget(self.calls)
        self.finish()
        self.key.replaced.connect(self.key_replaced)
        self.key.forget_wanted.connect(self.forget_wanted)
        self.test.clicked.connect(self.test_wanted)
        self.mezon.edited.connect(lambda section: self.edited.emit("mezon", section))
        self.zego.edited.connect(lambda section: self.edited.emit("zego", section))
        self.calls.edited.connect(lambda section: self.edited.emit("calls", section))
        for field in (self.address, self.path):
            when_left(field, self, self._edited)
        self.scheme.activated.connect(self._edited)

    def show_settings(self, settings: Settings) -> None:
        """Show address, path and scheme."""
        self.mezon.show_settings(settings.mezon)
        self.zego.show_settings(settings.zego)
        self.calls.show_settings(settings.calls)
        self._section = settings.meetstream
        for field, text in ((self.address, self._section.base), (self.path, self._section.create_path)):
            if not field.hasFocus():
                field.setText(text)
        self.scheme.choose(self._section.scheme)

    def show_key(self, is_set: bool, stored_at: datetime | None) -> None:
        """Whether a key is stored."""
        self.key.set_state(is_set, stored_at)
        self.test.setEnabled(is_set)
        self.test.setToolTip("" if is_set else tr("Services", "Store a key first."))

    def show_status(self, state: ServiceState, sentence: str) -> None:
        """The lamp and what the last test said."""
        icon, token, tone = chip_of(state)
        self.chip.set_state(state_word(state), icon=icon, tone=token)
        self.result.say(sentence, tone, quiet=tone in ("ok", "info"))

    def _lead(self) -> None:
        icon = QLabel()
        icon.setPixmap(self.theme.pixmap("shield", "text.secondary", 16, self.devicePixelRatioF()))
        text = QLabel(tr("Services", "Keys go into this computer’s keyring and are never shown again."))
        text.setWordWrap(True)
        dress(text, tone="secondary")
        line = QHBoxLayout()
        line.setSpacing(self.theme.space(3))
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(text, 1)
        self.column.addLayout(line)

    def _meetstream_card(self) -> None:
        card = self.card()
        card.add(head_line(self.theme, "bot", "MeetStream", QLabel(tr("Services", "meeting bots")), self.chip))
        self.row(card, tr("Services", "API key"), self.key, stretch=True)
        self.row(card, tr("Services", "Address"), self.address, note=self.address_note, stretch=True)
        hint = tr("Services", "Some accounts create bots under another path. Leave it as it is unless support says so.")
        self.row(card, tr("Services", "Path for new bots"), self.path, hint=hint, stretch=True)
        hint = tr("Services", "The word before the key. If the key is refused, try the other one.")
        self.row(card, tr("Services", "Sign as"), self.scheme, hint=hint)
        card.add(answer_line(self.theme, self.test, self.result))

    def _edited(self) -> None:
        base, path = self.address.text().strip().rstrip("/"), self.path.text().strip()
        fault = _fault(base, path)
        self.address_note.say(fault, "error")
        mark_wrong(self.address, bool(fault))
        if fault:
            return
        new = msgspec.structs.replace(self._section, base=base, create_path=path, scheme=self.scheme.chosen)
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)


def _fault(base: str, path: str) -> str:
    """What is wrong with an address, in a sentence; empty if nothing is."""
    if not is_web(base):
        return tr("Services", "The address begins with https:// and a host name.")
    parts = urlsplit(base)
    if parts.username or parts.password:
        return tr("Services", "The address holds a user name. The key goes into the field above.")
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        return tr("Services", "Without https:// the key would travel unprotected.")
    if not path.startswith("/"):
        return tr("Services", "The path begins with “/”.")
    return ""
