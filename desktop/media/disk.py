"""How much recording the disk still takes: free space, rate, time left, and when to stop.

Arithmetic only: `keeper.py` asks the system for the free space and acts on the state.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import IntEnum
from itertools import pairwise

from msgspec import Struct

GIB = 1 << 30
MIB = 1 << 20

RATE_WINDOW_S = 30.0  # the rate is the mean of the last half minute, as operators know it from other recorders
KNOWN_S = 4.0  # of writing, before a rate is worth telling: the first seconds promise weeks
URGENT_S = 20 * 60.0
RESERVE_S = 3.0  # the guard looks once a second; what arrives until it has acted must still fit
RELAX = 1.1  # a state is left only with a tenth more than it was entered with, so that it does not flicker
RESUME_S = 30.0  # recording starts again only if half a minute fits before it has to stop again


class DiskState(IntEnum):
    """How bad it is, worst last."""

    OK = 0
    LOW = 1  # by the space that is left
    SHORT = 2  # by the time that it lasts
    URGENT = 3
    STOP = 4  # recordings are held; receiving goes on


class DiskLimits(Struct, frozen=True):
    """Where the operator wants to be warned and where recording stops."""

    warn_s: float = 2 * 3600.0
    warn_bytes: float = 20 * GIB
    stop_bytes: float = GIB / 2
    reserve_bytes: float = 64 * MIB  # never filled further than this, even where `stop_bytes` is 0


class DiskView(Struct, frozen=True):
    """The disk that new recordings go to, at the last look."""

    state: DiskState = DiskState.OK
    free_bytes: int | None = None  # None: not known, the folder cannot be asked
    bytes_per_s: float = 0.0  # of all recordings together
    seconds_left: float | None = None  # until recording stops; None while nothing is recorded, or the rate not known


class DiskGuard:
    """The state of one disk, with hysteresis. Not thread-safe: one thread measures."""

    def __init__(self, limits: Callable[[], DiskLimits] = DiskLimits) -> None:
        self._limits = limits  # asked at each look: the operator's change counts at once
        self._written: deque[tuple[float, int]] = deque()
        self._peak = 0.0
        self.view = DiskView()

    def measure(self, now: float, free_bytes: int | None, written_bytes: int) -> DiskView:
        """One look: `written_bytes` is the sum of all that was ever written there."""
        rate, known = self._rate(now, written_bytes)
        limits = self._limits()
        if free_bytes is None:
            self.view = DiskView(self.view.state, None, rate)
            return self.view
        stop = max(limits.stop_bytes, limits.reserve_bytes, RESERVE_S * self._peak)
        left = max(0.0, free_bytes - stop) / rate if rate > 0 and known else None
        self.view = DiskView(self._state(limits, free_bytes, stop, left, rate), free_bytes, rate, left)
        return self.view

    @property
    def nearly_full(self) -> bool:
        """So little is left that recordings cannot be ended one by one any more."""
        limits = self._limits()
        reserve = max(limits.stop_bytes, limits.reserve_bytes)
        free = self.view.free_bytes
        return self.view.state is DiskState.STOP and free is not None and free < reserve / 2

    def _state(self, limits: DiskLimits, free: int, stop: float, left: float | None, rate: float) -> DiskState:
        """The worst state whose limit is reached, counting those already entered as harder to leave."""
        was = self.view.state

        def reached(state: DiskState, value: float | None, limit: float) -> bool:
            return value is not None and value < limit * (RELAX if was >= state else 1.0)

        if free < stop or (was is DiskState.STOP and free < stop * RELAX + RESUME_S * rate):
            return DiskState.STOP
        if reached(DiskState.URGENT, left, URGENT_S):
            return DiskState.URGENT
        if reached(DiskState.SHORT, left, limits.warn_s):
            return DiskState.SHORT
        return DiskState.LOW if reached(DiskState.LOW, free, limits.warn_bytes) else DiskState.OK

    def _rate(self, now: float, written_bytes: int) -> tuple[float, bool]:
        """Bytes a second since the first of the window, and whether that is long enough; keeps the fastest second."""
        looks = self._written
        looks.append((now, written_bytes))
        while len(looks) > 2 and looks[1][0] <= now - RATE_WINDOW_S:
            looks.popleft()
        pairs = list(pairwise(looks))
        self._peak = max(((b - a) / max(t - s, 1.0) for (s, a), (t, b) in pairs), default=0.0)
        first, before = next((early for early, late in pairs if late[1] > early[1]), looks[0])
        last, after = looks[-1]
        return (after - before) / max(last - first, 1.0), last - first >= KNOWN_S
