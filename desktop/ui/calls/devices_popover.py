"""Other devices while in a call: what is chosen is used at once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.call_kind import CallKind
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.page_words import Devices as Found
from desktop.ui.calls.page_words import Levels
from desktop.ui.i18n import tr
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme


class DevicesPopover(Popover):
    """`chosen` carries Devices. Mute and camera have their own buttons in the panel."""

    chosen = Signal(object)
    test_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, fields: DeviceFields, found: Found, video: bool) -> None:
        """`fields` with what is in use."""
        super().__init__(theme, parent)
        self.setAccessibleName(tr("Call", "Microphone, camera and speaker…"))
        self.fields = fields
        self.fields.set_kind(CallKind.VIDEO if video else CallKind.AUDIO)
        self.fields.mute.hide()
        self.fields.camera_off.hide()
        self.fields.show_found(found)
        self.fields.setFixedWidth(theme.px(336))
        column = QVBoxLayout(self)
        margin = theme.space(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.fields)
        self.fields.changed.connect(lambda: self.chosen.emit(self.fields.devices))
        self.fields.test_wanted.connect(self.test_wanted)

    def show_levels(self, levels: Levels) -> None:
        """How loud the microphone is."""
        self.fields.show_level(levels.microphone)
