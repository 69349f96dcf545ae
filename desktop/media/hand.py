"""A thread that makes disk calls one after the other, and that can be let go if one does not return.

A disk may hang: a pulled stick, a network folder. No system can cancel such a call. So the watch
in `recorder.py` leaves the thread to its fate and gives its work to a new one; the file that it
is at stays with it.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.media.roll import Roll

STUCK_S = 3.0  # longer than any write of a healthy disk; soon enough that the other recordings lose nothing


class Hand(ABC):
    """Runs from `start` until it is let go or the recorder stops."""

    def __init__(self, roll: Roll, name: str) -> None:
        self.let_go = False  # guarded by the recorder's lock
        self._roll = roll
        self._at_disk_since: float | None = None
        # A daemon: a call that never returns must not keep the process from ending.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def join(self, timeout_s: float) -> bool:
        """True if the thread has ended."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def is_stuck(self) -> bool:
        """A disk call has not returned for too long."""
        since = self._at_disk_since
        return since is not None and self._roll.clock() - since > STUCK_S

    @contextmanager
    def _at_disk(self) -> Iterator[None]:
        self._at_disk_since = self._roll.clock()
        try:
            yield
        finally:
            self._at_disk_since = None

    @abstractmethod
    def _run(self) -> None: ...
