"""The card of ZEGOCLOUD in Settings › Services: who we are there, which room is mixed, where it is asked."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout

from desktop.core.links import is_web
from desktop.core.model import ServiceState
from desktop.settings.schema import Region, Zego
from desktop.ui.fields import ChoiceBox, FieldNote, NumberBox, mark_wrong, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.card_lines import answer_line, head_line
from desktop.ui.settings.page import Card, Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_card import ServiceCard

MOST_APP_ID, LONGEST_ROOM, LONGEST = 2**32 - 1, 127, 2_048


class ZegoCard(ServiceCard):
    """Shows the section Zego of the settings, and emits it whole when it was edited."""

    secret_replaced = Signal(str)
    forget_wanted = Signal(object)  # the button
    callback_replaced = Signal(str)
    forget_callback_wanted = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        theme = page.theme
        self._section = Zego()
        self.app_id, self.room, self.address = QLineEdit(), QLineEdit(), QLineEdit()
        self.app_note, self.address_note = FieldNote(theme), FieldNote(theme)
        self.secret = SecretField(theme, tr("Services", "Server secret"))
        self.region = ChoiceBox(*((region, region_words(region)) for region in Region))
        self.test_environment = QCheckBox(tr("Services", "Test environment"))
        self.port = NumberBox(0, 65_535)
        self.callback_secret = SecretField(theme, tr("Services", "Callback secret"))
        self.setFocusProxy(self.app_id)
        self._lay_out(page)
        self._connect()

    def show_settings(self, section: Zego) -> None:
        """Show it; a field that is being typed in is left alone."""
        self._section = section
        texts = (
            (self.app_id, str(section.app_id) if section.app_id else "", self.app_note),
            (self.room, section.room, None),
            (self.address, section.base, self.address_note),
        )
        for field, text, note in texts:
            if not field.hasFocus():
                field.setText(text)
                if note is not None:
                    _mark(field, note, "")
        self.region.choose(section.region)
        for control in (self.test_environment, self.port):
            control.blockSignals(True)
        self.test_environment.setChecked(section.test)
        self.port.setValue(section.callback_port)
        for control in (self.test_environment, self.port):
            control.blockSignals(False)

    def show_secrets(self, secret: tuple[bool, datetime | None], callback: tuple[bool, datetime | None]) -> None:
        """Whether each is stored, and since when."""
        self.secret.set_state(*secret)
        self.callback_secret.set_state(*callback)

    def show_status(self, state: ServiceState, sentence: str, *, may_test: bool) -> None:
        """How it does, and what the last test said."""
        self.show_state(state, sentence)
        self.test.setEnabled(may_test)
        self.test.setToolTip("" if may_test else tr("Services", "Store the App ID and the secret first."))

    def _edited(self) -> None:
        text, address = self.app_id.text().strip(), self.address.text().strip().rstrip("/")
        faults = (app_id_fault(text), address_fault(address))
        _mark(self.app_id, self.app_note, faults[0])
        _mark(self.address, self.address_note, faults[1])
        if any(faults):
            return
        new = replace(
            self._section,
            app_id=int(text or 0),
            base=address,
            room=self.room.text().strip(),
            region=self.region.chosen,
            test=self.test_environment.isChecked(),
            callback_port=self.port.value(),
        )
        if new != self._section:
            self._section = new
            self.edited.emit(new)

    def _connect(self) -> None:
        # What no further digit could mend is marked at once; half an address is not wrong yet.
        self.app_id.textEdited.connect(lambda text: _mark(self.app_id, self.app_note, app_id_fault(text.strip())))
        for field in (self.app_id, self.room, self.address):
            when_left(field, self, self._edited)
        self.region.activated.connect(self._edited)
        self.test_environment.toggled.connect(self._edited)
        self.port.editingFinished.connect(self._edited)
        self.secret.replaced.connect(self.secret_replaced)
        self.secret.forget_wanted.connect(self.forget_wanted)
        self.callback_secret.replaced.connect(self.callback_replaced)
        self.callback_secret.forget_wanted.connect(self.forget_callback_wanted)

    def _lay_out(self, page: Page) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(page.theme)
        column.addWidget(card)
        card.add(head_line(page.theme, "mixer", "ZEGOCLOUD", QLabel(tr("Services", "cloud mix")), self.chip))
        self.app_id.setMaxLength(10)
        self.room.setMaxLength(LONGEST_ROOM)
        self.address.setMaxLength(LONGEST)
        self.address.setPlaceholderText(tr("Services", "made from the region"))
        page.row(card, tr("Services", "App ID"), self.app_id, note=self.app_note)
        page.row(card, tr("Services", "Server secret"), self.secret, stretch=True)
        hint = tr("Services", "Whose voices are mixed. A mix that runs keeps its room.")
        page.row(card, tr("Services", "Room"), self.room, hint=hint, stretch=True)
        page.row(card, tr("Services", "Region"), self.region)
        hint = tr("Services", "Instead of the region’s. For a proxy of your own that passes everything on unchanged.")
        note = self.address_note
        page.row(card, tr("Services", "Own address"), self.address, hint=hint, note=note, stretch=True)
        hint = tr("Services", "Only for projects made before the end of 2021 that are not in production yet.")
        page.row(card, "", self.test_environment, hint=hint)
        hint = tr("Services", "0: nobody listens, and who comes and goes is seen within 10 seconds.")
        page.row(card, tr("Services", "Port for callbacks"), self.port, hint=hint)
        page.row(card, tr("Services", "Callback secret"), self.callback_secret, stretch=True)
        card.add(answer_line(page.theme, self.test, self.result))


def _mark(field: QLineEdit, note: FieldNote, fault: str) -> None:
    note.say(fault, "error" if fault else "")
    mark_wrong(field, bool(fault))


def app_id_fault(text: str) -> str:
    """What is wrong with an App ID, in a sentence; empty if nothing is."""
    if not text or (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_APP_ID):
        return ""
    return tr("Services", "The App ID is a number. It stands in the console of ZEGOCLOUD.")


def address_fault(address: str) -> str:
    """What is wrong with an address of one's own, in a sentence; empty if nothing is."""
    if not address:
        return ""
    if not is_web(address):
        return tr("Services", "The address begins with https:// and a host name.")
    parts = urlsplit(address)
    if parts.username or parts.password or parts.query or parts.fragment:
        return tr("Services", "The address ends with its path. Airdesk adds the rest.")
    if parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        return tr("Services", "Without https:// the key would travel unprotected.")
    return ""


def region_words(region: Region) -> str:
    """Where its servers stand."""
    return {
        Region.NEAREST: tr("Services", "The nearest"),
        Region.SHANGHAI: tr("Services", "Shanghai"),
        Region.HONG_KONG: tr("Services", "Hong Kong"),
        Region.FRANKFURT: tr("Services", "Frankfurt"),
        Region.LOS_ANGELES: tr("Services", "Los Angeles"),
        Region.MUMBAI: tr("Services", "Mumbai"),
        Region.SINGAPORE: tr("Services", "Singapore"),
    }[region]
