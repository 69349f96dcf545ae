"""A finished clip as an endless film: its fragments again and again, with time stamps that go on.

The bytes were written once by libavformat; here only the clock of each track and the
sequence number are patched, which costs a copy. ISO/IEC 14496-12: moof, mfhd, traf, tfdt.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from desktop.sim.recipe import Recipe

VIDEO_TIMESCALE = 90000
_VIDEO_TRACK = 1
_SEAL = b"free"


class BrokenClip(Exception):
    """The bytes are not a clip that was written to its end."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One fragment (moof and mdat) of the loop."""

    data: bytes
    start: int  # in the video's timescale, decode time from the start of the loop
    end: int
    sequence_at: int  # where the sequence number lies in `data`
    clocks: tuple[tuple[int, int], ...]  # (where a tfdt's 64 bit time lies, ticks of one loop)


class Film:
    """Immutable; may be read by any number of bots and threads at once.

    Fragments are counted from 0 without end: `fragment(n)` of the second loop continues the
    decode times of the first.
    """

    def __init__(self, recipe: Recipe, init: bytes, fragments: list[bytes]) -> None:
        self.recipe = recipe
        self.init = init
        self._loop_ticks = recipe.loop_frames * VIDEO_TIMESCALE // recipe.fps
        self._key_ticks = recipe.key_interval * VIDEO_TIMESCALE // recipe.fps
        marks = [_marks(fragment) for fragment in fragments]
        starts = [_video_time(fragment, mark) for fragment, mark in zip(fragments, marks, strict=True)]
        ends = [*starts[1:], self._loop_ticks]
        self._pieces = tuple(
            Piece(fragment, start, end, mark.sequence_at, self._clocks(mark))
            for fragment, mark, start, end in zip(fragments, marks, starts, ends, strict=True)
        )

    @classmethod
    def parse(cls, recipe: Recipe, sealed: bytes) -> Film:
        """The film in the bytes of a cache file. Raises BrokenClip."""
        try:
            boxes = list(_boxes(sealed, 0, len(sealed)))
        except struct.error as error:
            raise BrokenClip("cut short") from error
        if not boxes or boxes[-1][0] != _SEAL:
            raise BrokenClip("no seal")
        seal = boxes[-1][1]
        if sealed[seal + 8 :] != sha256(sealed[:seal]).digest():
            raise BrokenClip("the seal does not fit")
        return cls(recipe, *split(sealed[:seal]))

    def sealed(self) -> bytes:
        """The bytes for the cache: a playable file that ends in a box with the hash of all before it."""
        body = self.init + b"".join(piece.data for piece in self._pieces)
        digest = sha256(body).digest()
        return body + struct.pack(">I4s", 8 + len(digest), _SEAL) + digest

    @property
    def fragments_per_loop(self) -> int:
        """How many fragments one loop has."""
        return len(self._pieces)

    def fragment(self, number: int) -> bytes:
        """Fragment `number` with its own sequence number and decode times."""
        loop, index = divmod(number, len(self._pieces))
        piece = self._pieces[index]
        data = bytearray(piece.data)
        struct.pack_into(">I", data, piece.sequence_at, (number + 1) & 0xFFFFFFFF)
        for at, ticks in piece.clocks:
            (time,) = struct.unpack_from(">Q", data, at)
            struct.pack_into(">Q", data, at, time + loop * ticks)
        return bytes(data)

    def starts_s(self, number: int) -> float:
        """Decode time at which fragment `number` begins, in seconds from the first."""
        loop, index = divmod(number, len(self._pieces))
        return (loop * self._loop_ticks + self._pieces[index].start) / VIDEO_TIMESCALE

    def ends_s(self, number: int) -> float:
        """Decode time at which fragment `number` is complete: a live recorder cannot send it sooner."""
        return self.starts_s(number + 1)

    def begins_with_key(self, number: int) -> bool:
        """Whether a decoder can start at fragment `number`."""
        return self._pieces[number % len(self._pieces)].start % self._key_ticks == 0

    def key_from(self, seconds: float) -> int:
        """The first fragment at or after `seconds` that begins with a key frame."""
        loop = int(seconds // self.recipe.loop_s)
        number = loop * len(self._pieces)
        while self.starts_s(number) < seconds - 1e-6 or not self.begins_with_key(number):
            number += 1
        return number

    def _clocks(self, mark: _Marks) -> tuple[tuple[int, int], ...]:
        sound_ticks = self.recipe.loop_frames * self.recipe.sample_rate // self.recipe.fps
        return tuple((at, self._loop_ticks if track == _VIDEO_TRACK else sound_ticks) for track, at in mark.clocks_at)


@dataclass(frozen=True, slots=True)
class _Marks:
    sequence_at: int
    clocks_at: tuple[tuple[int, int], ...]  # (track id, where the 64 bit time of its tfdt lies)


def split(data: bytes) -> tuple[bytes, list[bytes]]:
    """Cut what libavformat wrote into the init segment and fragments; the index at the end is left out."""
    init = b""
    fragments: list[bytes] = []
    head = b""
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind in (b"ftyp", b"moov"):
            init += data[start:end]
        elif kind == b"moof":
            head = data[start:end]
        elif kind == b"mdat" and head:
            fragments.append(head + data[start:end])
            head = b""
    if not init or not fragments:
        raise BrokenClip("no media")
    return init, fragments


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    at = start
    while at < end:
        size, kind = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > end:
            raise BrokenClip(f"box of {size} bytes at {at}")
        yield kind, at, at + size
        at += size


def _marks(fragment: bytes) -> _Marks:
    sequence_at = 0
    clocks: list[tuple[int, int]] = []
    (moof_size,) = struct.unpack_from(">I", fragment, 0)
    for kind, start, end in _boxes(fragment, 8, moof_size):
        if kind == b"mfhd":
            sequence_at = start + 12
        elif kind == b"traf":
            clocks.append(_track_clock(fragment, start + 8, end))
    return _Marks(sequence_at, tuple(clocks))


def _track_clock(fragment: bytes, start: int, end: int) -> tuple[int, int]:
    track = at = 0
    for kind, box, _ in _boxes(fragment, start, end):
        if kind == b"tfhd":
            (track,) = struct.unpack_from(">I", fragment, box + 12)
        elif kind == b"tfdt":
            if fragment[box + 8] != 1:
                raise BrokenClip("a 32 bit tfdt")
            at = box + 12
    return track, at


def _video_time(fragment: bytes, mark: _Marks) -> int:
    for track, at in mark.clocks_at:
        if track == _VIDEO_TRACK:
            (time,) = struct.unpack_from(">Q", fragment, at)
            return int(time)
    raise BrokenClip("a fragment without pictures")
