"""The card of MeetStream in Settings › Services: its key, its address, what the last test said. Emits wishes."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout

from desktop.core.links import is_web
from desktop.settings.schema import AuthScheme, MeetStream
from desktop.ui.fields import ChoiceBox, FieldNote, mark_wrong, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.card_lines import answer_line, head_line
from desktop.ui.settings.page import Card, Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_card import ServiceCard


class MeetStreamCard(ServiceCard):
    """Shows the section MeetStream of the settings, and emits it whole when it was edited."""

    key_replaced = Signal(str)
    forget_wanted = Signal(object)  # the button

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        theme = page.theme
        self._section = MeetStream()
        self.key = SecretField(theme, tr("Services", "API key"))
        self.address, self.path = QLineEdit(), QLineEdit()
        self.address_note = FieldNote(theme)
        self.scheme = ChoiceBox((AuthScheme.TOKEN, "Token"), (AuthScheme.BEARER, "Bearer"))
        self.setFocusProxy(self.key)
        self._lay_out(page)
        self._connect()

    def show_settings(self, section: MeetStream) -> None:
        """Show it; a field that is being typed in is left alone."""
        self._section = section
        for field, text in ((self.address, section.base), (self.path, section.create_path)):
            if not field.hasFocus():
                field.setText(text)
        self.scheme.choose(section.scheme)

    def show_key(self, is_set: bool, stored_at: datetime | None) -> None:
        """Whether a key is stored."""
        self.key.set_state(is_set, stored_at)
        self.test.setEnabled(is_set)
        self.test.setToolTip("" if is_set else tr("Services", "Store a key first."))

    def _edited(self) -> None:
        base, path = self.address.text().strip().rstrip("/"), self.path.text().strip()
        fault = meetstream_fault(base, path)
        self.address_note.say(fault, "error")
        mark_wrong(self.address, bool(fault))
        if fault:
            return
        new = replace(self._section, base=base, create_path=path, scheme=self.scheme.chosen)
        if new != self._section:
            self._section = new
            self.edited.emit(new)

    def _connect(self) -> None:
        self.key.replaced.connect(self.key_replaced)
        self.key.forget_wanted.connect(self.forget_wanted)
        for field in (self.address, self.path):
            when_left(field, self, self._edited)
        self.scheme.activated.connect(self._edited)

    def _lay_out(self, page: Page) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(page.theme)
        column.addWidget(card)
        card.add(head_line(page.theme, "bot", "MeetStream", QLabel(tr("Services", "meeting bots")), self.chip))
        page.row(card, tr("Services", "API key"), self.key, stretch=True)
        page.row(card, tr("Services", "Address"), self.address, note=self.address_note, stretch=True)
        hint = tr("Services", "Some accounts create bots under another path. Leave it as it is unless support says so.")
        page.row(card, tr("Services", "Path for new bots"), self.path, hint=hint, stretch=True)
        hint = tr("Services", "The word before the key. If the key is refused, try the other one.")
        page.row(card, tr("Services", "Sign as"), self.scheme, hint=hint)
        card.add(answer_line(page.theme, self.test, self.result))


def meetstream_fault(base: str, path: str) -> str:
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
