"""Settings › Monitoring: what the operator hears, and when a source counts as stalled."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from desktop.core.model import LoudnessLine
from desktop.settings.schema import Listen, Monitoring, Settings
from desktop.ui.fields import ChoiceBox, FieldNote, NumberBox, push_button
from desktop.ui.i18n import tr
from desktop.ui.settings.page import Page
from desktop.ui.theme import Theme


class MonitoringPage(Page):
    """It never changes what is recorded or aired."""

    section = "monitoring"
    test_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Monitoring", "Monitoring"))
        self._section = Monitoring()
        self._devices: tuple[tuple[str, str], ...] = ()
        self.device = ChoiceBox()
        self.test = push_button(tr("Monitoring", "Test sound"))
        self.device_note = FieldNote(theme)
        self.buffer = NumberBox(40, 1000, " ms")
        self.buffer.setSingleStep(20)
        self.listen = ChoiceBox(
            (Listen.FOCUS, tr("Monitoring", "Follow the focused source")),
            (Listen.CHOSEN, tr("Monitoring", "Only the chosen ones")),
            (Listen.EVERYTHING, tr("Monitoring", "Everything")),
        )
        self.stalled = NumberBox(3, 120, tr("Monitoring", " s"))
        self.loudness = ChoiceBox(
            (LoudnessLine.OFF, tr("Monitoring", "Off")),
            (LoudnessLine.MOMENTARY, tr("Monitoring", "Momentary (0.4 s)")),
            (LoudnessLine.SHORT_TERM, tr("Monitoring", "Short-term (3 s)")),
            (LoudnessLine.INTEGRATED, tr("Monitoring", "Integrated (since it began)")),
        )
        self.target = NumberBox(-36, -5, " LUFS")
        self.hardware = QCheckBox(tr("Monitoring", "Use the graphics hardware where it can"))
        self._lay_out()
        self.device.activated.connect(self._edited)
        self.test.clicked.connect(self.test_wanted)
        self.listen.activated.connect(self._edited)
        self.loudness.activated.connect(self._edited)
        self.target.valueChanged.connect(self._edited)
        self.buffer.valueChanged.connect(self._edited)
        self.stalled.valueChanged.connect(self._edited)
        self.hardware.toggled.connect(self._edited)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of the section."""
        self._section = value = settings.monitoring
        self._offer_devices()
        self.listen.choose(value.listen)
        self.loudness.choose(value.loudness)
        numbers = (
            (self.buffer, value.buffer_ms),
            (self.stalled, value.stalled_after_s),
            (self.target, value.target_lufs),
        )
        for box, number in numbers:
            blocked = box.blockSignals(True)
            box.setValue(number)
            box.blockSignals(blocked)
        blocked = self.hardware.blockSignals(True)
        self.hardware.setChecked(value.hardware_decoding)
        self.hardware.blockSignals(blocked)

    def show_devices(self, devices: Sequence[tuple[str, str]], trouble: str = "") -> None:
        """Outputs as (id, name); `trouble` is a sentence when what was chosen is not heard."""
        self._devices = tuple(devices)
        if not trouble and not devices:
            trouble = tr("Monitoring", "No sound output found. Pictures and recordings are not affected.")
        self.device_note.say(trouble, "warn")
        self.test.setEnabled(bool(devices))
        self.test.setToolTip("" if devices else tr("Monitoring", "There is no output to play it on."))
        self._offer_devices()

    def _offer_devices(self) -> None:
        known = [("", tr("Monitoring", "The system’s default")), *self._devices]
        chosen = self._section.device
        if chosen and chosen not in dict(known):
            known.append((chosen, tr("Monitoring", "Not connected: {name}").format(name=chosen)))
        self.device.set_choices(*known)
        self.device.choose(chosen)

    def _lay_out(self) -> None:
        sound = self.card(tr("Monitoring", "Headphones"))
        self.row(sound, tr("Monitoring", "Output"), self.device, self.test, note=self.device_note)
        hint = tr("Monitoring", "Longer is safer, shorter is closer to the picture’s moment. Starts the sound anew.")
        self.row(sound, tr("Monitoring", "Buffer"), self.buffer, hint=hint)
        hint = tr("Monitoring", "Listening never changes recordings or what is aired.")
        self.row(sound, tr("Monitoring", "Listen"), self.listen, hint=hint)
        hint = tr("Monitoring", "EBU R128, of the focus and of addresses. All four figures stand in the details.")
        self.row(sound, tr("Monitoring", "Loudness line"), self.loudness, hint=hint)
        hint = tr("Monitoring", "−23 for broadcast after EBU R128, −16 for most services on the internet.")
        self.row(sound, tr("Monitoring", "Loudness target"), self.target, hint=hint)
        pictures = self.card(tr("Monitoring", "Sources"))
        hint = tr("Monitoring", "A source without bytes for this long is shown as stalled.")
        self.row(pictures, tr("Monitoring", "Stalled after"), self.stalled, hint=hint)
        hint = tr("Monitoring", "Applies to the next picture that starts. Without it the processor does the work.")
        self.row(pictures, tr("Monitoring", "Decoding"), self.hardware, hint=hint)
        self.finish()

    def _edited(self) -> None:
        new = msgspec.structs.replace(
            self._section,
            device=self.device.chosen or "",
            buffer_ms=self.buffer.value(),
            listen=self.listen.chosen,
            stalled_after_s=self.stalled.value(),
            loudness=self.loudness.chosen,
            target_lufs=self.target.value(),
            hardware_decoding=self.hardware.isChecked(),
        )
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)
