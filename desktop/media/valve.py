"""Back-pressure: whether the socket of a recording is read.

The rule for it is here; how much waits is known by `backlog.py`, how a socket stops by the services.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

MIB = 1 << 20

# At 6 Mbit/s HIGH_WATER is 40 s of a disk that does not answer; its deadline is 10 s.
HIGH_WATER = 32 * MIB
LOW_WATER = 8 * MIB
# What a shut socket may still hand over. The one message that crosses HIGH_WATER always fits, however long it is:
# it lies in memory already.
HARD_BOUND = 64 * MIB
# Of all recordings together: when the disk hangs for all of them, their sockets are shut early.
TOTAL_HIGH_WATER = 2 * HARD_BOUND
TOTAL_LOW_WATER = HARD_BOUND
# From little to so much within so short a time: no live stream comes so fast, but a sender that catches up. It waits
# for the disk, instead of filling memory: a page that was not used lately costs more than to write it.
FLOOD_BYTES = 4 * MIB
LITTLE_BYTES = MIB
FLOOD_S = 0.3


def _nobody() -> None:
    """Nobody asked for back-pressure: the hard bound is all there is."""


class Valve:
    """`shut` is what is wanted, guarded by the recorder's lock; `settle` tells the socket."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.shut = False
        self._clock = clock
        self._flooded = False  # why it is shut
        self._little_at = -math.inf  # when little waited last
        self._told = False
        self._telling = threading.Lock()
        self._pause: Callable[[], None] = _nobody
        self._resume: Callable[[], None] = _nobody

    def connect(self, pause: Callable[[], None], resume: Callable[[], None]) -> None:
        """Both are called from any thread, and never while the recorder's lock is held."""
        with self._telling:
            self._pause, self._resume = pause, resume
            self._told = False

    def rise(self, waiting: int, total: int) -> None:
        """`waiting` bytes are in the backlog, `total` in all of them; more than before."""
        if waiting < LITTLE_BYTES:
            self._little_at = self._clock()
        elif waiting >= FLOOD_BYTES and not self.shut:
            self._flooded = self._clock() - self._little_at < FLOOD_S
            self.shut = self._flooded
        if waiting >= HIGH_WATER or total >= TOTAL_HIGH_WATER:
            self.shut = True

    def fall(self, waiting: int, total: int) -> None:
        """Less waits now, or it is time to look again."""
        low = LITTLE_BYTES if self._flooded else LOW_WATER
        if self.shut and waiting <= low and total <= TOTAL_LOW_WATER:
            self.shut = self._flooded = False

    @property
    def is_settled(self) -> bool:
        return self.shut is self._told

    def settle(self) -> None:
        """Tell the socket what has changed. Where two threads meet here, the last wish is told last."""
        if self.is_settled:
            return
        with self._telling:
            while not self.is_settled:  # the wish may change while it is being told
                self._told = not self._told
                (self._pause if self._told else self._resume)()


def is_overfull(waiting: int, arriving: int) -> bool:
    """The socket was shut, and more than it could still hold came nevertheless."""
    return waiting >= HIGH_WATER and waiting + arriving > HARD_BOUND
