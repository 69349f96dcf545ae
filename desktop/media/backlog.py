"""The bytes of one recording that wait for the disk, and where in the stream a file may begin.

No thread, no lock, no disk: whoever uses it holds the recorder's lock.
"""

from __future__ import annotations

from collections import deque
from enum import Enum

_CHUNKS_AT_ONCE = 1024  # IOV_MAX
_HEADER = 8  # size and name of an MP4 box

Buffer = bytes | memoryview


class Taking(Enum):
    """Which bytes are kept."""

    ALL = "all"
    FROM_BOUNDARY = "from boundary"  # none until a place where a file may begin
    NONE = "none"


class Backlog:
    """A queue of chunks as they were received; `size` bytes in memory.

    A file that begins in the middle of the stream gets the last init segment first and then the
    bytes from the marked place on, unless an init segment is what comes there.
    """

    def __init__(self, taking: Taking) -> None:
        self.taking = taking
        self.size = 0
        self.passed_over = 0  # bytes not kept since a boundary is looked for
        self.untouched = taking is Taking.ALL  # nothing received yet: byte-exact from the first byte is still possible
        self._chunks: deque[bytes] = deque()
        self._written = 0  # bytes of the first chunk that are on disk
        self._init = b""
        self._start: int | None = None  # so many bytes after those received so far the file begins
        self._start_init = b""
        self._lead = b""  # less than a box header of the new file

    def append(self, data: bytes) -> None:
        """The next bytes of the stream."""
        if not data:
            return
        self.untouched = False
        if self.taking is Taking.ALL:
            self._chunks.append(data)
            self.size += len(data)
        elif self.taking is Taking.FROM_BOUNDARY:
            self._look_for_start(data)

    def set_init(self, data: bytes) -> None:
        """The init segment (ftyp and moov) that what follows needs."""
        self._init = data

    def boundary(self, ahead: int) -> None:
        """A fragment begins `ahead` bytes after those appended so far."""
        if self.taking is Taking.FROM_BOUNDARY and self._start is None and self._init:
            self._start, self._start_init = ahead, self._init

    def look_for_boundary(self) -> None:
        """Keep bytes again, from the next place on where a file may begin."""
        self.taking = Taking.ALL if self.untouched else Taking.FROM_BOUNDARY
        self.passed_over = 0
        self._start, self._lead = None, b""

    def refuse(self) -> None:
        """Keep nothing more; what waits still waits."""
        self.taking = Taking.NONE
        self._start, self._lead = None, b""

    def clear(self) -> None:
        """Forget what waits."""
        self._chunks.clear()
        self.size = self._written = 0

    def peek(self, limit: int) -> list[Buffer]:
        """The next bytes to write, about `limit` of them, a long chunk cut; they stay here until `done`."""
        batch: list[Buffer] = []
        room = limit
        skip = self._written
        for chunk in self._chunks:
            left = len(chunk) - skip
            if left > room:
                if not batch:  # a chunk longer than the limit is written in pieces
                    batch.append(memoryview(chunk)[skip : skip + room])
                break
            batch.append(memoryview(chunk)[skip:] if skip else chunk)
            room -= left
            skip = 0
            if len(batch) == _CHUNKS_AT_ONCE:
                break
        return batch

    def done(self, count: int) -> None:
        """The first `count` bytes are with the system now."""
        self.size -= count
        chunks = self._chunks
        count += self._written
        while chunks and count >= len(chunks[0]):
            count -= len(chunks.popleft())
        self._written = count

    def _look_for_start(self, data: bytes) -> None:
        if self._start is None:
            self.passed_over += len(data)
            return
        if self._start >= len(data):
            self._start -= len(data)
            self.passed_over += len(data)
            return
        first = self._lead + data[self._start :]
        if len(first) < _HEADER:
            self._lead, self._start = first, 0
            return
        if first[4:8] not in (b"ftyp", b"moov"):
            self._keep(self._start_init)
        self._keep(first)
        self.taking, self._start, self._lead = Taking.ALL, None, b""

    def _keep(self, data: bytes) -> None:
        self._chunks.append(data)
        self.size += len(data)
