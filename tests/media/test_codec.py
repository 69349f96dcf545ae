"""libavcodec behind our own demuxing: every picture and all sound of real streams."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from desktop.media.boxes import Fragment
from desktop.media.codec import Block, Codecs, open_codecs
from desktop.media.movie import read_movie
from desktop.media.samples import Sample, SampleReader
from tests.media.streams import pieces, stream


def opened(data: bytes) -> tuple[Codecs, list[tuple[list[Sample], list[Sample], Fragment]]]:
    """The codecs of a stream, and of each fragment the pictures, the sound and the bytes."""
    found = pieces(data)
    movie = read_movie(found[0].data)
    reader, fragments = SampleReader(movie), []
    for piece in found[1:]:
        assert isinstance(piece, Fragment)
        samples = reader.read(piece.data, piece.offset)
        kinds = [[s for s in samples if movie.tracks[s.track_id].kind == kind] for kind in ("vide", "soun")]
        fragments.append((kinds[0], kinds[1], piece))
    return open_codecs(found[0].data, movie), fragments


def blocks(data: bytes) -> list[Block]:
    codecs, fragments = opened(data)
    assert codecs.sound is not None
    return [block for _, sound, piece in fragments for block in codecs.sound.decode(sound, piece.data)]


@pytest.mark.parametrize(("codec", "name"), [("libx264", "h264"), ("libx265", "hevc")])
@pytest.mark.parametrize("bframes", [0, 2])
def test_every_picture_comes_out_in_order(codec: str, name: str, bframes: int) -> None:
    codecs, fragments = opened(stream(codec=codec, bframes=bframes, frames=20))
    video = codecs.video
    assert video is not None
    assert (video.name, video.size, video.aspect, video.hardware) == (name, (160, 90), 1.0, False)
    stamps = []
    for pictures, _, piece in fragments:
        for sample in pictures:
            frames = video.decode(sample, piece.data)
            assert frames is not None
            stamps += [video.track.seconds(frame.pts or 0) for frame in frames]
    stamps += [video.track.seconds(frame.pts or 0) for frame in video.drain()]
    assert [stamp - stamps[0] for stamp in stamps] == pytest.approx([n * 0.04 for n in range(20)])
    assert (video.depth > 0) is (bframes > 0)


def test_pictures_no_other_needs_can_be_left_out() -> None:
    def decoded(skip: str) -> int:
        codecs, fragments = opened(stream(bframes=2, frames=30, gop=30))
        assert codecs.video is not None
        codecs.video.skip(skip)  # type: ignore[arg-type]  # what the test is about
        count = 0
        for pictures, _, piece in fragments:
            for sample in pictures:
                count += len(codecs.video.decode(sample, piece.data) or ())
        return count + len(codecs.video.drain())

    assert decoded("DEFAULT") == 30
    assert 5 <= decoded("NONREF") <= 20


def test_a_drained_codec_begins_anew_with_a_key_frame() -> None:
    codecs, fragments = opened(stream(bframes=2, frames=30, gop=10))
    assert codecs.video is not None
    keys = [(sample, piece) for pictures, _, piece in fragments for sample in pictures if sample.key]
    for sample, piece in keys:
        frames = [*(codecs.video.decode(sample, piece.data) or ()), *codecs.video.drain()]
        assert [frame.pts for frame in frames] == [sample.pts]


def test_damaged_pictures_are_none_and_the_next_key_frame_is_whole() -> None:
    codecs, fragments = opened(stream(frames=20, gop=10))
    assert codecs.video is not None
    pictures, _, piece = fragments[0]
    noise = bytes(len(piece.data))
    assert codecs.video.decode(pictures[0], noise) in (None, [])
    key = next((s, p) for pictures, _, p in fragments[1:] for s in pictures if s.key)
    assert len(codecs.video.decode(key[0], key[1].data) or ()) == 1


@pytest.mark.parametrize("rate", [44100, 48000])
@pytest.mark.parametrize("layout", ["mono", "stereo", "5.1"])
def test_sound_is_stereo_at_its_own_rate_without_gaps(rate: int, layout: str) -> None:
    found = blocks(stream(codec="", sound="aac", rate=rate, layout=layout, frames=50))
    assert all(block.rate == rate and block.sound.shape[1] == 2 for block in found)
    for before, after in itertools.pairwise(found):
        assert after.media_s == pytest.approx(before.media_s + len(before.sound) / rate, abs=0.001)
    sound = np.concatenate([block.sound for block in found])[4096:-4096]
    assert sound.dtype == np.float32
    assert len(sound) > rate
    spectrum = np.abs(np.fft.rfft(sound[:rate, 0] * np.hanning(min(rate, len(sound)))))
    assert np.argmax(spectrum) * rate / min(rate, len(sound)) == pytest.approx(440, abs=3)
    assert np.abs(sound[:, 0] - sound[:, 1]).mean() < 0.05


def test_one_block_for_each_fragment() -> None:
    assert len(blocks(stream(codec="", sound="aac", frames=50))) == pytest.approx(10, abs=1)


def test_missing_sound_cuts_the_block() -> None:
    codecs, fragments = opened(stream(codec="", sound="aac", frames=50))
    assert codecs.sound is not None
    _, sound, piece = fragments[3]
    found = codecs.sound.decode(sound[:2] + sound[6:], piece.data)
    assert len(found) == 2
    assert found[1].media_s == pytest.approx(codecs.sound.track.seconds(sound[6].pts), abs=0.001)


def test_damaged_sound_is_left_out_and_counted() -> None:
    codecs, fragments = opened(stream(codec="", sound="aac", frames=50))
    assert codecs.sound is not None
    _, sound, piece = fragments[1]
    codecs.sound.decode(sound, bytes([0xFF]) * len(piece.data))
    assert codecs.sound.damage > 0
    codecs.sound.flush()
    assert codecs.sound.decode(fragments[2][1], fragments[2][2].data) != []


def test_a_coding_nobody_knows_is_named() -> None:
    init = bytearray(pieces(stream(sound="aac"))[0].data)
    at = init.index(b"avc1", init.index(b"stsd"))
    init[at : at + 4] = b"xyzw"
    codecs = open_codecs(init, read_movie(init))
    assert codecs.video is None
    assert codecs.sound is not None
    assert codecs.fault == "xyzw"


def test_an_init_without_sense_is_a_fault_and_no_error() -> None:
    init = pieces(stream())[0].data
    codecs = open_codecs(b"nonsense" * 20, read_movie(init))
    assert codecs.video is None
    assert codecs.fault != ""
