"""The operator's headphones: a monitor mix that is made when the first sound arrives.

An idle desk needs neither numpy nor a sound device; until then wishes are remembered here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from desktop.media.clock import PlayClock
    from desktop.media.monitor import Monitor

FRAME_BYTES = 8


class Headphones:
    """Thread-safe. `on_first` is called once, on a decoder thread, when there is something to hear."""

    def __init__(self, on_first: Callable[[], None]) -> None:
        self._on_first = on_first
        self._lock = threading.Lock()
        self._monitor: Monitor | None = None
        self._known: dict[str, PlayClock] = {}
        self._heard: frozenset[str] = frozenset()
        self._gains: dict[str, tuple[int, bool]] = {}

    @property
    def monitor(self) -> Monitor | None:
        """The mix, once there is one."""
        return self._monitor

    def render(self, frames: int, plays_at_s: float) -> bytes:
        """The next piece of the mix as interleaved stereo float32, silent before there is one. Sound thread."""
        if self._monitor is None:
            return bytes(frames * FRAME_BYTES)
        return self._monitor.render(frames, plays_at_s).tobytes()

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
        self, source_id: str, clock: PlayClock, media_s: float, samples: npt.NDArray[np.float32], rate: int
    ) -> None:
        """Sound of one source. Decoder threads."""
        if self._known.get(source_id) is not clock:
            self._introduce(source_id, clock)
        monitor = self._monitor
        if monitor is not None:
            monitor.push(source_id, media_s, samples, rate)

    def remove(self, source_id: str, clock: PlayClock) -> None:
        """Nothing more comes by this clock. Its gain stays: the bot may dial again, and perhaps has already."""
        with self._lock:
            if self._monitor is not None and self._known.get(source_id) is clock:
                del self._known[source_id]
                self._monitor.remove(source_id)

    def _introduce(self, source_id: str, clock: PlayClock) -> None:
        from desktop.media.monitor import Monitor  # noqa: PLC0415 - numpy is not needed before the first sound

        with self._lock:
            first = self._monitor is None
            if self._monitor is None:
                self._monitor = Monitor()
                self._monitor.set_heard(self._heard)
            self._monitor.add(source_id, clock)
            if source_id in self._gains:
                self._monitor.set_gain(source_id, *self._gains[source_id])
            self._known[source_id] = clock
        if first:
            self._on_first()
