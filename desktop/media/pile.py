"""Bytes that came in pieces, put together only when somebody looks.

Most fragments of most sources are never looked at: they are written to the disk by another road, and nobody
decodes what no window shows.
"""

from __future__ import annotations

from desktop.media.movie import Bytes

Buffer = bytes | bytearray | memoryview

# From here on a piece is kept and not copied: a Python object for it costs less than to copy it. What bounds the
# number of pieces, too: there are at most two for each so many bytes.
WHOLE_BYTES = 16 * 1024


class Pile:
    """Grows at its end by one thread; when it has stopped growing any thread may read it.

    Holds no more memory than three times its bytes: a part of something larger is kept only if it is at least
    half of that, else copied (and what is copied may have room to grow).
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
        if size < WHOLE_BYTES or 2 * size < len(piece.obj):
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
