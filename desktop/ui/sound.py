"""The sound output of the desk: which device plays, and what happens when it comes and goes.

What is played is the monitor's (`render`). QtMultimedia is imported when sound is first wanted:
where its libraries or a device are missing, the desk says so and goes on silently.
"""

from __future__ import annotations

import logging
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.errors import Code, Trouble

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

    from desktop.ui.sound_player import Render, SoundPlayer

log = logging.getLogger(__name__)

PULSE_AUDIO = sys.platform.startswith("linux")
FIRST_RETRY_MS = 250
LAST_RETRY_MS = 30_000
WATCH_MS = 500
DEAD_S = 2.5  # a device that asks for nothing for so long plays nothing; some take a second to begin
FIRST_FILL_S = 0.2  # a device that asks again after that plays; the first fill of its buffer proves nothing
STEADY_S = 10.0  # a device that played this long had not failed


class SoundOutput(QObject):
    """Main thread only. Wanted from `start` to `stop`; plays whenever there is a device to play on.

    `trouble` is SOUND_NONE while sound is wanted and cannot be heard; it goes by itself when a
    device appears. The chosen device is used as soon as it is there; while it is not, the
    system's default stands in for it, and follows what the system calls so.
    """

    devices_changed = Signal()  # the list, or which of them plays
    trouble_changed = Signal()
    stood_in = Signal(str, str)  # the chosen device is not there; its name ("" if never seen), and who plays now

    def __init__(self, render: Render, parent: QObject | None = None) -> None:
        """`render(frames, plays_at_s)` gives interleaved 48 kHz stereo float32; called on the sound thread."""
        super().__init__(parent)
        self._render = render
        self._system: QMediaDevices | None = None
        self._fallen = False
        self._player: SoundPlayer | None = None
        self._trouble: Trouble | None = None
        self._wanted = False
        self._device = ""
        self._last = ("", "")  # id and name of what played last
        self._stands_in = False
        self._buffer_ms = 100
        self._retry_ms = FIRST_RETRY_MS
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._settle)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look_after)
        self._began_s = 0.0

    @property
    def trouble(self) -> Trouble | None:
        """Why nothing is heard; None while sound plays or is not wanted."""
        return self._trouble

    @property
    def devices(self) -> tuple[tuple[str, str], ...]:
        """(id, name) of every output there is; loads QtMultimedia."""
        return tuple((found_id, device.description()) for found_id, device in self._outputs().items())

    @property
    def playing_on(self) -> str:
        """Name of the device that plays; empty if none does."""
        return self._player.device_name if self._player is not None else ""

    @property
    def stands_in(self) -> bool:
        """Whether another device plays because the chosen one is not there."""
        return self._stands_in and self._player is not None

    @property
    def latency_s(self) -> float:
        """From `render` to the ear, as the device tells; 0 when silent."""
        return self._player.latency_s if self._player is not None else 0.0

    def start(self, device: str = "", buffer_ms: int = 100) -> None:
        """Play on this device id ("" is the system's default); called again, change over to it."""
        if self._wanted and (device, buffer_ms) == (self._device, self._buffer_ms):
            return
        self._wanted, self._device, self._buffer_ms = True, device, buffer_ms
        self._forget_failures()
        self._close()
        self._settle()

    def stop(self) -> None:
        """Play no more; returns when the sound thread has ended."""
        self._wanted = False
        self._retry.stop()
        self._close()
        self._say(None)

    def _settle(self) -> None:
        """Play on the device that should play now, if it does not already."""
        if not self._wanted or self._fallen:
            return
        outputs = self._outputs()
        device = outputs.get(self._device) or self._default()
        if device is None:
            self._close()
            self._say(self._trouble if self._system is None and self._trouble else Trouble(Code.SOUND_NONE))
            return
        if not self._plays_on(device):
            self._play_on(device, self._device not in outputs)

    def _play_on(self, device: QAudioDevice, stands_in: bool) -> None:
        from desktop.ui.sound_player import SoundPlayer, sound_format  # noqa: PLC0415 - needs libpulse, see above

        before_id, before_name = self._last
        self._close()
        if not device.isFormatSupported(sound_format()):
            self._say(Trouble(Code.SOUND_NONE, details=f"{device.description()} does not play 48 kHz stereo float"))
            return
        self._player = SoundPlayer(device, self._buffer_ms, self._render)
        self._last = (self._player.device_id, self._player.device_name)
        self._player.ended.connect(self._ended)
        self._player.start()
        self._began_s = time.monotonic()
        self._watch.start()
        news = stands_in and bool(self._device) and not self._stands_in
        self._stands_in = stands_in and bool(self._device)
        self.devices_changed.emit()
        if news:
            self.stood_in.emit(before_name if before_id == self._device else "", self.playing_on)

    def _plays_on(self, device: QAudioDevice) -> bool:
        from desktop.ui.sound_player import device_id  # noqa: PLC0415 - needs libpulse

        return self._player is not None and self._player.device_id == device_id(device)

    def _ended(self, player: SoundPlayer, reason: str) -> None:
        """The device stopped by itself: try again at once, then less and less often.

        With PulseAudio only once the list of devices has changed: where the server itself is gone, libpulse
        aborts the process in which Qt (6.11) opens a sink, and only that change tells that it is back.
        """
        if player is not self._player:
            return  # its last words came late
        log.warning("sound on %s ended: %s", self.playing_on, reason)
        self._close()
        self._fallen = PULSE_AUDIO
        if self._fallen:
            self._say(Trouble(Code.SOUND_NONE, details=reason))
            return
        if self._retry_ms > FIRST_RETRY_MS:
            self._say(Trouble(Code.SOUND_NONE, details=reason))
        self._retry.start(self._retry_ms)
        self._retry_ms = min(LAST_RETRY_MS, self._retry_ms * 2)

    def _look_after(self) -> None:
        """PulseAudio's last device can go without a word to QAudioSink, which then just asks no more."""
        player, now_s = self._player, time.monotonic()
        if player is None:
            self._watch.stop()
            return
        if now_s - player.asked_s > DEAD_S:
            self._ended(player, "the device asks for no sound")
            return
        if player.asked_s - self._began_s > FIRST_FILL_S:
            self._say(None)
        if now_s - self._began_s > STEADY_S:
            self._forget_failures()

    def _forget_failures(self) -> None:
        self._retry.stop()
        self._retry_ms = FIRST_RETRY_MS

    def _close(self) -> None:
        player, self._player = self._player, None
        if player is not None:
            player.stop()
            self.devices_changed.emit()

    def _say(self, trouble: Trouble | None) -> None:
        if repr(trouble) == repr(self._trouble):
            return
        self._trouble = trouble
        self.trouble_changed.emit()

    def _outputs(self) -> dict[str, QAudioDevice]:
        """Every output by id, in the system's order."""
        system = self._media_devices()
        if system is None:
            return {}
        from desktop.ui.sound_player import device_id  # noqa: PLC0415 - needs libpulse

        return {device_id(device): device for device in system.audioOutputs()}

    def _default(self) -> QAudioDevice | None:
        if self._system is None:
            return None
        device = self._system.defaultAudioOutput()
        return None if device.isNull() else device

    def _media_devices(self) -> QMediaDevices | None:
        """The system's list, which tells when it changes; None where QtMultimedia cannot be loaded."""
        if self._system is None:
            try:
                from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - needs libpulse, see above
            except ImportError as error:
                log.warning("no sound: %s", error)
                self._say(Trouble(Code.SOUND_NONE, details=str(error)))
                return None
            self._system = QMediaDevices(self)
            self._system.audioOutputsChanged.connect(self._changed)
        return self._system

    def _changed(self) -> None:
        self._fallen = False
        self.devices_changed.emit()
        self._settle()
