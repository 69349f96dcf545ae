"""The card of MeetStream in Settings › Services: its key, its address, what the last test said. Emits wishes."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.settings.schema import AuthScheme, MeetStream
from desktop.ui.fields import ChoiceBox, FieldNote, mark_fault, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.address_faults import meetstream_fault
from desktop.ui.settings.page import Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_card import ServiceCard


class MeetStreamCard(ServiceCard):
    """Shows the section MeetStream of the settings, and emits it whole when it was edited."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        theme = page.theme
        self._section = MeetStream()
        self.key = SecretField(theme, tr("Services", "API key"))
        self.secrets = (self.key,)
        self.address, self.path = QLineEdit(), QLineEdit()
        self.address_note = FieldNote(theme)
        self.scheme = ChoiceBox((AuthScheme.TOKEN, "Token"), (AuthScheme.BEARER, "Bearer"))
        self.setFocusProxy(self.key)
        self._lay_out(page)
        self._connect()

    def show_settings(self, section: MeetStream) -> None:
        """Show it; a field that is being typed in is left alone."""
        self._section = section
        self._show_text(self.address, section.base, self.address_note)
        self._show_text(self.path, section.create_path)
        self.scheme.choose(section.scheme)

    def _untestable(self) -> str:
        return tr("Services", "Store a key first.")

    def _edited(self) -> None:
        base, path = self.address.text().strip().rstrip("/"), self.path.text().strip()
        fault = meetstream_fault(base, path)
        mark_fault(self.address, self.address_note, fault)
        if not fault:
            self._take(replace(self._section, base=base, create_path=path, scheme=self.scheme.chosen))

    def _connect(self) -> None:
        for field in (self.address, self.path):
            when_left(field, self, self._edited)
        self.scheme.activated.connect(self._edited)

    def _lay_out(self, page: Page) -> None:
        card = self._head("bot", "MeetStream", QLabel(tr("Services", "meeting bots")))
        page.row(card, tr("Services", "API key"), self.key, stretch=True)
        page.row(card, tr("Services", "Address"), self.address, note=self.address_note, stretch=True)
        hint = tr("Services", "Some accounts create bots under another path. Leave it as it is unless support says so.")
        page.row(card, tr("Services", "Path for new bots"), self.path, hint=hint, stretch=True)
        hint = tr("Services", "The word before the key. If the key is refused, try the other one.")
        page.row(card, tr("Services", "Sign as"), self.scheme, hint=hint)
        self._foot(card)
