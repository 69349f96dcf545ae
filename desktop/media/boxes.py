"""fMP4 scanner: any chunks in, whole init segments and fragments out.

Knows boxes of the top level only. It never raises, never holds more than one unit of
`MAX_UNIT` bytes (and no more than as much again of the chunks they lie in), and never does more work
than `STEPS_PER_S` allows; what cannot be a box is skipped up to the next thing that can begin one.
Not here: what lies in a fragment (`samples`), who decodes it (`decoder`).
"""

from __future__ import annotations

import re
import struct
import time
from collections.abc import Callable, Iterator

from desktop.media.fragment import Fragment, Init, Pile
from desktop.media.movie import Damaged, Defaults, read_movie
from desktop.media.samples import data_end

__all__ = ["MAX_HEAD", "MAX_UNIT", "BoxScanner", "Fragment", "Init"]

MAX_UNIT = 64 * 1024 * 1024
MAX_HEAD = {b"ftyp": 4096, b"moov": 4 * 1024 * 1024, b"moof": 256 * 1024}  # more is damage
MAX_OTHER = 1024 * 1024  # any box that is neither
# A box takes two or three steps of some microseconds. The densest stream that a sender could mean, each picture and
# each block of sound in a fragment of its own, takes 400 a second; after a minute's stall it arrives at once.
STEPS_PER_S = 4000.0
STEPS_AT_ONCE = 16384.0
_FREE_STEPS, _FREE_BYTES = 16, 4096  # with each chunk, and one more for each so many bytes of it
_STEPS_ASKED = 64
_TAIL = 19  # bytes kept back while searching, so that a start cut by a chunk is still seen
_BOX = struct.Struct(">I4s")
_START = re.compile(rb"moof\x00\x00\x00\x10mfhd|moov\x00\x00\x00.mvhd|[fs]typ[ -~]{4}", re.DOTALL)
_BESIDE = frozenset(
    b"free skip wide junk styp sidx ssix emsg prft uuid mfra pdin meta udta meco mere pssh bloc".split()
)  # what else may lie at the top; another name is rather damage


