"""Ids as the service makes them: snowflakes, larger than a double can tell apart."""

from __future__ import annotations

from collections.abc import Callable

EPOCH_MS = 1_577_836_800_000  # 2020-01-01
_SHIFT = 22

Clock = Callable[[], float]  # seconds since 1970


class Ids:
    """Rising ids of the time they were made at; the same clock makes the same ids."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        """One id, larger than every one before."""
        at_ms = int(self._clock() * 1000) - EPOCH_MS
        self._last = max(at_ms << _SHIFT, self._last + 1)
        return self._last

    def until_now(self) -> int:
        """A number above the ids of everything before this moment."""
        return (int(self._clock() * 1000) - EPOCH_MS) << _SHIFT
