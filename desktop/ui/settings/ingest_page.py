"""Settings › Ingest: where bots dial in, what they are told, who is let in."""

from __future__ import annotations

import ipaddress
from datetime import datetime

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop.core.model import AddressFault, Reach
from desktop.settings.schema import Ingest, Settings
from desktop.ui.address_words import fault_sentence, reach_look, reach_sentence, reach_word
from desktop.ui.chip import Chip
from desktop.ui.fields import FieldNote, NumberBox, mark_fault, push_button, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.page import Page
from desktop.ui.settings.tls_field import TlsField
from desktop.ui.theme import Theme, dress

TYPING_MS = 400  # the address is looked at when typing rests


class IngestPage(Page):
    """The WebSocket server of the console."""

    section = "ingest"
    check_wanted = Signal()
    copy_wanted = Signal()
    renew_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Ingest", "Ingest"))
        self._section = Ingest()
        self._fixed: tuple[str, int] | None = None
        self._listening_fields()
        self._address_fields()
        self._guest_fields()
        self._listening_card()
        self._address_card()
        self._guests_card()
        self.finish()
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show the values of the section; a field that is being typed in is left alone."""
        self._section = value = settings.ingest
        texts = ((self.host, value.host), (self.public, value.public_address),
                 (self.networks, ", ".join(value.allowed_networks)))  # fmt: skip
        for field, text in texts:
            if not field.hasFocus():
                field.setText(text)
        numbers = ((self.port, value.port), (self.connections, value.max_connections),
                   (self.message, value.max_message_mib))  # fmt: skip
        for box, number in numbers:
            blocked = box.blockSignals(True)
            box.setValue(number)
            box.blockSignals(blocked)
        self.tls.set_files(value.certificate, value.certificate_key)
        self._show_fixed()
        self.unknown.setChecked(value.allow_unknown)

    def show_address(self, address: str, fault: AddressFault) -> None:
        """The standing address with its secret dotted, and what speaks against it."""
        self.standing.setText(address or tr("Ingest", "The ingest is not listening."))
        self.standing.setCursorPosition(0)
        for button in (self.copy, self.renew, self.check):
            button.setEnabled(bool(address))
        self.public_note.say(fault_sentence(fault), "warn")

    def show_fixed(self, host: str, port: int) -> None:
        """Where the ingest listens whatever the settings say: the demo studio stays on this computer.

        Its rows then show what is in force and cannot be changed.
        """
        self._fixed = (host, port)
        self._show_fixed()

    def show_listening(self, port: int | None) -> None:
        """The port in use, told where the settings name another one or leave it open; None: it does not listen."""
        said = tr("Ingest", "It listens on port {port} now.").format(port=port) if port else ""
        self.port_now.say("" if port == self._section.port or self._fixed else said, "info", quiet=True)

    def show_certificate(self, until: datetime | None) -> None:
        """When the certificate of the listener ends."""
        self.tls.show_until(until)

    def show_reach(self, reach: Reach, checked_at: datetime | None) -> None:
        """What the last check found."""
        icon, tone = reach_look(reach)
        self.reach.set_state(reach_word(reach), icon=icon, tone=tone)
        quiet = reach is not Reach.NOT_REACHABLE
        self.reach_note.say(reach_sentence(reach, checked_at), "info" if quiet else "error", quiet=quiet)
        self.check.setEnabled(reach is not Reach.CHECKING)

    def show_trouble(self, sentence: str) -> None:
        """Why the ingest does not listen; empty when it does."""
        self.port_note.say(sentence, "error")

    def _show_fixed(self) -> None:
        if self._fixed is None:
            return
        host, port = self._fixed
        blocked = self.port.blockSignals(True)
        self.port.setValue(port)
        self.port.blockSignals(blocked)
        self.host.setText(host)
        self.public.clear()
        self.public.setPlaceholderText(tr("Ingest", "none: all bots are on this computer"))
        self.check.setText(tr("Ingest", "Check"))
        why = tr("Ingest", "In the demo studio this cannot be chosen.")
        for field in (self.port, self.host, self.tls, self.public):
            field.setEnabled(False)
            field.setToolTip(why)
        said = tr("Ingest", "The demo studio listens on this computer only, on a port that was free.")
        self.port_now.say(said, "info", quiet=True)

    def _listening_fields(self) -> None:
        self.port = NumberBox(0, 65535)
        self.port.setSpecialValueText(tr("Ingest", "any free one"))
        self.port_note, self.port_now = FieldNote(self.theme), FieldNote(self.theme)
        self.host = QLineEdit()
        self.host.setPlaceholderText(tr("Ingest", "all addresses of this computer"))
        self.host_note = FieldNote(self.theme)
        self.tls = TlsField(self.theme)

    def _address_fields(self) -> None:
        self.public = QLineEdit()
        self.public.setPlaceholderText("wss://studio.example.net")
        self.public_note = FieldNote(self.theme)
        self.reach = Chip(self.theme, height=20)
        self.check = push_button(tr("Ingest", "Check from outside"))
        self.reach_note = FieldNote(self.theme)
        self.standing = QLineEdit()
        self.standing.setReadOnly(True)
        dress(self.standing, role="mono")
        self.copy = push_button(tr("Ingest", "Copy"))
        self.renew = push_button(tr("Ingest", "Renew…"), look="quiet")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(TYPING_MS)

    def _guest_fields(self) -> None:
        self.networks = QLineEdit()
        self.networks.setPlaceholderText(tr("Ingest", "everybody"))
        self.networks_note = FieldNote(self.theme)
        self.unknown = QCheckBox(tr("Ingest", "Let bots in that were not invited from here"))
        self.connections = NumberBox(1, 256)
        self.message = NumberBox(1, 64, " MiB")

    def _listening_card(self) -> None:
        card = self.card(tr("Ingest", "Where bots dial in"))
        anew = tr("Ingest", "Listens anew: bots that are sending dial again by themselves.")
        self.port_now.setContentsMargins(self.theme.px(8), 0, 0, 0)
        card.add(self.port_now)
        self.row(card, tr("Ingest", "Port"), self.port, hint=anew, note=self.port_note)
        hint = tr("Ingest", "One address of this computer, or empty for all.")
        self.row(card, tr("Ingest", "Listen on"), self.host, hint=hint, note=self.host_note, stretch=True)
        self.row(card, tr("Ingest", "TLS"), self.tls, stretch=True)

    def _address_card(self) -> None:
        card = self.card(tr("Ingest", "What bots are told"))
        hint = tr("Ingest", "Empty when bots reach this computer directly. Behind a tunnel or router, its address.")
        self.row(card, tr("Ingest", "Public address"), self.public, hint=hint, note=self.public_note, stretch=True)
        self.row(card, tr("Ingest", "Reachable"), self.check, self.reach, note=self.reach_note)
        hint = tr("Ingest", "For a bot made elsewhere. The hidden part keeps strangers out; copying includes it.")
        fields = (self.standing, self.copy, self.renew)
        self.row(card, tr("Ingest", "Secret path"), *fields, hint=hint, stretch=True)

    def _guests_card(self) -> None:
        card = self.card(tr("Ingest", "Who is let in"))
        hint = tr("Ingest", "Networks such as 203.0.113.0/24, separated by commas. Empty lets every network in.")
        self.row(card, tr("Ingest", "Allowed senders"), self.networks, hint=hint, note=self.networks_note, stretch=True)
        hint = tr("Ingest", "Whoever finds the port can then send a picture. Invited bots need no such gap.")
        self.row(card, tr("Ingest", "Unknown bots"), self.unknown, hint=hint)
        self.row(card, tr("Ingest", "Connections at once"), self.connections)
        self.row(card, tr("Ingest", "Largest message"), self.message)

    def _connect(self) -> None:
        self.public.textEdited.connect(lambda _text: self._rest.start())
        self._rest.timeout.connect(self._edited)
        for field in (self.host, self.public, self.networks):
            when_left(field, self, self._edited)
        for box in (self.port, self.connections, self.message):
            box.valueChanged.connect(self._edited)
        self.tls.edited.connect(self._edited)
        self.unknown.clicked.connect(self._edited)
        self.check.clicked.connect(self.check_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.renew.clicked.connect(lambda: self.renew_wanted.emit(self.renew))

    def _edited(self) -> None:
        self._rest.stop()
        networks, wrong = _networks(self.networks.text())
        said = tr("Ingest", "“{text}” is not a network.").format(text=wrong) if wrong else ""
        mark_fault(self.networks, self.networks_note, said)
        host = self.host.text().strip()
        host_wrong = not _is_address(host)
        said = tr("Ingest", "“{text}” is not an address of this computer.").format(text=host) if host_wrong else ""
        mark_fault(self.host, self.host_note, said)
        fixed = self._fixed is not None  # then those rows show no setting
        new = msgspec.structs.replace(
            self._section,
            port=self._section.port if fixed else self.port.value(),
            host=self._section.host if host_wrong or fixed else host,  # what is wrong keeps its former value
            certificate=self.tls.certificate,
            certificate_key=self.tls.key,
            public_address=self._section.public_address if fixed else self.public.text().strip(),
            allowed_networks=self._section.allowed_networks if wrong else networks,
            allow_unknown=self.unknown.isChecked(),
            max_connections=self.connections.value(),
            max_message_mib=self.message.value(),
        )
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)


def _networks(text: str) -> tuple[tuple[str, ...], str]:
    """The networks in `text`, and the first word that is none."""
    words = [word.strip() for word in text.replace(";", ",").replace("\n", ",").split(",") if word.strip()]
    found = []
    for word in words:
        try:
            found.append(str(ipaddress.ip_network(word, strict=False)))
        except ValueError:
            return (), word
    return tuple(found), ""


def _is_address(text: str) -> bool:
    if not text or text == "localhost":
        return True
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
