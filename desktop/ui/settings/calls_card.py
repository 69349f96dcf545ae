"""The card of calls in Settings › Services: which app of the call service, who we are there, where calls start."""

from __future__ import annotations

import re

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from desktop.settings.schema import Calls
from desktop.ui.fields import FieldNote, mark_fault, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.address_faults import address_fault
from desktop.ui.settings.page import Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_card import ServiceCard
from desktop.ui.theme import dress

PLACE = ("base", "api_key", "user_id", "channel", "name", "development", "hms_page")  # what is set here of the section
LONGEST, LONGEST_NAME = 2_048, 64
_CHANNEL = re.compile(r"[^\s:/]+:[^\s/]+")


class CallsCard(ServiceCard):
    """Shows the section Calls of the settings, and emits it whole when it was edited."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        theme = page.theme
        self._section = Calls()
        self.what = QLabel()
        self.api_key, self.user, self.channel = QLineEdit(), QLineEdit(), QLineEdit()
        self.name, self.address, self.hms_page = QLineEdit(), QLineEdit(), QLineEdit()
        self.channel_note, self.address_note, self.hms_note = FieldNote(theme), FieldNote(theme), FieldNote(theme)
        self.token = SecretField(theme, tr("Services", "User token"))
        self.development = QCheckBox(tr("Services", "Development mode"))
        self.secret = SecretField(theme, tr("Services", "API secret"))
        self.secrets = self.token, self.secret
        self._lay_out(page)
        self._connect()
        self._show_mode()

    def show_settings(self, section: Calls) -> None:
        """Show it; a field that is being typed in is left alone."""
        self._section = section
        self._show_text(self.api_key, section.api_key)
        self._show_text(self.user, section.user_id)
        self._show_text(self.channel, section.channel, self.channel_note)
        self._show_text(self.name, section.name)
        self._show_text(self.address, section.base, self.address_note)
        self._show_text(self.hms_page, section.hms_page, self.hms_note)
        blocked = self.development.blockSignals(True)
        self.development.setChecked(section.development)
        self.development.blockSignals(blocked)
        self._show_mode()

    def _untestable(self) -> str:
        return tr("Services", "Store the API key, the user and the token first.")

    def _show_mode(self) -> None:
        """Which of the two secrets counts; and that this is no way to work for long."""
        development = self._section.development
        self._token_row.setVisible(not development)
        self._secret_row.setVisible(development)
        self.what.setText(tr("Services", "Stream Chat · DEVELOPMENT") if development else "Stream Chat")
        dress(self.what, tone="warn" if development else "secondary")

    def _edited(self) -> None:
        address, channel = self.address.text().strip().rstrip("/"), self.channel.text().strip()
        hms_page = self.hms_page.text().strip().rstrip("/")
        faults = (address_fault(address), channel_fault(channel), address_fault(hms_page))
        fields = (self.address, self.channel, self.hms_page)
        notes = (self.address_note, self.channel_note, self.hms_note)
        for field, note, fault in zip(fields, notes, faults, strict=True):
            mark_fault(field, note, fault)
        if any(faults):
            return
        new = replace(
            self._section,
            base=address or Calls().base,
            api_key=self.api_key.text().strip(),
            user_id=self.user.text().strip(),
            channel=channel,
            name=self.name.text().strip(),
            development=self.development.isChecked(),
            hms_page=hms_page,
        )
        self._take(new)
        self._show_mode()

    def _connect(self) -> None:
        for field in (self.api_key, self.user, self.channel, self.name, self.address, self.hms_page):
            when_left(field, self, self._edited)
        self.development.toggled.connect(self._edited)

    def _lay_out(self, page: Page) -> None:
        card = self._head("phone", tr("Services", "Calls"), self.what)
        for field in (self.api_key, self.user, self.channel, self.address, self.hms_page):
            field.setMaxLength(LONGEST)
        self.name.setMaxLength(LONGEST_NAME)
        self.channel.setPlaceholderText("messaging:newsroom")
        page.row(card, tr("Services", "API key"), self.api_key, stretch=True)
        page.row(card, tr("Services", "User"), self.user, stretch=True)
        hint = tr("Services", "Whoever runs the app gives it to you. It says which user you are.")
        self._token_row = page.row(card, tr("Services", "User token"), self.token, hint=hint, stretch=True)
        hint = tr("Services", "Where calls are started and told of, as type:id.")
        note = self.channel_note
        page.row(card, tr("Services", "Channel"), self.channel, hint=hint, note=note, stretch=True)
        hint = tr("Services", "As others in a call see you. Empty: the user.")
        page.row(card, tr("Services", "Name in calls"), self.name, hint=hint, stretch=True)
        page.row(card, tr("Services", "Address"), self.address, note=self.address_note, stretch=True)
        self.hms_page.setPlaceholderText("https://studio.app.100ms.live")
        hint = tr("Services", "Only for calls at 100ms: where its pages of this app are. They open in the browser.")
        page.row(card, tr("Services", "Pages of 100ms"), self.hms_page, hint=hint, note=self.hms_note, stretch=True)
        hint = tr(
            "Services", "Only to try things out: tokens are made here from the API secret, which belongs on a server."
        )
        page.row(card, "", self.development, hint=hint)
        self._secret_row = page.row(card, tr("Services", "API secret"), self.secret, stretch=True)
        self._foot(card)


def channel_fault(channel: str) -> str:
    """What is wrong with a channel, in a sentence; empty if nothing is."""
    if not channel or _CHANNEL.fullmatch(channel):
        return ""
    return tr("Services", "A channel is written as type:id, for example messaging:newsroom.")
