"""The card of calls in Settings › Services: which app of the call service, who we are there, where calls start."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout

from desktop.core.model import ServiceState
from desktop.settings.schema import Calls
from desktop.ui.fields import FieldNote, mark_wrong, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.card_lines import answer_line, head_line
from desktop.ui.settings.page import Card, Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_card import ServiceCard
from desktop.ui.settings.zego_card import address_fault
from desktop.ui.theme import dress

PLACE = ("base", "api_key", "user_id", "channel", "name", "development", "hms_page")  # what is set here of the section
LONGEST, LONGEST_NAME = 2_048, 64
_CHANNEL = re.compile(r"[^\s:/]+:[^\s/]+")


class CallsCard(ServiceCard):
    """Shows the section Calls of the settings, and emits it whole when it was edited."""

    token_replaced = Signal(str)
    forget_token_wanted = Signal(object)  # the button
    secret_replaced = Signal(str)
    forget_secret_wanted = Signal(object)

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
        self._lay_out(page)
        self._connect()
        self._show_mode()

    def show_settings(self, section: Calls) -> None:
        """Show it; a field that is being typed in is left alone."""
        self._section = section
        texts = (
            (self.api_key, section.api_key),
            (self.user, section.user_id),
            (self.channel, section.channel),
            (self.name, section.name),
            (self.address, section.base),
            (self.hms_page, section.hms_page),
        )
        for field, text in texts:
            if not field.hasFocus():
                field.setText(text)
        blocked = self.development.blockSignals(True)
        self.development.setChecked(section.development)
        self.development.blockSignals(blocked)
        self._show_mode()

    def show_secrets(self, token: tuple[bool, datetime | None], secret: tuple[bool, datetime | None]) -> None:
        """Whether each is stored, and since when."""
        self.token.set_state(*token)
        self.secret.set_state(*secret)

    def show_status(self, state: ServiceState, sentence: str, *, may_test: bool) -> None:
        """How it does, and what the last test said."""
        self.show_state(state, sentence)
        self.test.setEnabled(may_test)
        self.test.setToolTip("" if may_test else tr("Services", "Store the API key, the user and the token first."))

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
            note.say(fault, "error")
            mark_wrong(field, bool(fault))
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
        if new != self._section:
            self._section = new
            self._show_mode()
            self.edited.emit(new)

    def _connect(self) -> None:
        for field in (self.api_key, self.user, self.channel, self.name, self.address, self.hms_page):
            when_left(field, self, self._edited)
        self.development.toggled.connect(self._edited)
        self.token.replaced.connect(self.token_replaced)
        self.token.forget_wanted.connect(self.forget_token_wanted)
        self.secret.replaced.connect(self.secret_replaced)
        self.secret.forget_wanted.connect(self.forget_secret_wanted)

    def _lay_out(self, page: Page) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(page.theme)
        column.addWidget(card)
        card.add(head_line(page.theme, "phone", tr("Services", "Calls"), self.what, self.chip))
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
        card.add(answer_line(page.theme, self.test, self.result))


def channel_fault(channel: str) -> str:
    """What is wrong with a channel, in a sentence; empty if nothing is."""
    if not channel or _CHANNEL.fullmatch(channel):
        return ""
    return tr("Services", "A channel is written as type:id, for example messaging:newsroom.")
