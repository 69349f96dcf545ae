from __future__ import annotations

import io

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.zego.encoding import Codec, Encoding, Track
from desktop.sim.zego.flv import NotFlv, Reader, head, sound
from desktop.sim.zego.programme import FRAME, Encoder
from desktop.sim.zego.tones import RATE, Tone

CONFIG = b"\x12\x08"
AAC = Track(Codec.AAC_LC, CONFIG, RATE, 1, FRAME)


def file(frames: int, channels: int, codec: Codec) -> tuple[bytes, int]:
    """A file, and how many frames are in it."""
    encoder = Encoder(Encoding(codec, 64_000, channels))
    made, count = head(encoder.track), 0
    for number in range(frames):
        for payload, time_ms in encoder.encode(Tone(409).block(number * FRAME, FRAME)):
            made += sound(encoder.track, payload, time_ms)
            count += 1
    return made, count


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize(
    ("codec", "name", "rate"),
    [(Codec.AAC_LC, "aac", RATE), (Codec.MP3, "mp3float", RATE), (Codec.OPUS, "opus", 48_000)],
)
def test_a_player_understands_it(channels: int, codec: Codec, name: str, rate: int) -> None:
    data, count = file(100, channels, codec)
    with av.open(io.BytesIO(data), format="flv") as opened:
        stream = opened.streams.audio[0]
        assert stream.codec_context.name == name
        assert (stream.codec_context.sample_rate, stream.codec_context.channels) == (rate, channels)
        packets = [packet for packet in opened.demux(stream) if packet.size]
    times = [packet.pts for packet in packets]
    assert times == sorted(times)
    assert len(packets) == count


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=8), st.data())
def test_what_is_written_is_read_in_any_pieces(payloads: list[bytes], data: st.DataObject) -> None:
    whole = head(AAC) + b"".join(sound(AAC, one, number * 23) for number, one in enumerate(payloads))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    reader, found = Reader(), []
    for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True):
        found += reader.feed(whole[start:end])
    assert found == [(0, CONFIG), *((1, one) for one in payloads)]


def test_times_beyond_three_bytes_are_written() -> None:
    tag = sound(AAC, b"x", 0x12345678)
    assert tag[4:8] == b"\x34\x56\x78\x12"
    assert tag[-4:] == (len(tag) - 4).to_bytes(4, "big")


def test_what_is_no_flv_is_refused() -> None:
    with pytest.raises(NotFlv):
        list(Reader().feed(b"<html>not found</html>"))
    with pytest.raises(NotFlv):
        list(Reader().feed(b"FLV\x01\x04\x00\x00\x00\x09" + bytes(4) + b"\x08\xff\xff\xff" + bytes(9)))


def test_pictures_and_other_codecs_are_passed_over() -> None:
    picture = b"\x09" + sound(AAC, b"picture", 0)[1:]
    mp3 = sound(AAC._replace(codec=Codec.MP3), b"mp3", 0)
    opus = sound(AAC._replace(codec=Codec.OPUS), b"opus", 0)
    assert list(Reader().feed(head(AAC) + picture + mp3 + opus + sound(AAC, b"aac", 0))) == [
        (0, CONFIG),
        (1, b"aac"),
    ]
