"""Other devices in a call."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.call import Devices
from desktop.ui.calls.device_fields import DeviceFields
from desktop.ui.calls.devices_popover import DevicesPopover
from desktop.ui.calls.page_words import Devices as Found
from desktop.ui.calls.page_words import Levels
from desktop.ui.theme import Theme


def test_what_is_chosen_is_told_at_once(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    popover = DevicesPopover(theme, window, DeviceFields(theme, Devices()), Found(("Scarlett",)), video=False)
    told: list[Devices] = []
    popover.chosen.connect(told.append)
    popover.fields.boxes["microphone"].choose("Scarlett")
    assert told == [Devices(microphone="Scarlett")]
    assert popover.fields.mute.isHidden()
    popover.show_levels(Levels(-20.0))
    assert popover.fields.level.level == -20.0
