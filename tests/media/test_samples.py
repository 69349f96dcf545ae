"""The tables: the samples are those that libavformat finds in the same stream."""

from __future__ import annotations

import io

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.media.boxes import Fragment
from desktop.media.movie import Damaged, read_movie
from desktop.media.samples import Sample, SampleReader, data_end, has_key, runs
from tests.media.streams import box, moof, pieces, stream

SHAPES = {
    "plain": {},
    "b-frames": {"bframes": 3, "gop": 8},
    "negative offsets": {"bframes": 2, "movflags": "empty_moov+default_base_moof+negative_cts_offsets"},
    "edit list": {"bframes": 2, "sound": "aac", "movflags": "delay_moov+default_base_moof"},
    "explicit base": {"sound": "aac", "movflags": "empty_moov"},
    "one sample each": {"fragment_us": 1, "sound": "aac"},
    "hevc": {"codec": "libx265", "bframes": 2, "frames": 12},
    "sound at 44.1": {"sound": "aac", "rate": 44100},
    "sound only": {"codec": "", "sound": "aac"},
    "separate moofs": {"sound": "aac", "movflags": "empty_moov+separate_moof+default_base_moof"},
}


def read(data: bytes) -> tuple[SampleReader, list[tuple[Sample, bytes]]]:
    found = pieces(data)
    reader = SampleReader(read_movie(found[0].data))
    samples = [
        (sample, bytes(piece.data[sample.start : sample.end]))
        for piece in found
        if isinstance(piece, Fragment)
        for sample in reader.read(piece.data, piece.offset)
    ]
    return reader, samples


@pytest.mark.parametrize("shape", SHAPES)
def test_the_samples_are_those_of_libavformat(shape: str) -> None:
    data = stream(**SHAPES[shape])
    reader, samples = read(data)
    with av.open(io.BytesIO(data), options={"ignore_editlist": "1"}) as container:
        for wanted in container.streams:
            container.seek(0)
            track = reader.movie.tracks[wanted.id]
            theirs = [
                (packet.dts, packet.pts, packet.is_keyframe, bytes(packet))
                for packet in container.demux(wanted)
                if packet.size
            ]
            ours = [(s.dts, s.pts, s.key, data) for s, data in samples if s.track_id == track.id]
            dts_shift, pts_shift = theirs[0][0] - ours[0][0], theirs[0][1] - ours[0][1]
            assert [(dts + dts_shift, pts + pts_shift, key, data) for dts, pts, key, data in ours] == theirs
            # It moves a whole track to have no negative offset; else both agree.
            assert dts_shift == pts_shift or shape == "negative offsets"
            assert track.timescale == 1 / wanted.time_base


def test_several_runs_follow_one_another() -> None:
    first, second = moof([4, 5]), moof([6])
    start, end = second.index(b"trun") - 4, len(second)
    both = bytearray(first + second[start:end])  # a second run of the same traf, without a place of its own
    run = len(first) + 8
    both[run : run + 4] = b"\x00\x00\x02\x00"
    del both[run + 8 : run + 12]
    both[len(first) : len(first) + 4] = (end - start - 4).to_bytes(4, "big")
    added = end - start - 4
    for kind in (b"moof", b"traf"):
        at = both.index(kind) - 4
        both[at : at + 4] = (int.from_bytes(both[at : at + 4], "big") + added).to_bytes(4, "big")
    place = both.index(b"trun") + 12
    both[place : place + 4] = (len(both) + 8).to_bytes(4, "big")
    data = bytes(both) + box(b"mdat", b"aaaabbbbbcccccc")
    assert data_end(data, 0, {}) == len(data)
    reader = SampleReader(read_movie(pieces(stream())[0].data))
    assert [data[s.start : s.end] for s in reader.read(data)] == [b"aaaa", b"bbbbb", b"cccccc"]


