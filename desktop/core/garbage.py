"""Reference cycles are taken apart by one thread only: the window's.

Python looks for cycles on whichever thread happens to make an object. Half of the window's
objects hang in cycles, and Qt's may only be destroyed on their own thread: the timers of one
that goes elsewhere keep firing into freed memory.
"""

from __future__ import annotations

import gc

EVERY_MS = 250  # how often to sweep; what lies between two sweeps is what was allocated meanwhile
_FULL_SHARE = 0.25  # Python's own rule: look at everything once a quarter of it is new


class Sweeper:
    """Takes Python's collector over; `sweep` does its work, on the calling thread and on no other."""

    def __init__(self) -> None:
        self._thresholds = gc.get_threshold()
        self._collects = gc.isenabled()
        self._young = self._middle = 0.0  # sweeps that Python would have made since the last of the next generation
        self._old = 0  # objects that the last full sweep left

    def take_over(self) -> None:
        """From now on nothing is collected but by `sweep`."""
        self._thresholds = gc.get_threshold()
        self._collects = gc.isenabled()
        gc.disable()

    def sweep(self) -> None:
        """Collect what Python would have collected by now."""
        first, second, third = self._thresholds
        young = gc.get_count()[0]
        if young <= first:
            return
        self._young += young / max(first, 1)
        if self._young <= second:
            gc.collect(0)
            return
        self._middle += self._young / max(second, 1)
        self._young = 0.0
        if self._middle <= third or self._mostly_known():
            gc.collect(1)
            return
        self._middle = 0.0
        gc.collect()
        self._old = len(gc.get_objects(generation=2))

    def keep(self) -> None:
        """What stands now stays until the end: a sweep need not look at it, which would be felt as a stall."""
        gc.collect(1)
        gc.freeze()

    def give_back(self) -> None:
        """Python collects as it did before, after a last whole sweep."""
        gc.unfreeze()
        gc.collect()
        if self._collects:
            gc.enable()

    def _mostly_known(self) -> bool:
        return len(gc.get_objects(generation=2)) < self._old * (1 + _FULL_SHARE)
