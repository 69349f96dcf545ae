"""Settings › Appearance: colours, sizes, clock, single keys."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QCheckBox

from desktop.settings.schema import Appearance, Settings
from desktop.settings.schema import Theme as Scheme
from desktop.ui.commands import INTERFACE_SIZES
from desktop.ui.fields import ChoiceBox
from desktop.ui.i18n import tr
from desktop.ui.settings.page import Page
from desktop.ui.theme import Theme


class AppearancePage(Page):
    """How the window looks."""

    section = "appearance"

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Appearance", "Appearance"))
        self._section = Appearance()
        self.scheme = ChoiceBox(
            (Scheme.DARK, tr("Appearance", "Dark")),
            (Scheme.LIGHT, tr("Appearance", "Light")),
            (Scheme.SYSTEM, tr("Appearance", "As the system")),
        )
        self.interface_size = ChoiceBox(*((percent, f"{percent} %") for percent in INTERFACE_SIZES))
        self.meters = ChoiceBox(
            (False, tr("Appearance", "Green, yellow, red")), (True, tr("Appearance", "Blue, yellow, orange"))
        )
        self.contrast = QCheckBox(tr("Appearance", "More contrast"))
        self.seconds = QCheckBox(tr("Appearance", "Clock with seconds"))
        self.single_keys = QCheckBox(tr("Appearance", "Letters and digits act outside text fields"))
        self.guards = ChoiceBox((False, tr("Appearance", "Hold")), (True, tr("Appearance", "Ask")))
        self._lay_out()
        for choice in (self.scheme, self.interface_size, self.meters, self.guards):
            choice.activated.connect(self._edited)
        for check in (self.contrast, self.seconds, self.single_keys):
            check.clicked.connect(self._edited)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of the section."""
        self._section = value = settings.appearance
        self.scheme.choose(value.theme)
        self.interface_size.choose(value.interface_size)
        self.meters.choose(value.alternative_meters)
        self.contrast.setChecked(value.more_contrast)
        self.seconds.setChecked(value.clock_seconds)
        self.single_keys.setChecked(value.single_keys)
        self.guards.choose(value.guards_ask)

    def _lay_out(self) -> None:
        look = self.card()
        self.row(look, tr("Appearance", "Theme"), self.scheme)
        hint = tr("Appearance", "Ctrl+Plus and Ctrl+Minus change it too.")
        self.row(look, tr("Appearance", "Interface size"), self.interface_size, hint=hint)
        self.row(look, tr("Appearance", "Meter colours"), self.meters)
        self.row(look, tr("Appearance", "Contrast"), self.contrast)
        self.row(look, tr("Appearance", "Clock"), self.seconds)
        keys = self.card()
        hint = tr("Appearance", "F-keys and keys with Ctrl are not touched by this.")
        self.row(keys, tr("Appearance", "Single keys"), self.single_keys, hint=hint)
        hint = tr("Appearance", "Go live and End broadcast act when they are held, or ask first at every press.")
        self.row(keys, tr("Appearance", "Guarded buttons"), self.guards, hint=hint)
        self.finish()

    def _edited(self) -> None:
        new = msgspec.structs.replace(
            self._section,
            theme=self.scheme.chosen,
            interface_size=self.interface_size.chosen,
            alternative_meters=self.meters.chosen,
            more_contrast=self.contrast.isChecked(),
            clock_seconds=self.seconds.isChecked(),
            single_keys=self.single_keys.isChecked(),
            guards_ask=self.guards.chosen,
        )
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)
