"""What the scanner cuts a stream into, kept in the pieces it came in until somebody looks.

Most fragments of most sources are never looked at: they go to the disk by another road, and nobody decodes what no
window shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from desktop.media.movie import Bytes

Buffer = bytes | bytearray | memoryview

# From here on a piece is kept and not copied: a Python object for it costs less than to copy it. What bounds the
# number of pieces, too: there are at most two for each so many bytes.
WHOLE_BYTES = 16 * 1024


class Pile:
    """Grows at its end by one thread; when it has stopped growing any thread may read it.

    Holds no more memory than about twice its bytes: a part of something larger is kept only if it is at least half
    of that, else copied.
    """

    __slots__ = ("_pieces", "size")

    def __init__(self) -> None:
        self._pieces: list[Buffer] = [bytearray()]  # the first is always whole in memory
        self.size = 0

    @classmethod
    def of(cls, data: Bytes) -> Pile:
        """One that is not to grow."""
        pile = cls()
        pile._pieces, pile.size = [data], len(data)
        return pile

    def __len__(self) -> int:
        return self.size

    def copy(self, piece: Bytes | memoryview) -> None:
        """Add bytes behind which the caller keeps nothing."""
        last = self._pieces[-1]
        if type(last) is bytearray:
            last += piece
        else:
            self._pieces.append(bytearray(piece))
        self.size += len(piece)

    def keep(self, piece: memoryview) -> None:
        """Add bytes that will never change; they are copied only if they are few."""
        size = len(piece)
        if size < WHOLE_BYTES or 2 * size < memoryview(piece.obj).nbytes:
            self.copy(piece)
            return
        self._pieces.append(piece)
        self.size += size

    @property
    def first(self) -> Bytes:
        """The first bytes, at least those that were copied before any was kept."""
        first = self._pieces[0]
        return first if type(first) is not memoryview else bytes(first)

    @property
    def pieces(self) -> list[Buffer]:
        """All bytes in order, without putting them together."""
        return self._pieces

    def joined(self) -> Bytes:
        """All bytes in one; the first who looks puts them together."""
        pieces = self._pieces
        if len(pieces) > 1:
            self._pieces = pieces = [b"".join(pieces)]
        return self.first


class Init(Struct, frozen=True):
    """ftyp and moov as they were received."""

    data: Bytes

    def __repr__(self) -> str:
        return f"Init({self.size} bytes)"

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.data)

    @property
    def pieces(self) -> Sequence[Buffer]:
        """Its bytes, without a copy."""
        return (self.data,)


class Fragment:
    """A moof with everything up to the end of its samples, as received. May be read by any thread.

    Its bytes lie in the pieces they came in until somebody asks for `data`.
    """

    __slots__ = ("_pile", "offset")

    def __init__(self, data: Bytes | Pile, offset: int = 0) -> None:
        """`offset` is that of its first byte in the stream."""
        self._pile = data if isinstance(data, Pile) else Pile.of(data)
        self.offset = offset

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._pile.size

    @property
    def tables(self) -> Bytes:
        """Its first bytes: the whole moof, and perhaps more."""
        return self._pile.first

    @property
    def pieces(self) -> Sequence[Buffer]:
        """Its bytes in order, without a copy."""
        return self._pile.pieces

    @property
    def data(self) -> Bytes:
        """Its bytes in one."""
        return self._pile.joined()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fragment) and (self.offset, self.data) == (other.offset, other.data)

    def __hash__(self) -> int:
        return hash(self.offset)