class BoxScanner:
    """Cuts a byte stream. Belongs to one thread.

    `damage` counts the places where bytes made no sense, `skipped` the units that were too large,
    `flooded` the chunks that held more boxes than anybody means to send: their rest is not looked at.
    A fragment comes out with the last byte of its last sample, not with the box after it; one
    without any data does not.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.damage = 0
        self.skipped = 0
        self.flooded = 0
        self._now = now
        self._steps = STEPS_AT_ONCE
        self._steps_at = now()
        self._defaults: dict[int, Defaults] = {}
        self._replayed_to = 0
        self._position = 0
        self.reset()

    def reset(self) -> None:
        """Forget what is half gathered: the sender has begun anew. Counters stay."""
        self._unit = Pile()
        self._unit_at = 0  # where in the stream it begins
        self._gathers: type[Init | Fragment] | None = None
        self._has_data = False  # the gathered fragment
        self._wanted: int | None = None  # where the samples of the gathered fragment end
        self._head = bytearray()  # of the next box, incomplete
        self._box = b""
        self._left = 0  # bytes of the present box still to come
        self._kept = False  # whether they go into the unit
        self._rest = 0  # what the present box claims beyond its last sample
        self._searching = False
        self._search_limit: int | None = None  # bytes after which the claim was true after all
        self._tail = b""
        self._again = b""  # to be read once more before what comes
        self._last: Fragment | None = None  # given out, and nothing valid came after it yet

    def feed(self, chunk: bytes) -> list[Init | Fragment]:
        """Take the next bytes, however they are cut; gives what they complete."""
        if self._left > len(chunk) and not self._searching:
            self._gather(memoryview(chunk), [])  # the middle of a box: nothing can be complete
            return []
        out: list[Init | Fragment] = []
        work = [memoryview(chunk)]
        steps = _FREE_STEPS + len(chunk) // _FREE_BYTES
        while work:
            view = work.pop()
            while len(view):
                steps -= 1
                if steps < 0:
                    if not self._may_go_on():
                        self._pass_over(len(view) + sum(map(len, work)))
                        return out
                    steps = _STEPS_ASKED
                if self._searching:
                    view = self._search(view)
                elif self._left:
                    view = self._gather(view, out)
                else:
                    view = self._read_head(view, work, out)
                if self._again:
                    work.append(view)
                    view, self._again = memoryview(self._again), b""
        return out

    # A flood

    def _may_go_on(self) -> bool:
        now = self._now()
        self._steps = min(STEPS_AT_ONCE, self._steps + (now - self._steps_at) * STEPS_PER_S)
        self._steps_at = now
        if self._steps < _STEPS_ASKED:
            return False
        self._steps -= _STEPS_ASKED
        return True

    def _pass_over(self, count: int) -> None:
        self.flooded += 1
        self._position += count
        self._replayed_to = max(self._replayed_to, self._position)
        self._head.clear()
        self._last = None
        self._left = 0
        self._forget_unit()
        self._searching, self._search_limit, self._tail = True, None, b""

    # Boxes

    def _read_head(self, view: memoryview, work: list[memoryview], out: list[Init | Fragment]) -> memoryview:
        need = 16 if self._head[:4] == b"\x00\x00\x00\x01" else 8
        if not self._head and len(view) >= _BOX.size:
            size, kind = _BOX.unpack_from(view)
            if kind == b"moof" and 8 < size <= min(len(view), MAX_HEAD[kind]):
                need = size  # all of it at once, as if it were nothing but a head
        taken = view[: need - len(self._head)]
        self._head += taken
        self._position += len(taken)
        view = view[len(taken) :]
        if len(self._head) < need or (need == 8 and self._head[:4] == b"\x00\x00\x00\x01"):
            return view
        kind, size = bytes(self._head[4:8]), int.from_bytes(self._head[:4], "big")
        if size == 1:
            size = int.from_bytes(self._head[8:16], "big")
        if (size and size < len(self._head)) or not self._open(kind, size, out):
            return self._lose(view, work)
        self._last = None
        return view

    def _open(self, kind: bytes, size: int, out: list[Init | Fragment]) -> bool:
        """Begin a box; false if it cannot be one here."""
        body = size - len(self._head)
        head, self._head = self._head, bytearray()
        if kind in MAX_HEAD:
            ok = 0 < size <= MAX_HEAD[kind]
            if ok:
                self._begin(kind, head, out)
        elif kind == b"mdat":
            ok = self._open_data(head, size)
        else:
            ok = 0 < size <= MAX_OTHER and kind in _BESIDE
            if ok and self._gathers is Fragment:
                self._unit.copy(head)
                self._kept = True
            else:
                self._kept = False
        if not ok:
            self._head = head
            return False
        if kind != b"mdat":
            self._left, self._rest = body, 0
        self._box = kind
        if not self._left:
            self._close(out)
        return True

    def _begin(self, kind: bytes, head: bytearray, out: list[Init | Fragment]) -> None:
        if self._gathers is Fragment:
            if self._has_data:
                self._give_fragment(out)  # its tables promised more than came
            else:
                self._forget_unit()
        if self._unit.size and not (kind == b"moov" and self._gathers is Init):
            self._forget_unit()
        if not self._unit:
            self._unit_at = self._position - len(head)
        self._unit.copy(head)
        self._gathers = Fragment if kind == b"moof" else Init
        self._kept = True

    def _open_data(self, head: bytearray, size: int) -> bool:
        if self._gathers is not Fragment:
            if not 0 < size <= MAX_UNIT or self._hidden() is not None:
                return False
            self._kept, self._left, self._rest = False, max(0, size - len(head)), 0
            return True
        start = len(self._unit) + len(head)
        end = start + size - len(head) if size else MAX_UNIT + 1
        wanted = end if self._wanted is None else self._wanted
        if min(wanted, end) > MAX_UNIT:
            self.skipped += 1
            return False
        self._unit.copy(head)
        self._kept = self._has_data = True
        self._left = max(0, min(wanted, end) - start)
        self._rest = -1 if not size else max(0, end - max(wanted, start))
        return True

    def _gather(self, view: memoryview, out: list[Init | Fragment]) -> memoryview:
        taken = view[: self._left]
        if self._kept:
            if self._unit.size + len(taken) > MAX_UNIT:
                self.skipped += 1
                self._forget_unit()
            elif self._box == b"mdat":
                self._unit.keep(taken)
            else:
                self._unit.copy(taken)
        self._left -= len(taken)
        self._position += len(taken)
        if not self._left:
            self._close(out)
        return view[len(taken) :]

    def _close(self, out: list[Init | Fragment]) -> None:
        """The present box is whole."""
        if not self._kept:
            return
        if self._box == b"moov":
            self._give_init(out)
        elif self._box == b"moof":
            self._wanted = data_end(self._unit.first, self._unit_at, self._defaults)
        elif self._box == b"mdat" and (self._wanted is None or self._unit.size >= self._wanted):
            self._give_fragment(out)
            if self._rest:
                self._doubt(self._rest if self._rest > 0 else None)

    def _give_init(self, out: list[Init | Fragment]) -> None:
        try:
            self._defaults = read_movie(self._unit.first).defaults
        except Damaged:
            self.damage += 1  # given out all the same: who decodes it says what is wrong
        out.append(Init(self._unit.first))
        self._forget_unit()

    def _give_fragment(self, out: list[Init | Fragment]) -> None:
        self._last = Fragment(self._unit, self._unit_at)
        out.append(self._last)
        self._forget_unit()

    def _forget_unit(self) -> None:
        self._unit = Pile()
        self._gathers = None
        self._wanted = None
        self._kept = self._has_data = False

    # Damage

    def _doubt(self, rest: int | None) -> None:
        """A data box that is longer than its samples: padding, or one of the two lies. A start in it would tell."""
        self._searching, self._search_limit, self._rest, self._tail = True, rest, 0, b""
        last, hidden = self._last, self._hidden()
        if last is not None and hidden is not None:
            self.damage += 1
            self._searching, self._search_limit = False, None
            self._again = bytes(memoryview(last.data)[hidden:])
            self._replayed_to = self._position
            self._position = last.offset + hidden

    def _hidden(self) -> int | None:
        """Where another fragment begins in the last one: bytes were missing there, and it took those of the next."""
        last = self._last
        if last is None:
            return None
        hidden = next((at for at in self._starts(last.data) if at > 0), None)
        return hidden if hidden is not None and last.offset + hidden >= self._replayed_to else None

    def _lose(self, view: memoryview, work: list[memoryview]) -> memoryview:
        """No box here. Bytes may be missing before it, so what was gathered last may hide the next start."""
        self.damage += 1
        gathered = self._unit.joined() or (self._last.data if self._last is not None else b"")
        doubtful = bytes(gathered) + bytes(self._head)
        begin = self._position - len(doubtful)
        fresh = max(8, self._replayed_to - begin)  # no byte is read a third time
        self._head = bytearray()
        self._last = None
        self._forget_unit()
        self._searching, self._search_limit, self._tail = True, None, b""
        self._replayed_to = max(self._replayed_to, self._position)
        if fresh >= len(doubtful):
            self._tail = doubtful[-_TAIL:] if len(doubtful) <= 16 else b""
            return view
        work.append(view)
        self._position = begin + fresh
        return memoryview(doubtful)[fresh:]

    def _search(self, view: memoryview) -> memoryview:
        data = self._tail + bytes(view)
        limit = None if self._search_limit is None else len(self._tail) + self._search_limit
        for start in self._starts(data):
            if limit is not None and start >= limit:
                break
            self.damage += self._search_limit is not None  # the box before claimed more than it had
            return self._found(data, start, len(view))
        if limit is not None and self._search_limit is not None and len(view) >= self._search_limit:
            return self._found(data, limit, len(view))
        if self._search_limit is not None:
            self._search_limit -= len(view)
        self._position += len(view)
        self._tail = data[-_TAIL:]
        return view[:0]

    @staticmethod
    def _starts(data: bytes | bytearray) -> Iterator[int]:
        """Where something that begins a stream or a fragment may begin."""
        for match in _START.finditer(data):
            at = match.start()
            size, kind = int.from_bytes(data[at - 4 : at], "big") if at >= 4 else 0, bytes(data[at : at + 4])
            if kind in (b"ftyp", b"styp"):
                plausible = 16 <= size <= 512 and size % 4 == 0
            else:
                plausible = 24 <= size <= MAX_HEAD[kind]
            if plausible:
                yield at - 4

    def _found(self, data: bytes, at: int, new: int) -> memoryview:
        self._position += new - (len(data) - at)
        self._searching, self._search_limit, self._tail = False, None, b""
        return memoryview(data)[at:]
