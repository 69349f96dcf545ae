"""The header of a stream: tracks, time scales, edit lists."""

from __future__ import annotations

import io

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.media.boxes import Fragment
from desktop.media.movie import Damaged, boxes, read_movie
from desktop.media.samples import SampleReader
from tests.media.streams import box, large_box, pieces, stream


def test_the_edit_list_brings_both_tracks_together() -> None:
    data = stream(bframes=2, sound="aac", movflags="delay_moov+default_base_moof")
    found = pieces(data)
    movie = read_movie(found[0].data)
    reader, video = SampleReader(movie), movie.video
    assert video is not None
    first = min(
        video.seconds(sample.pts)
        for piece in found
        if isinstance(piece, Fragment)
        for sample in reader.read(piece.data, piece.offset)
        if sample.track_id == video.id
    )
    assert first == pytest.approx(0, abs=0.001)
    with av.open(io.BytesIO(data)) as container:
        assert min(float(p.pts * p.time_base) for p in container.demux(video=0) if p.size) == pytest.approx(first)


def test_kinds_and_codings() -> None:
    movie = read_movie(pieces(stream(sound="aac", codec="libx265", frames=12))[0].data)
    assert movie.video is not None
    assert movie.sound is not None
    assert (movie.video.coding, movie.sound.coding) == ("hev1", "mp4a")


@pytest.mark.parametrize("data", [b"", box(b"moov"), b"\x00\x00\x00\x0cmoovtrak", box(b"moov", box(b"mvhd"))])
def test_a_header_without_tracks_is_damaged(data: bytes) -> None:
    with pytest.raises(Damaged):
        read_movie(data)


def test_without_pictures_or_without_sound() -> None:
    only_sound = read_movie(pieces(stream(codec="", sound="aac"))[0].data)
    assert only_sound.video is None
    assert only_sound.sound is not None
    only_pictures = read_movie(pieces(stream())[0].data)
    assert only_pictures.sound is None
    assert only_pictures.video is not None
    assert only_pictures.video.seconds(only_pictures.video.timescale) == 1.0


def test_boxes_of_every_form_are_walked() -> None:
    data = box(b"aaaa", b"12") + large_box(b"bbbb", b"345") + b"\x00\x00\x00\x00cccc6"
    assert [(kind, data[start:end]) for kind, start, end in boxes(data, 0, len(data))] == [
        (b"aaaa", b"12"),
        (b"bbbb", b"345"),
        (b"cccc", b"6"),
    ]


@given(st.binary(max_size=200))
def test_no_header_raises_anything_but_damaged(noise: bytes) -> None:
    for data in (noise, box(b"moov", noise), box(b"moov", box(b"mvhd", noise), box(b"trak", box(b"edts", noise)))):
        try:
            read_movie(data)
        except Damaged:
            continue
