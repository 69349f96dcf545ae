"""The bounded hand-over of one source from the I/O thread to its decoder thread.

When it is full, whole fragments are left out, oldest first, and what follows begins with a key
frame. The recording has its own road and loses nothing by it.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

from desktop.media.boxes import Fragment, Init
from desktop.media.movie import Damaged, Movie, read_movie
from desktop.media.samples import has_key, picture_count

MAX_BYTES = 12 * 1024 * 1024
MAX_SECONDS = 6.0
MAX_PIECES = 4096  # each costs more than its bytes
HELD_SECONDS = 30.0  # between key frames, while nobody decodes


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came, and when its last byte did (monotonic)."""

    item: Init | Fragment
    arrived_s: float
    gap: bool = False  # something before it was left out


class Feed:
    """Thread-safe. `put` never waits; `take` waits as long as it is told to.

    Holds at most `max_bytes`, `max_s` seconds and MAX_PIECES pieces, or one single fragment that is larger.
    """

    def __init__(self, max_bytes: int = MAX_BYTES, max_s: float = MAX_SECONDS) -> None:
        self._max_bytes = max_bytes
        self._max_s = max_s
        self._changed = threading.Condition()
        self._waiting: deque[Arrival] = deque()
        self._bytes = 0
        self._movie: Movie | None = None
        self._held = False
        self._woken = False
        self._closed = False
        self._wants_key = False  # fragments are left out until one with a key frame comes
        self._gap = False
        self._skipped = 0

    @property
    def skipped(self) -> int:
        """Pictures left out because the decoder did not keep up."""
        return self._skipped

    @property
    def waiting_bytes(self) -> int:
        """What lies here."""
        return self._bytes

    @property
    def closed(self) -> bool:
        """Nothing more will come."""
        return self._closed

    def put(self, item: Init | Fragment, arrived_s: float, gap: bool = False) -> None:
        """Hand over; wakes who waits. `gap`: something before it is missing. After `close` it does nothing."""
        with self._changed:
            if self._closed:
                return
            self._gap = self._gap or gap
            if isinstance(item, Init):
                self._put_init(item, arrived_s)
            else:
                self._put_fragment(item, arrived_s)
            if not self._held:
                self._changed.notify()

    def take(self, timeout_s: float | None) -> Arrival | None:
        """The oldest. None when the time is up, `wake` was called, or the feed is closed and empty."""
        with self._changed:
            if timeout_s != 0 and not self._woken and not self._closed and (self._held or not self._waiting):
                self._changed.wait(timeout_s)
            self._woken = False
            if self._held or not self._waiting:
                return None
            arrival = self._waiting.popleft()
            self._bytes -= arrival.item.size
            return arrival

    def hold(self, held: bool) -> None:
        """While held, nothing is given out; what is needed to begin again with the newest key frame is kept."""
        with self._changed:
            if self._held == held:
                return
            self._held = held
            self._trim()
            self._woken = True
            self._changed.notify()

    def wake(self) -> None:
        """Make the waiting `take` return."""
        with self._changed:
            self._woken = True
            self._changed.notify()

    def close(self) -> None:
        """Nothing more will come; what lies here can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _put_init(self, item: Init, arrived_s: float) -> None:
        try:
            self._movie = read_movie(item.data)
        except Damaged:
            self._movie = None
        if self._held:
            self._drop_all()
        elif self._waiting and isinstance(self._waiting[-1].item, Init):
            self._drop(self._waiting.pop())
        self._append(item, arrived_s)
        self._wants_key = False
        self._trim()

    def _put_fragment(self, item: Fragment, arrived_s: float) -> None:
        if self._wants_key and not self._is_key(item):
            self._count(item)
            return
        if self._held and self._is_key(item):
            self._drop_fragments()
        self._wants_key = False
        self._append(item, arrived_s)
        self._trim()

    def _append(self, item: Init | Fragment, arrived_s: float) -> None:
        self._waiting.append(Arrival(item, arrived_s, self._gap))
        self._gap = False
        self._bytes += item.size

    def _trim(self) -> None:
        """Keep the bounds: the newest init, and a beginning that can be decoded."""
        if not self._full():
            return
        init: Arrival | None = None
        while self._waiting and (self._full() or not self._begins()):
            if len(self._waiting) == 1 and self._full() and self._is_key(self._waiting[0].item):
                break  # one fragment that is larger than the bounds
            gone = self._waiting.popleft()
            self._drop(gone)
            if isinstance(gone.item, Init):
                init = gone
            else:
                self._count(gone.item)
                self._gap = True
        self._wants_key = not self._waiting
        self._restore(init)

    def _restore(self, init: Arrival | None) -> None:
        """Put the init back in front, and say that something is missing."""
        if self._waiting and self._gap:
            first = self._waiting.popleft()
            self._waiting.appendleft(Arrival(first.item, first.arrived_s, gap=True))
            self._gap = False
        if init is not None and not (self._waiting and isinstance(self._waiting[0].item, Init)):
            self._waiting.appendleft(init)
            self._bytes += init.item.size

    def _full(self) -> bool:
        if not self._waiting:
            return False
        longest_s = HELD_SECONDS if self._held else self._max_s
        span_s = self._waiting[-1].arrived_s - self._waiting[0].arrived_s
        return self._bytes > self._max_bytes or span_s > longest_s or len(self._waiting) > MAX_PIECES

    def _begins(self) -> bool:
        first = self._waiting[0].item
        return isinstance(first, Init) or self._is_key(first)

    def _is_key(self, item: Init | Fragment) -> bool:
        if isinstance(item, Init) or self._movie is None:
            return True
        return has_key(item.tables, item.offset, self._movie)

    def _count(self, gone: Fragment) -> None:
        if not self._held:  # else nobody wanted to see it
            self._skipped += 1 if self._movie is None else picture_count(gone.tables, gone.offset, self._movie)

    def _drop_fragments(self) -> None:
        """Leave out everything but the newest init."""
        init = next((arrival for arrival in reversed(self._waiting) if isinstance(arrival.item, Init)), None)
        missing = any(isinstance(arrival.item, Fragment) for arrival in self._waiting)
        self._drop_all()
        if init is not None:
            self._waiting.append(init)
            self._bytes += init.item.size
        self._gap = self._gap or missing

    def _drop_all(self) -> None:
        self._waiting.clear()
        self._bytes = 0

    def _drop(self, arrival: Arrival) -> None:
        self._bytes -= arrival.item.size
