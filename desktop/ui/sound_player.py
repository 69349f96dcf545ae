"""One device, playing: a thread of its own with a QAudioSink that pulls.

Imports QtMultimedia, which needs libpulse on Linux: import this module only when sound is
wanted. Which device it is, and what to do when it goes, is `sound.py`'s.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat, QAudioSink, QtAudio

from desktop.ui.sound_clock import SoundClock

if TYPE_CHECKING:
    from typing_extensions import Buffer

    Render = Callable[[int, float], Buffer]  # (frames, monotonic time of the first) -> interleaved stereo float32

log = logging.getLogger(__name__)

RATE = 48_000
FRAME_BYTES = 8  # two channels of float32
MOST_FRAMES = 9600  # of one pull
PATIENCE_S = 3.0  # with a sound system that does not answer; leaving must end
DEVICE_S = 0.016  # what lies behind the sink's own buffer: PulseAudio was seen to take 768 frames


class SoundPlayer(QObject):
    """Plays what `render` gives on one device, from `start` to `stop`.

    Lives on the main thread. `render` is called on the sound thread alone, as often as the device
    asks (each 5 to 20 ms); it must not wait for anything. If it raises, that is reported once
    by the application's hook, and silence follows.
    """

    ended = Signal(object, str)  # itself, support text; never by `stop`

    def __init__(self, device: QAudioDevice, buffer_ms: int, render: Render) -> None:
        super().__init__()
        self.device_id = device_id(device)
        self.device_name = device.description()
        self.latency_s = 0.0  # from `render` to the ear, as far as the device tells
        self.asked_s = time.monotonic()  # when the device last wanted sound
        self._device = device
        self._buffer_bytes = RATE * buffer_ms // 1000 * FRAME_BYTES
        self._render = render
        self._loop: QEventLoop | None = None
        self._running = threading.Event()
        self._leaving = False
        self._thread = threading.Thread(target=self._run, name="sound", daemon=True)

    def start(self) -> None:
        """Begin to play. Connect `ended` before: a device that cannot be opened says so at once."""
        self._thread.start()

    def stop(self) -> None:
        """Stop playing and join the thread. One that the sound system holds is left to it."""
        self._leaving = True
        if self._thread.ident is None:
            return
        loop = self._loop if self._running.wait(PATIENCE_S) else None
        if loop is not None:
            loop.quit()
        self._thread.join(PATIENCE_S)
        if self._thread.is_alive():
            log.warning("the sound system does not let go of %s", self.device_name or "its output")

    def _run(self) -> None:
        loop = QEventLoop()
        sink = QAudioSink(self._device, sound_format())
        sink.setBufferSize(self._buffer_bytes)
        pull = _Pull(sink, self)
        self._loop = loop
        QTimer.singleShot(0, self._running.set)  # once the loop runs: `quit` before that would be lost
        sink.stateChanged.connect(partial(self._state_changed, sink))
        sink.start(pull)
        if sink.error() is not QtAudio.Error.NoError:
            self.ended.emit(self, sink.error().name)  # a device that cannot be opened changes no state
        loop.exec()
        self._leaving = True
        sink.stop()
        sink.stateChanged.disconnect()  # it holds the sink
        pull.close()
        self._loop = None
        del pull, sink, loop  # on the thread they belong to

    def _state_changed(self, sink: QAudioSink, _state: QAudio.State) -> None:
        # PySide converts the signal's QAudio::State only where QAudio was imported, and to an enum unlike state()'s.
        if sink.state() is QtAudio.State.StoppedState and not self._leaving:
            self.ended.emit(self, sink.error().name)

    def render(self, frames: int, plays_at_s: float) -> Buffer:
        """For the pull device, on the sound thread."""
        return self._render(frames, plays_at_s)


class _Pull(QIODevice):
    """What the sink reads from. Sound thread only."""

    def __init__(self, sink: QAudioSink, player: SoundPlayer) -> None:
        super().__init__()
        self._sink = sink
        self._player = player
        self._clock = SoundClock(RATE)
        self._broken = False
        # Unbuffered: QIODevice's own 16 KiB would add 40 ms and ask in lumps.
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def readData(self, most: int) -> Any:  # the stub says object; bytes is what is copied out
        frames = min(most // FRAME_BYTES, MOST_FRAMES)
        if frames <= 0 or self._broken:
            return bytes(frames * FRAME_BYTES)
        queued = max(0, self._sink.bufferSize() - self._sink.bytesFree()) // FRAME_BYTES
        latency_s = queued / RATE + DEVICE_S
        now_s = time.monotonic()
        self._player.latency_s, self._player.asked_s = latency_s, now_s
        plays_at_s = self._clock.plays_at(now_s + latency_s, frames)
        self._broken = True  # unless the next line returns
        sound = memoryview(self._player.render(frames, plays_at_s)).tobytes()
        self._broken = False
        return sound

    def writeData(self, _data: object, _length: int) -> int:
        return -1

    def bytesAvailable(self) -> int:
        return MOST_FRAMES * FRAME_BYTES

    def isSequential(self) -> bool:
        return True


def sound_format() -> QAudioFormat:
    """48 kHz stereo float: what the monitor renders."""
    wanted = QAudioFormat()
    wanted.setSampleRate(RATE)
    wanted.setChannelCount(2)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
    return wanted


def device_id(device: QAudioDevice) -> str:
    """The id under which a device is remembered in the settings."""
    return bytes(device.id().data()).decode("utf-8", "replace")
