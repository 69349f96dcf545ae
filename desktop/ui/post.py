"""Calls from other threads to the main one, delivered in order, many in one event.

The loop's own `call_soon_threadsafe` costs a queued signal with its arguments and a timer for
each call; with pictures of nine sources that is what stalls a window.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

AT_ONCE = 64  # so many calls, then Qt gets its turn


class Post(QObject):
    """Call it from any thread; made and closed on the main one. After `close` calls are dropped."""

    _rung = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._calls: deque[tuple[Callable[..., Any], tuple[object, ...]]] = deque()
        self._open = True
        self._ringing = False
        self._rung_at = 0.0
        self._note: Callable[[float, float], None] | None = None
        self._rung.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def __call__(self, call: Callable[..., Any], *args: object) -> None:
        """Have `call(*args)` run on the main thread, after those posted before."""
        if not self._open:
            return
        self._calls.append((call, args))
        self._ring()

    def tell_waits(self, note: Callable[[float, float], None]) -> None:
        """Have `note(now, seconds)` told with each delivery, how long it had to wait for the main thread."""
        self._note = note

    def deliver_all(self) -> None:
        """Run what waits, now."""
        while self._calls:
            self._deliver()

    def close(self) -> None:
        """Deliver nothing more."""
        self._open = False
        self._calls.clear()

    def _deliver(self) -> None:
        rung_at = self._rung_at
        self._ringing = False  # before the first look: what is posted from here on rings again
        if self._note is not None:
            now = time.monotonic()
            self._note(now, now - rung_at)
        for _ in range(AT_ONCE):
            try:
                call, args = self._calls.popleft()
            except IndexError:
                return
            try:
                call(*args)
            except BaseException:  # it goes the way of every fault in a slot; the others are not held up
                self._ring()
                raise
        self._ring()

    def _ring(self) -> None:
        # Two threads may both ring: an empty delivery costs nothing, a bell not rung would lose a call.
        if self._calls and not self._ringing:
            self._rung_at = time.monotonic()
            self._ringing = True
            self._rung.emit()