@given(st.data())
def test_the_end_of_the_samples_is_that_of_the_furthest_run(data: st.DataObject) -> None:
    """Also in moofs that are damaged, and in those whose boxes are not whole words."""
    source = pieces(stream(**SHAPES[data.draw(st.sampled_from(["plain", "explicit base", "edit list"]))]))
    movie, fragment = read_movie(source[0].data), source[data.draw(st.integers(1, 3))]
    assert isinstance(fragment, Fragment)
    moof_of = bytearray(fragment.data[: int.from_bytes(fragment.data[:4], "big")])
    if data.draw(st.booleans()):
        moof_of += box(b"free", b"x" * data.draw(st.integers(0, 5)))
        moof_of[:4] = len(moof_of).to_bytes(4, "big")
    for _ in range(data.draw(st.integers(0, 2))):
        moof_of[data.draw(st.integers(8, len(moof_of) - 1))] = data.draw(st.integers(0, 255))
    found = data_end(moof_of, fragment.offset, movie.defaults)
    try:
        wanted = max(
            (run.start + sum(run.sizes) for run in runs(moof_of, fragment.offset, movie.defaults)), default=None
        )
    except Damaged:  # a run that cannot be, or a decode time, of which the end knows nothing
        return
    assert found == wanted


def test_samples_whose_bytes_are_missing_are_left_out() -> None:
    data = stream()
    reader, _ = read(data)
    fragment = pieces(data)[1].data
    whole, cut = SampleReader(reader.movie).read(fragment), SampleReader(reader.movie).read(fragment[:-1])
    assert cut == whole[:-1]


def test_without_decode_times_they_are_counted_on() -> None:
    data = bytearray(stream())
    while (at := data.find(b"tfdt")) >= 0:
        data[at : at + 4] = b"free"
    _, samples = read(bytes(data))
    stamps = [sample.dts for sample, _ in samples]
    assert stamps == sorted(set(stamps))
    assert len(stamps) == 30


def test_a_place_beyond_the_fragment_counts_from_its_beginning() -> None:
    """A stream joined in its middle: the sender's file offsets mean nothing here."""
    data = stream(**SHAPES["explicit base"])
    found = pieces(data)
    second = found[2]
    assert isinstance(second, Fragment)
    movie = read_movie(found[0].data)
    there = SampleReader(movie).read(second.data, second.offset)
    elsewhere = SampleReader(movie).read(second.data, 7)
    assert there == elsewhere != []


def test_key_frames_are_found() -> None:
    found = pieces(stream(gop=10, frames=30))
    movie = read_movie(found[0].data)
    fragments = [piece for piece in found if isinstance(piece, Fragment)]
    assert [has_key(f.data, f.offset, movie) for f in fragments] == [True, False] * 3
    assert not has_key(b"\x00\x00\x00\x08moof" + bytes(9), 0, movie)
    assert has_key(b"", 0, read_movie(pieces(stream(codec="", sound="aac"))[0].data))


@given(st.binary(max_size=300))
def test_no_table_raises_anything_else(noise: bytes) -> None:
    for data in (noise, box(b"moof", noise), box(b"moof", box(b"traf", noise)), box(b"moov", box(b"trak", noise))):
        for read_it in (lambda data: list(runs(data, 0, {})), read_movie):
            try:
                read_it(data)
            except Damaged:
                continue


@given(st.data())
def test_changed_tables_raise_nothing_else(data: st.DataObject) -> None:
    found = pieces(stream(sound="aac"))
    init, fragment = bytearray(found[0].data), bytearray(found[1].data)
    for target in (init, fragment):
        for _ in range(3):
            target[data.draw(st.integers(0, min(len(target), 1500) - 1))] = data.draw(st.integers(0, 255))
    try:
        reader = SampleReader(read_movie(init))
        for sample in reader.read(fragment):
            assert 0 <= sample.start < sample.end <= len(fragment)
    except Damaged:
        return
