"""fMP4 fragments: which of their bytes are which sample, and when it is due.

Pure: no clock, no codec, nothing is kept between calls but the running decode time of
tracks whose fragments carry none. What the header says is read by `movie`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from desktop.media.movie import NO_DEFAULTS, Bytes, Damaged, Defaults, Movie, boxes

MAX_SAMPLES = 100_000  # of one run; more is damage
_NOT_SYNC = 0x0001_0000
_EXPLICIT_BASE = 0x1
_BASE_IS_MOOF = 0x02_0000


class Sample(NamedTuple):
    """One coded picture or block of sound; `start` and `end` are offsets in the fragment."""

    track_id: int
    dts: int
    pts: int
    duration: int
    key: bool
    start: int
    end: int


class Run(NamedTuple):
    """One trun box, its place in the fragment already worked out."""

    track_id: int
    dts: int | None  # of the first sample; None continues the track's previous run
    start: int  # of its data, from the first byte of the moof
    durations: tuple[int, ...]
    sizes: tuple[int, ...]
    flags: tuple[int, ...]
    offsets: tuple[int, ...]  # composition offsets, signed


_TRAF, _TFHD, _TRUN = (int.from_bytes(kind, "big") for kind in (b"traf", b"tfhd", b"trun"))


def runs(fragment: Bytes, offset: int, defaults: Mapping[int, Defaults]) -> Iterator[Run]:
    """The runs of the moof that `fragment` begins with; `offset` is its place in the whole stream.

    Raises Damaged for a table that does not fit its box.
    """
    try:
        for kind, start, end in boxes(fragment, 0, min(len(fragment), _first_box_end(fragment))):
            if kind != b"moof":
                raise Damaged("no moof")
            for child, body, body_end in boxes(fragment, start, end):
                if child == b"traf":
                    yield from _read_traf(fragment, body, body_end, offset, defaults)
    except (struct.error, IndexError) as error:
        raise Damaged(f"fragment header: {error}") from error


def _first_box_end(data: Bytes) -> int:
    size = int.from_bytes(data[0:4], "big")
    return int.from_bytes(data[8:16], "big") if size == 1 else size


def _read_traf(data: Bytes, start: int, end: int, offset: int, known: Mapping[int, Defaults]) -> Iterator[Run]:
    track_id, base, dts = 0, 0, None
    default = NO_DEFAULTS
    at: int | None = None
    for kind, body, body_end in boxes(data, start, end):
        if kind == b"tfhd":
            track_id, base, default = _read_tfhd(data, body, offset, known)
        elif kind == b"tfdt":
            dts = struct.unpack_from(">Q" if data[body] == 1 else ">I", data, body + 4)[0]
        elif kind == b"trun":
            run = _read_trun(
                data, body, body_end, Run(track_id, dts, base if at is None else at, (), (), (), ()), base, default
            )
            dts, at = None, run.start + sum(run.sizes)
            yield run


def _read_tfhd(data: Bytes, body: int, offset: int, known: Mapping[int, Defaults]) -> tuple[int, int, Defaults]:
    flags, track_id = struct.unpack_from(">II", data, body)
    flags &= 0xFF_FFFF
    at, base = body + 8, 0
    duration, size, sample_flags = known.get(track_id, NO_DEFAULTS)
    if flags & _EXPLICIT_BASE:
        base = _base(struct.unpack_from(">Q", data, at)[0] - offset, flags, len(data))
        at += 8
    at += 4 if flags & 0x2 else 0
    if flags & 0x8:
        duration, at = struct.unpack_from(">I", data, at)[0], at + 4
    if flags & 0x10:
        size, at = struct.unpack_from(">I", data, at)[0], at + 4
    if flags & 0x20:
        sample_flags = struct.unpack_from(">I", data, at)[0]
    return track_id, base, Defaults(duration, size, sample_flags)


def _base(place: int, flags: int, length: int) -> int:
    """Written by the sender for a file of its own; here it only counts if it points into this fragment."""
    return place if 0 <= place <= length and not flags & _BASE_IS_MOOF else 0


def _read_trun(data: Bytes, body: int, end: int, run: Run, base: int, default: Defaults) -> Run:
    flags, count = struct.unpack_from(">II", data, body)
    flags &= 0xFF_FFFF
    at, start = body + 8, run.start
    if flags & 0x1:
        start, at = base + struct.unpack_from(">i", data, at)[0], at + 4
    first_flags: int | None = None
    if flags & 0x4:
        first_flags, at = struct.unpack_from(">I", data, at)[0], at + 4
    present = [bit for bit in (0x100, 0x200, 0x400, 0x800) if flags & bit]
    width = len(present)
    if count > MAX_SAMPLES or at + 4 * width * count > end or start < 0:
        raise Damaged("run does not fit its box")
    table = struct.unpack_from(f">{width * count}I", data, at)
    columns = {bit: table[place::width] for place, bit in enumerate(present)}
    sample_flags = columns.get(0x400) or (default.flags,) * count
    if first_flags is not None and count:
        sample_flags = (first_flags, *sample_flags[1:])
    return run._replace(
        start=start,
        durations=columns.get(0x100) or (default.duration,) * count,
        sizes=columns.get(0x200) or (default.size,) * count,
        flags=sample_flags,
        offsets=tuple(_signed(value) for value in columns.get(0x800, ())) or (0,) * count,
    )


def _signed(value: int) -> int:
    return value - 0x1_0000_0000 if value & 0x8000_0000 else value


class _Uneven(Exception):
    """Boxes that are not of the usual shape: whole words, short sizes, each within the one around it."""


def data_end(moof: Bytes, offset: int, defaults: Mapping[int, Defaults]) -> int | None:
    """Up to which byte, from the first of the moof, its samples reach; None if the moof does not tell.

    Read on the I/O thread for every fragment of every source. Usually, therefore, one call makes numbers of all
    words of the moof, and the sizes among them are summed without making runs.
    """
    try:
        try:
            return _end_of_words(struct.unpack_from(f">{len(moof) // 4}I", moof), offset, defaults)
        except _Uneven:
            return max((run.start + sum(run.sizes) for run in runs(moof, offset, defaults)), default=None)
    except (Damaged, IndexError):
        return None


def _end_of_words(words: Sequence[int], offset: int, known: Mapping[int, Defaults]) -> int | None:
    furthest: int | None = None
    at, end = 2, _after(words, 0, len(words))
    while at + 2 <= end:
        after = _after(words, at, end)
        if words[at + 1] == _TRAF:
            furthest = _end_of_traf(words, at + 2, after, offset, known, furthest)
        at = after
    return furthest


def _after(words: Sequence[int], at: int, limit: int) -> int:
    """Where the box that begins here ends, all counted in words."""
    size = words[at]
    if size & 3 or size < 8 or at + (size >> 2) > limit:
        raise _Uneven
    return at + (size >> 2)


def _end_of_traf(
    words: Sequence[int], at: int, end: int, offset: int, known: Mapping[int, Defaults], furthest: int | None
) -> int | None:
    base, size, place = 0, 0, 0
    while at + 2 <= end:
        after = _after(words, at, end)
        if words[at + 1] == _TFHD:
            base, size = _base_and_size(words, at + 2, offset, known)
            place = base
        elif words[at + 1] == _TRUN:
            flags, count, table = words[at + 2], words[at + 3], at + 4
            if flags & 0x1:
                place, table = base + _signed(words[table]), table + 1
            table += 1 if flags & 0x4 else 0
            width = (flags & 0xF00).bit_count()
            if count > MAX_SAMPLES or table + width * count > after or place < 0:
                raise Damaged("run does not fit its box")
            if flags & 0x200:
                column = table + (1 if flags & 0x100 else 0)
                place += sum(words[column : table + width * count : width])
            else:
                place += size * count
            furthest = place if furthest is None else max(furthest, place)
        at = after
    return furthest


def _base_and_size(words: Sequence[int], at: int, offset: int, known: Mapping[int, Defaults]) -> tuple[int, int]:
    """What the end of the samples depends on, of that what `_read_tfhd` finds."""
    flags, size, base = words[at], known.get(words[at + 1], NO_DEFAULTS).size, 0
    at += 2
    if flags & _EXPLICIT_BASE:
        base = _base((words[at] << 32 | words[at + 1]) - offset, flags, 4 * len(words))
        at += 2
    if flags & 0x10:
        size = words[at + (1 if flags & 0x2 else 0) + (1 if flags & 0x8 else 0)]
    return base, size


class SampleReader:
    """Fragments of one stream to samples; keeps the decode time of tracks whose fragments have none."""

    def __init__(self, movie: Movie) -> None:
        self.movie = movie
        self._defaults = movie.defaults
        self._next_dts: dict[int, int] = {}

    def read(self, fragment: Bytes, offset: int = 0) -> list[Sample]:
        """The samples in the order of the tables. Those whose bytes are missing are left out.

        Raises Damaged if the tables cannot be read.
        """
        found: list[Sample] = []
        for run in runs(fragment, offset, self._defaults):
            dts = self._next_dts.get(run.track_id, 0) if run.dts is None else run.dts
            start = run.start
            for duration, size, flags, composition in zip(
                run.durations, run.sizes, run.flags, run.offsets, strict=True
            ):
                end = start + size
                if size and end <= len(fragment):
                    key = not flags & _NOT_SYNC
                    found.append(Sample(run.track_id, dts, dts + composition, duration, key, start, end))
                dts += duration
                start = end
            self._next_dts[run.track_id] = dts
        return found


def picture_count(fragment: Bytes, offset: int, movie: Movie) -> int:
    """How many pictures a fragment holds, as far as its tables can be read."""
    video = movie.video
    try:
        found = runs(fragment, offset, movie.defaults)
        return sum(len(run.sizes) for run in found if video is not None and run.track_id == video.id)
    except Damaged:
        return 0


def has_key(fragment: Bytes, offset: int, movie: Movie) -> bool:
    """Whether a fragment holds a picture that can be decoded without others. A stream without pictures: always."""
    video = movie.video
    if video is None:
        return True
    try:
        return any(
            run.track_id == video.id and any(not flags & _NOT_SYNC for flags in run.flags)
            for run in runs(fragment, offset, movie.defaults)
        )
    except Damaged:
        return False
