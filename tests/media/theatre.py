"""A real booth for the tests, and one source in it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from desktop.core.model import DecodeMode, Picture
from desktop.media.booth import Booth
from desktop.media.boxes import Fragment, Init
from desktop.media.headphones import Headphones
from desktop.media.preview import NEW, Preview
from tests.media.rolling import until
from tests.media.streams import pieces


@contextmanager
def open_booth() -> Iterator[Booth]:
    """Any fault of it fails the test."""
    faults: list[str] = []
    booth = Booth(faults.append)
    try:
        yield booth
    finally:
        booth.close()
    assert faults == []


class Seen:
    """A preview, and the pictures that were taken from it."""

    def __init__(self, booth: Booth, source_id: str = "a", ready: bool = True) -> None:
        self.headphones = Headphones(lambda: None)
        self.pictures: list[Picture] = []
        self.holds = True  # every picture, so that its memory is not used again
        self.preview = Preview(source_id, self.headphones, booth, self._came)
        self.preview.show(160, 90, DecodeMode.FULL)
        if ready:  # what comes while it is opened is late, and left out
            until(lambda: self.preview._stats is not NEW)

    def _came(self) -> None:
        picture = self.preview.take()
        if picture is not None:
            if not self.holds:
                self.pictures.clear()
            self.pictures.append(picture)

    def send(self, data: bytes, every_s: float = 0.0) -> None:
        for piece in pieces(data):
            self.preview.put(piece, time.monotonic())
            if every_s:
                time.sleep(every_s)


BREAKS = b"this breaks the decoder"
_FRAGILE = """
import ctypes, sys
from desktop.media import booth_room, codec
decode = codec.VideoCodec.decode
def fragile(self, sample, data):
    if {condition}:
        ctypes.string_at(0)
    return decode(self, sample, data)
codec.VideoCodec.decode = fragile
booth_room.main(sys.argv[2], int(sys.argv[3]))
"""


def fragile(condition: str = f"{BREAKS!r} in bytes(data)") -> list[str]:
    """A booth that breaks, as libavcodec would break it, at what it cannot bear."""
    return [sys.executable, "-c", _FRAGILE.format(condition=condition)]


def breaking(piece: Init | Fragment) -> Fragment:
    """The same piece, as a fragment that breaks the fragile booth."""
    assert isinstance(piece, Fragment)
    return Fragment(bytes(piece.data) + BREAKS, piece.offset)
