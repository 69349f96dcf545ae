"""The operator's headphones: a monitor mix that is made when the first sound arrives.

An idle desk needs neither numpy nor a sound device; until then wishes are remembered here, and
when the last source has gone the device is not needed any more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from desktop.media.monitor import Monitor
    from desktop.media.voice import MediaClock

FRAME_BYTES = 8
LINGER_FRAMES = 5 * 48_000  # a bot that dials again soon finds the device open, and the device's buffer runs out


class Headphones:
    """Thread-safe. `on_change` is called, on any thread, each time `needed` has changed."""

    def __init__(self, on_change: Callable[[], None]) -> None:
        self._on_change = on_change
        self._needed = False
        self._idle_frames = 0  # sound thread only
        self._lock = threading.Lock()
        self._monitor: Monitor | None = None
        self._known: dict[str, MediaClock] = {}
        self._heard: frozenset[str] = frozenset()
        self._gains: dict[str, tuple[int, bool]] = {}

    @property
    def monitor(self) -> Monitor | None:
        """The mix, once there is one."""
        return self._monitor

    @property
    def needed(self) -> bool:
        """Whether there is anything to hear: a source with sound, heard or not, or the test tone."""
        return self._needed

    def render(self, frames: int, plays_at_s: float) -> bytes:
        """The next piece of the mix as interleaved stereo float32, silent before there is one. Sound thread."""
        if self._monitor is None:
            return bytes(frames * FRAME_BYTES)
        sound = self._monitor.render(frames, plays_at_s).tobytes()
        self._idle_frames = self._idle_frames + frames if self._monitor.idle else 0
        if self._idle_frames >= LINGER_FRAMES:
            self._idle_frames = 0
            self._rest()
        return sound

    def play_test(self) -> None:
        """The test tone, as soon as the device plays. Does not wait, not even for numpy."""
        if self._monitor is None:
            threading.Thread(target=self._play_test, name="test tone", daemon=True).start()
        else:
            self._play_test()

    @property
    def wanted_delay_s(self) -> float:
        """How much longer heard sources must wait, so that their sound is not late."""
        return self._monitor.wanted_delay_s if self._monitor is not None else 0.0

    def set_heard(self, ids: frozenset[str]) -> None:
        """Which sources sound."""
        with self._lock:
            self._heard = ids
        if self._monitor is not None:
            self._monitor.set_heard(ids)

    def set_gain(self, source_id: str, volume: int, muted: bool) -> None:
        """How loud one of them is, 0..100, and whether it is muted."""
        with self._lock:
            self._gains[source_id] = (volume, muted)
        if self._monitor is not None:
            self._monitor.set_gain(source_id, volume, muted)

    def push(
        self, source_id: str, clock: MediaClock, media_s: float, samples: npt.NDArray[np.float32], rate: int
    ) -> None:
        """Sound of one source. Threads of the booth."""
        if self._known.get(source_id) is not clock:
            self._introduce(source_id, clock)
        monitor = self._monitor
        if monitor is not None:
            monitor.push(source_id, media_s, samples, rate)

    def remove(self, source_id: str, clock: MediaClock) -> None:
        """Nothing more comes by this clock. Its gain stays: the bot may dial again, and perhaps has already."""
        with self._lock:
            if self._monitor is not None and self._known.get(source_id) is clock:
                del self._known[source_id]
                self._monitor.remove(source_id)

    def _play_test(self) -> None:
        make = _maker()
        with self._lock:
            self._ready(make).play_test()
            changed, self._needed = not self._needed, True
        if changed:
            self._on_change()

    def _introduce(self, source_id: str, clock: MediaClock) -> None:
        make = _maker()
        with self._lock:
            monitor = self._ready(make)
            monitor.add(source_id, clock)
            if source_id in self._gains:
                monitor.set_gain(source_id, *self._gains[source_id])
            self._known[source_id] = clock
            changed, self._needed = not self._needed, True
        if changed:
            self._on_change()

    def _ready(self, make: Callable[[], Monitor]) -> Monitor:
        """The mix, made now if there is none. Under the lock."""
        if self._monitor is None:
            self._monitor = make()
            self._monitor.set_heard(self._heard)
        return self._monitor

    def _rest(self) -> None:
        with self._lock:
            changed = self._needed and self._monitor is not None and self._monitor.idle
            if changed:
                self._needed = False
        if changed:
            self._on_change()


def _maker() -> Callable[[], Monitor]:
    """What makes a mix. Takes its time the first time: neither the main thread nor who holds the lock may call it."""
    from desktop.media.monitor import Monitor  # noqa: PLC0415 - numpy is not needed before the first sound

    return Monitor
