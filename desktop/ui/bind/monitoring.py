"""Settings › Monitoring between the desk, the sound output and the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.wording import sentence
from desktop.ui.settings.monitoring_page import MonitoringPage

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.sound import SoundOutput


class MonitoringBinding(QObject):
    """Lives as long as its page; outputs that come and go are shown while it is open."""

    def __init__(self, page: MonitoringPage, desk: Desk, sound: SoundOutput | None) -> None:
        super().__init__(page)
        self._page, self._sound = page, sound
        page.test_wanted.connect(desk.listening.play_test)
        if sound is not None:
            sound.devices_changed.connect(self._show)
            sound.trouble_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        if self._sound is None:
            self._page.show_devices(())
        else:
            self._page.show_devices(self._sound.devices, _fault(self._sound))


def _fault(sound: SoundOutput) -> str:
    """Why what was chosen is not heard, in a sentence; empty if it is, or if sound is not wanted."""
    if sound.trouble is not None:
        return sentence(sound.trouble.code, sound.trouble.values)
    if sound.stands_in:
        said = tr("Monitoring", "The chosen output is not connected. {other} is used until it is back.")
        return said.format(other=isolate(sound.playing_on))
    return ""
