"""The card of ZEGOCLOUD in Settings › Services: who we are there, which room is mixed, where it is asked."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from desktop.settings.schema import Region, Zego
from desktop.ui.fields import ChoiceBox, FieldNote, NumberBox, mark_fault, when_left
from desktop.ui.i18n import tr
from desktop.ui.settings.address_faults import address_fault
from desktop.ui.settings.page import Page
from desktop.ui.settings.secret_field import SecretField
from desktop.ui.settings.service_card import ServiceCard

MOST_APP_ID, LONGEST_ROOM, LONGEST = 2**32 - 1, 127, 2_048


class ZegoCard(ServiceCard):
    """Shows the section Zego of the settings, and emits it whole when it was edited."""

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
        self.secrets = self.secret, self.callback_secret
        self.setFocusProxy(self.app_id)
        self._lay_out(page)
        self._connect()

    def show_settings(self, section: Zego) -> None:
        """Show it; a field that is being typed in is left alone."""
        self._section = section
        self._show_text(self.app_id, str(section.app_id or ""), self.app_note)
        self._show_text(self.room, section.room)
        self._show_text(self.address, section.base, self.address_note)
        self.region.choose(section.region)
        for control in (self.test_environment, self.port):
            control.blockSignals(True)
        self.test_environment.setChecked(section.test)
        self.port.setValue(section.callback_port)
        for control in (self.test_environment, self.port):
            control.blockSignals(False)

    def _untestable(self) -> str:
        return tr("Services", "Store the App ID and the secret first.")

    def _edited(self) -> None:
        text, address = self.app_id.text().strip(), self.address.text().strip().rstrip("/")
        faults = (app_id_fault(text), address_fault(address))
        mark_fault(self.app_id, self.app_note, faults[0])
        mark_fault(self.address, self.address_note, faults[1])
        if any(faults):
            return
        self._take(
            replace(
                self._section,
                app_id=int(text or 0),
                base=address,
                room=self.room.text().strip(),
                region=self.region.chosen,
                test=self.test_environment.isChecked(),
                callback_port=self.port.value(),
            )
        )

    def _connect(self) -> None:
        # What no further digit could mend is marked at once; half an address is not wrong yet.
        self.app_id.textEdited.connect(lambda text: mark_fault(self.app_id, self.app_note, app_id_fault(text.strip())))
        for field in (self.app_id, self.room, self.address):
            when_left(field, self, self._edited)
        self.region.activated.connect(self._edited)
        self.test_environment.toggled.connect(self._edited)
        self.port.editingFinished.connect(self._edited)

    def _lay_out(self, page: Page) -> None:
        card = self._head("mixer", "ZEGOCLOUD", QLabel(tr("Services", "cloud mix")))
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
        self._foot(card)


def app_id_fault(text: str) -> str:
    """What is wrong with an App ID, in a sentence; empty if nothing is."""
    if not text or (text.isascii() and text.isdigit() and 0 < int(text) <= MOST_APP_ID):
        return ""
    return tr("Services", "The App ID is a number. It stands in the console of ZEGOCLOUD.")


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
