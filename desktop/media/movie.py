"""The header of an fMP4 stream: which tracks it has, and how their times are counted.

Only what the preview needs of ISO 14496-12; codec parameters are left to libavformat. What
lies in the fragments is read by `samples`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct, field

Bytes = bytes | bytearray

_BOX = struct.Struct(">I4s")


class Damaged(ValueError):
    """The tables cannot be what a sender meant."""


class Defaults(NamedTuple):
    """What a sample is if its run does not say (the trex box)."""

    duration: int = 0
    size: int = 0
    flags: int = 0


NO_DEFAULTS = Defaults()


class Track(Struct, frozen=True):
    """One track of the movie header."""

    id: int
    kind: str  # handler: "vide", "soun", or another one
    coding: str  # four characters of the sample entry
    timescale: int
    shift: int = 0  # added to every time stamp, in timescale units: the edit list
    defaults: Defaults = NO_DEFAULTS

    def seconds(self, stamp: int) -> float:
        """A time stamp of this track in seconds of the stream."""
        return (stamp + self.shift) / self.timescale


class Movie(Struct, frozen=True):
    """The header of a stream."""

    tracks: dict[int, Track] = field(default_factory=dict)

    @property
    def video(self) -> Track | None:
        """The first picture track."""
        return next((track for track in self.tracks.values() if track.kind == "vide"), None)

    @property
    def sound(self) -> Track | None:
        """The first sound track."""
        return next((track for track in self.tracks.values() if track.kind == "soun"), None)

    @property
    def defaults(self) -> dict[int, Defaults]:
        """The sample defaults by track."""
        return {track.id: track.defaults for track in self.tracks.values()}


def boxes(data: Bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, first and last byte of the body of each box in a range; stops at the first impossible one."""
    while start + 8 <= end:
        size, kind = _BOX.unpack_from(data, start)
        head = 8
        if size == 1 and start + 16 <= end:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            return
        yield kind, start + head, start + size
        start += size


def read_movie(init: Bytes) -> Movie:
    """The tracks of an init segment. Raises Damaged if there is none that can be used."""
    try:
        tracks = _read_tracks(init)
    except (struct.error, IndexError) as error:
        raise Damaged(f"movie header: {error}") from error
    if not tracks:
        raise Damaged("movie header without tracks")
    return Movie(tracks)


def _read_tracks(init: Bytes) -> dict[int, Track]:
    tracks: dict[int, Track] = {}
    for kind, start, end in boxes(init, 0, len(init)):
        if kind != b"moov":
            continue
        timescale, defaults = 0, {}
        for child, body, body_end in boxes(init, start, end):
            if child == b"mvhd":
                timescale = _timescale(init, body)
            elif child == b"mvex":
                defaults = _read_defaults(init, body, body_end)
        for child, body, body_end in boxes(init, start, end):
            if child == b"trak":
                track = _read_track(init, body, body_end, timescale, defaults)
                if track is not None:
                    tracks[track.id] = track
    return tracks


def _timescale(data: Bytes, body: int) -> int:
    at = body + (20 if data[body] == 1 else 12)
    return int(struct.unpack_from(">I", data, at)[0])


def _read_defaults(data: Bytes, start: int, end: int) -> dict[int, Defaults]:
    found: dict[int, Defaults] = {}
    for kind, body, _ in boxes(data, start, end):
        if kind == b"trex":
            track_id, _, duration, size, flags = struct.unpack_from(">5I", data, body + 4)
            found[track_id] = Defaults(duration, size, flags)
    return found


def _read_track(
    data: Bytes, start: int, end: int, movie_timescale: int, defaults: Mapping[int, Defaults]
) -> Track | None:
    track_id, timescale, kind, coding = 0, 0, "", ""
    edits: tuple[int, int] | None = None
    for box, body, body_end in _descend(data, start, end):
        if box == b"tkhd":
            track_id = struct.unpack_from(">I", data, body + (20 if data[body] == 1 else 12))[0]
        elif box == b"mdhd":
            timescale = _timescale(data, body)
        elif box == b"hdlr":
            kind = data[body + 8 : body + 12].decode("latin-1")
        elif box == b"stsd":
            coding = data[body + 12 : body + 16].decode("latin-1")
        elif box == b"elst":
            edits = _read_edits(data, body, body_end)
    if not track_id or not timescale:
        return None
    shift = 0
    if edits is not None:
        empty, media_time = edits
        shift = (empty * timescale // movie_timescale if movie_timescale else 0) - media_time
    return Track(track_id, kind, coding, timescale, shift, defaults.get(track_id, NO_DEFAULTS))


def _descend(data: Bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    for box in boxes(data, start, end):
        yield box
        if box[0] in (b"mdia", b"minf", b"stbl", b"edts"):
            yield from _descend(data, box[1], box[2])


def _read_edits(data: Bytes, body: int, end: int) -> tuple[int, int]:
    """Empty time before the first edit (movie units) and where in the media it begins."""
    version, count = data[body], struct.unpack_from(">I", data, body + 4)[0]
    layout = struct.Struct(">QqI" if version == 1 else ">IiI")
    empty, at = 0, body + 8
    for _ in range(count):
        if at + layout.size > end:
            break
        duration, media_time, _ = layout.unpack_from(data, at)
        if media_time >= 0:
            return empty, media_time
        empty += duration
        at += layout.size
    return empty, 0
