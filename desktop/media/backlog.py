"""The bytes of one recording that wait for the disk, and where in the stream a file may begin.

No thread, no lock, no disk: whoever uses it holds the recorder's lock.
"""

from __future__ import annotations

from collections import deque
from enum import Enum

# Chunks are copied together into blocks: a queue of a million one-byte messages would cost forty times its bytes, and
# objects that live until they are written cost a page fault for each 4 KiB.
BLOCK_BYTES = 256 * 1024
_SPARE_BLOCKS = 64  # 16 MiB, of all recordings together
_PIECES_AT_ONCE = 1024  # IOV_MAX
_WHOLE_BYTES = 16_384  # from here on a chunk is kept as it is: gathering it would copy it once more
_HEADER = 8  # size and name of an MP4 box

Buffer = bytes | memoryview


class Blocks:
    """Blocks to be used again; their pages are in memory and, with luck, in the processor's cache."""

    def __init__(self) -> None:
        self._spare: list[bytearray] = []

    def take(self) -> bytearray:
        return self._spare.pop() if self._spare else bytearray(BLOCK_BYTES)

    def give(self, block: bytearray) -> None:
        """Only a block that no disk call can be reading any more."""
        if len(self._spare) < _SPARE_BLOCKS:
            self._spare.append(block)


class Taking(Enum):
    """Which bytes are kept."""

    ALL = "all"
    FROM_BOUNDARY = "from boundary"  # none until a place where a file may begin
    NONE = "none"


class Backlog:
    """A queue of bytes as they were received; `size` of them.

    A file that begins in the middle of the stream gets the last init segment first and then the
    bytes from the marked place on, unless an init segment is what comes there.
    """

    def __init__(self, taking: Taking, blocks: Blocks) -> None:
        self.taking = taking
        self.size = 0
        self.passed_over = 0  # bytes not kept since a boundary is looked for
        self.untouched = taking is Taking.ALL  # nothing received yet: byte-exact from the first byte is still possible
        self._blocks = blocks
        self._full: deque[bytearray | memoryview | bytes] = deque()  # blocks, parts of blocks, chunks as they came
        self._block: bytearray | None = None  # the one being filled
        self._begun = 0  # what lies in it before has its place in the queue already
        self._filled = 0
        self._written = 0  # bytes of the first of all these that are on disk
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
            self._keep(data)
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
        """Forget what waits. Its blocks are not used again: a disk call that hangs may still read them."""
        self._full.clear()
        self._block = None
        self.size = self._begun = self._filled = self._written = 0

    def peek(self, limit: int) -> list[Buffer]:
        """The next bytes to write, at most `limit`; they stay here, unchanged, until `done`."""
        batch: list[Buffer] = []
        room = limit
        skip = self._written
        for piece in self._full:
            take = min(len(piece) - skip, room)
            batch.append(memoryview(piece)[skip : skip + take])
            room -= take
            skip = 0
            if not room or len(batch) == _PIECES_AT_ONCE:
                return batch
        begin = self._begun + skip
        if self._block is not None and self._filled > begin:
            batch.append(memoryview(self._block)[begin : min(self._filled, begin + room)])
        return batch

    def done(self, count: int) -> None:
        """The first `count` bytes are with the system now."""
        self.size -= count
        written = self._written + count
        full = self._full
        while full and written >= len(full[0]):
            piece = full.popleft()
            written -= len(piece)
            if type(piece) is bytearray:
                self._blocks.give(piece)
        if not full and written == self._filled - self._begun:
            self._begun = self._filled = written = 0
        self._written = written

    def let_go(self) -> None:
        """Nothing waits and nothing will: another recording may use the block. Not while a disk call may read it."""
        if self._block is not None and not self.size:
            self._blocks.give(self._block)
            self._block, self._begun, self._filled, self._written = None, 0, 0, 0

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
        length = len(data)
        self.size += length
        block, at = self._block, self._filled
        if length >= _WHOLE_BYTES:
            if block is not None and at > self._begun:
                self._put_away(block)
            self._full.append(data)
        elif block is not None and at + length <= BLOCK_BYTES:
            block[at : at + length] = data
            self._filled = at + length
        else:
            self._keep_in_two(data)

    def _keep_in_two(self, data: bytes) -> None:
        """The end of one block and the beginning of the next."""
        rest = memoryview(data)
        if self._block is not None:
            room = BLOCK_BYTES - self._filled
            self._block[self._filled :] = rest[:room]
            self._filled = BLOCK_BYTES
            self._put_away(self._block)
            rest = rest[room:]
        self._block = self._blocks.take()
        self._block[: len(rest)] = rest
        self._filled = len(rest)

    def _put_away(self, block: bytearray) -> None:
        """What was gathered last takes its place in the queue; what is gathered next lies behind it in the block."""
        begun, self._begun = self._begun, self._filled
        if self._filled < BLOCK_BYTES:
            self._full.append(memoryview(block)[begun : self._filled])
            return
        self._full.append(memoryview(block)[begun:] if begun else block)
        self._block, self._begun, self._filled = None, 0, 0
