"""What the threads of the recorder share: the takes under way, and the one lock that guards them all.

One lock, because a chunk then costs one lock, and because no order of locks can be wrong.
Nobody holds it while the disk works or while somebody else's callback runs.
"""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.core.errors import Code
from desktop.core.model import RecordingFault
from desktop.media.backlog import Blocks

if TYPE_CHECKING:
    from desktop.media.part import Part
    from desktop.media.take import Take

MIB = 1 << 20

# At usual rates the writer's interval decides; flat out this does. Between half and four mebibytes it makes no
# difference that could be measured (tests/bench/ingest.py); less is held in memory with less.
WAKE_BYTES = MIB
LATE_S = 1.0  # a watch that is later was not merely kept waiting by a busy processor


class Happening(StrEnum):
    """What became of a recording."""

    OPENED = "opened"  # the first bytes are in the first file
    HELD = "held"  # the file so far is complete; waits for space
    TAKEN_AWAY = "taken away"  # the file was deleted or moved; goes on in a further file
    RESUMED = "resumed"  # the first bytes are in a further file
    SAVED = "saved"
    FAILED = "failed"  # what is safe is in the file; no more will come
    EMPTY = "empty"  # ended before a byte came: there is no file


class RecordingEvent(Struct, frozen=True):
    """One happening, told once and in order."""

    what: Happening
    name: str  # of the source, as given at the start
    code: Code | None = None  # what to tell the operator, if anything
    path: Path | None = None  # the file it is about
    fault: RecordingFault = RecordingFault.NONE
    details: str = ""  # raw text for support
    bytes_on_disk: int = 0  # of all parts
    seconds: float = 0.0


OnEvent = Callable[[RecordingEvent], None]


class Roll:
    """Shared by `writer.py`, `keeper.py` and the watch in `recorder.py`; every field is guarded by `lock`."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._excused_s = 0.0
        self.lock = threading.Lock()
        self.work = threading.Condition(self.lock)  # the writer waits here
        self.upkeep = threading.Condition(self.lock)  # the keeper
        self.news = threading.Condition(self.lock)  # the watch
        self.takes: list[Take] = []  # neither saved nor failed; oldest first
        self.closings: deque[tuple[Take, Part]] = deque()
        self.events: deque[tuple[OnEvent, RecordingEvent]] = deque()
        self.blocks = Blocks()
        self.pending = 0  # bytes in all backlogs
        self.written: Counter[Path] = Counter()  # bytes that ever went to a folder
        self.called = False  # the writer was woken before its time
        self.stopping = False

    def clock(self) -> float:
        """Seconds that this process could have used: deadlines of the disk are counted in them."""
        return self._clock() - self._excused_s

    def excuse(self, late_s: float) -> None:
        """The watch comes so late. If the whole process stood still (Ctrl+Z, sleep), no disk is to blame for it."""
        if late_s > LATE_S:
            self._excused_s += late_s

    def grew(self, count: int) -> None:
        """`count` bytes more wait for the disk, or fewer."""
        self.pending += count
        if self.pending >= WAKE_BYTES and not self.called:
            self.call_writer()

    def call_writer(self) -> None:
        self.called = True
        self.work.notify()

    def close(self, take: Take, part: Part) -> None:
        """Hand a file to the keeper for its last sync."""
        self.closings.append((take, part))
        self.upkeep.notify()

    def tell(self, on_event: OnEvent, event: RecordingEvent) -> None:
        self.events.append((on_event, event))
        self.news.notify()

    def wake_all(self) -> None:
        for condition in (self.work, self.upkeep, self.news):
            condition.notify_all()
