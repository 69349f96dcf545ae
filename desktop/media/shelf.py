"""Where pictures lie between the projection booth and the console: memory that both see.

Its first page tells which places are lent; the rest is pixels. The booth lends a place when it has
written a picture there, the console gives it back when nobody holds the picture any more. Nothing is
written to a place that is lent. The memory has no name that could outlive the two processes.
"""

from __future__ import annotations

import ctypes
import mmap
import os
import secrets
import sys
import tempfile
import threading
import weakref
from pathlib import Path
from typing import NamedTuple

BYTES = 384 * 1024 * 1024  # of addresses: only what pictures lie on is memory
MOST_PLACES = mmap.PAGESIZE  # one byte of the first page for each
MOST_OUT = 4  # of one source: on the wall, waiting for the window, on its way, and one to spare
FREE, LENT = 0, 1
PAGE = 4096


class Place(NamedTuple):
    """Where one picture lies."""

    slot: int
    offset: int


class _Taken(NamedTuple):
    begin: int
    end: int
    slot: int
    owner: int


class Shelf:
    """The console's side: makes it, and takes pictures from it. Thread-safe."""

    def __init__(self, size: int = BYTES) -> None:
        self._size = size
        self._lent: dict[int, weakref.ref[ctypes.Array[ctypes.c_ubyte]]] = {}
        self._fd: int | None = None
        if sys.platform == "win32":
            self._name = f"airdesk-{secrets.token_hex(16)}"
            self._memory = mmap.mmap(-1, size, tagname=self._name)
        else:
            self._fd = _unnamed(size)
            self._name = str(self._fd)
            self._memory = mmap.mmap(self._fd, size)

    @property
    def key(self) -> str:
        """What opens it in the other process."""
        return f"{self._name}:{self._size}"

    @property
    def descriptors(self) -> tuple[int, ...]:
        """What the other process must inherit."""
        return () if self._fd is None else (self._fd,)

    @property
    def lent(self) -> int:
        """How many pictures somebody here holds."""
        return len(self._lent)

    def shared(self) -> None:
        """The other process has what it needs."""
        fd, self._fd = self._fd, None
        if fd is not None:
            os.close(fd)

    def take(self, place: Place, size: int) -> memoryview:
        """The bytes of a picture. Its place is given back when the last view of them is gone.

        Raises ValueError for a place that does not exist, or is out already.
        """
        slot = place.slot
        if not 0 <= slot < MOST_PLACES or place.offset < MOST_PLACES or slot in self._lent:
            raise ValueError(f"no picture can lie at {place}")
        pixels = (ctypes.c_ubyte * size).from_buffer(self._memory, place.offset)
        self._lent[slot] = weakref.ref(pixels, lambda _: self._came_back(slot))
        return memoryview(pixels).cast("B")

    def give_back(self, place: Place) -> None:
        """A picture that nobody wants to see."""
        if 0 <= place.slot < MOST_PLACES and place.slot not in self._lent:
            self._memory[place.slot] = FREE

    def _came_back(self, slot: int) -> None:
        del self._lent[slot]
        self._memory[slot] = FREE


class BackShelf:
    """The booth's side: lays pictures on it. Thread-safe."""

    def __init__(self, key: str) -> None:
        name, _, size = key.rpartition(":")
        self._size = int(size)
        if sys.platform == "win32":
            self._memory = mmap.mmap(-1, self._size, tagname=name)
        else:
            self._memory = mmap.mmap(int(name), self._size)
            os.close(int(name))
        self._lock = threading.Lock()
        self._taken: list[_Taken] = []  # in the order of the places

    def lay(self, owner: int, pixels: memoryview) -> Place | None:
        """Copy a picture to the first free place that is large enough; None if the owner has no right to one more."""
        with self._lock:
            memory = self._memory
            self._taken = [one for one in self._taken if memory[one.slot] == LENT]
            if sum(one.owner == owner for one in self._taken) >= MOST_OUT:
                return None
            place = self._find(owner, len(pixels))
            if place is None:
                return None
            memory[place.slot] = LENT
        memory[place.offset : place.offset + len(pixels)] = pixels
        return place

    def _find(self, owner: int, size: int) -> Place | None:
        slots = {one.slot for one in self._taken}
        slot = next((slot for slot in range(MOST_PLACES) if slot not in slots), None)
        if slot is None:
            return None
        offset, at = MOST_PLACES, 0
        for one in self._taken:
            if one.begin - offset >= size:
                break
            offset, at = one.end, at + 1
        end = offset + -(-size // PAGE) * PAGE
        if end > self._size:
            return None
        self._taken.insert(at, _Taken(offset, end, slot, owner))
        return Place(slot, offset)


def _unnamed(size: int) -> int:
    """A file in memory, or one that has lost its name already."""
    if hasattr(os, "memfd_create"):
        fd = os.memfd_create("airdesk pictures", os.MFD_CLOEXEC)
    else:
        fd, name = tempfile.mkstemp(prefix="airdesk-")
        Path(name).unlink()
    os.ftruncate(fd, size)
    return fd
