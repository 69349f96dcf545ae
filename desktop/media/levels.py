"""Stereo level of one source in dBFS, with the ballistics of the desk's meters.

Sample peak; rises at once, falls 20 dB a second, the hold mark stays 1.5 s and falls alike, over is
latched for 3 s (CONVENTIONS and tokens). Not here: loudness, which is a matter of minutes.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.model import NO_LEVEL, Level, LevelKind

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BLOCK_S = 0.010  # peaks are kept at this grain
RELEASE_DB_S = 20.0
HOLD_S = 1.5
OVER_DB = -0.1
OVER_LATCH_S = 3.0
SILENT_AFTER_S = 0.5  # a meter never moves without data
MOST_WAITING = 1000  # blocks; 10 s
FLOOR_DB = -120.0  # what is below counts as digital silence

_NOTHING = -math.inf


class Peak(NamedTuple):
    """The highest of some milliseconds, in dBFS."""

    due_s: float
    left_db: float
    right_db: float


class _Needle:
    """One channel."""

    def __init__(self) -> None:
        self._db = self._hold_db = _NOTHING
        self._at_s = self._held_at_s = _NOTHING

    def rise(self, at_s: float, db: float) -> None:
        """Take a peak."""
        if db < self.level(at_s):  # and so below the mark
            return
        self._db, self._at_s = db, at_s
        if db >= _fallen(self._hold_db, at_s - self._held_at_s - HOLD_S):
            self._hold_db, self._held_at_s = db, at_s

    def level(self, at_s: float) -> float:
        """The bar."""
        return _fallen(self._db, at_s - self._at_s)

    def hold(self, at_s: float) -> float:
        """The mark above it; never below the bar."""
        return max(_fallen(self._hold_db, at_s - self._held_at_s - HOLD_S), self.level(at_s))


class Levels:
    """`push` from the decoder's thread, the rest from any; none waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[Peak] = deque(maxlen=MOST_WAITING)
        self._left, self._right = _Needle(), _Needle()
        self._heard_s = _NOTHING  # until when there is data
        self._over_s = _NOTHING

    def push(self, due_s: float | None, samples: npt.NDArray[np.float32], rate: int) -> None:
        """Sound `(frames, 2)` whose first frame is heard at `due_s` (monotonic); None is not known, and not shown."""
        if due_s is not None:
            self.take(peaks_of(due_s, samples, rate))

    def take(self, peaks: Sequence[Peak]) -> None:
        """Peaks in the order of time, found elsewhere."""
        if not peaks:
            return
        with self._lock:
            while self._waiting and self._waiting[-1].due_s >= peaks[0].due_s + BLOCK_S:
                self._waiting.pop()  # time stamps began anew: what was to come will not
            self._waiting.extend(peaks)

    def level(self, at_s: float) -> Level:
        """What the meter shows at a monotonic time; times must not run backwards."""
        with self._lock:
            while self._waiting and self._waiting[0].due_s <= at_s:
                self._note(self._waiting.popleft())
            if at_s - self._heard_s > SILENT_AFTER_S:
                return NO_LEVEL
            return Level(
                LevelKind.PCM,
                self._left.level(at_s),
                self._right.level(at_s),
                self._left.hold(at_s),
                self._right.hold(at_s),
                over=at_s - self._over_s <= OVER_LATCH_S,
            )

    def clear_over(self) -> None:
        """The operator has seen it."""
        with self._lock:
            self._over_s = _NOTHING

    def _note(self, peak: Peak) -> None:
        self._left.rise(peak.due_s, peak.left_db)
        self._right.rise(peak.due_s, peak.right_db)
        self._heard_s = max(self._heard_s, peak.due_s + BLOCK_S)
        if max(peak.left_db, peak.right_db) >= OVER_DB:
            self._over_s = peak.due_s


def _fallen(db: float, passed_s: float) -> float:
    fallen = db - RELEASE_DB_S * passed_s if passed_s > 0.0 else db
    return fallen if fallen > FLOOR_DB else _NOTHING


def peaks_of(due_s: float, samples: npt.NDArray[np.float32], rate: int) -> list[Peak]:
    """Of sound `(frames, 2)` whose first frame is heard at `due_s`."""
    if not len(samples) or rate <= 0:
        return []
    import numpy as np  # noqa: PLC0415  # not needed before the first sound

    starts = np.arange(0, len(samples), max(1, int(rate * BLOCK_S)))
    highest = np.maximum.reduceat(np.abs(samples), starts, axis=0)
    with np.errstate(divide="ignore"):
        decibels = 20 * np.log10(np.nan_to_num(highest, nan=0.0, posinf=1e3))
    return [
        Peak(due_s + start / rate, float(left), float(right))
        for start, (left, right) in zip(starts.tolist(), decibels.tolist(), strict=True)
    ]
