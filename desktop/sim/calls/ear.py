"""What the peer hears: the level of each piece of sound, and each second's level and tone. numpy; no sockets."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SILENCE_DBFS = -100.0
RECENT_S = 5.0
KEPT_S = 60


@dataclass(frozen=True, slots=True)
class HeardSecond:
    """One second of sound: when it was complete (monotonic), how loud it was, its strongest tone (0: silence)."""

    at: float
    dbfs: float
    tone_hz: float


class Ear:
    """Of one track. `hear` and the rest on one thread."""

    def __init__(self, rate: int = 48_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._pieces: list[NDArray[np.float32]] = []
        self._gathered = 0
        self.recent: deque[tuple[float, float]] = deque()  # monotonic and dBFS of each piece, of RECENT_S
        self.seconds: deque[HeardSecond] = deque(maxlen=KEPT_S)

    def hear(self, samples: NDArray[np.float32]) -> None:
        """A piece of mono sound, full scale is 1."""
        now = self._clock()
        self.recent.append((now, dbfs(samples)))
        while self.recent and self.recent[0][0] < now - RECENT_S:
            self.recent.popleft()
        self._pieces.append(samples)
        self._gathered += samples.size
        if self._gathered >= self._rate:
            whole = np.concatenate(self._pieces)
            self._pieces, self._gathered = [], 0
            level = dbfs(whole)
            tone = strongest(whole, self._rate) if level > SILENCE_DBFS + 20 else 0.0
            self.seconds.append(HeardSecond(now, level, tone))

    @property
    def dbfs(self) -> float:
        """Of the newest piece."""
        return self.recent[-1][1] if self.recent else SILENCE_DBFS


def dbfs(samples: NDArray[np.float32]) -> float:
    """Mean level; a sine of full scale is -3."""
    if not samples.size:
        return SILENCE_DBFS
    power = float(np.mean(np.square(samples, dtype=np.float64)))
    return max(SILENCE_DBFS, 10 * math.log10(power)) if power > 0 else SILENCE_DBFS


def strongest(samples: NDArray[np.float32], rate: int) -> float:
    """The frequency with the most power, Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(samples.size)))
    return float(np.argmax(spectrum) * rate / samples.size)
