from __future__ import annotations

import io

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.zego.flv import NotFlv, Reader, head, sound
from desktop.sim.zego.programme import FRAME, AacEncoder
from desktop.sim.zego.tones import RATE, Tone

CONFIG = b"\x12\x08"


def file(frames: int, channels: int = 1) -> bytes:
    encoder = AacEncoder(48_000, channels)
    made = head(encoder.config, RATE, channels)
    for number in range(frames):
        for payload in encoder.encode(Tone(409).block(number * FRAME, FRAME)):
            made += sound(payload, number * FRAME * 1000 // RATE)
    return made


@pytest.mark.parametrize("channels", [1, 2])
def test_a_player_understands_it(channels: int) -> None:
    with av.open(io.BytesIO(file(100, channels)), format="flv") as opened:
        stream = opened.streams.audio[0]
        assert stream.codec_context.name == "aac"
        assert (stream.codec_context.sample_rate, stream.codec_context.channels) == (RATE, channels)
        packets = [packet for packet in opened.demux(stream) if packet.size]
    times = [packet.pts for packet in packets]
    assert times == sorted(times)
    assert len(packets) == 99  # the encoder keeps one frame back


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=8), st.data())
def test_what_is_written_is_read_in_any_pieces(payloads: list[bytes], data: st.DataObject) -> None:
    whole = head(CONFIG, RATE, 1) + b"".join(sound(one, number * 23) for number, one in enumerate(payloads))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    reader, found = Reader(), []
    for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True):
        found += reader.feed(whole[start:end])
    assert found == [(0, CONFIG), *((1, one) for one in payloads)]


def test_times_beyond_three_bytes_are_written() -> None:
    tag = sound(b"x", 0x12345678)
    assert tag[4:8] == b"\x34\x56\x78\x12"
    assert tag[-4:] == (len(tag) - 4).to_bytes(4, "big")


def test_what_is_no_flv_is_refused() -> None:
    with pytest.raises(NotFlv):
        list(Reader().feed(b"<html>not found</html>"))
    with pytest.raises(NotFlv):
        list(Reader().feed(b"FLV\x01\x04\x00\x00\x00\x09" + bytes(4) + b"\x08\xff\xff\xff" + bytes(9)))


def test_pictures_and_other_codecs_are_passed_over() -> None:
    picture = b"\x09" + sound(b"picture", 0)[1:]
    mp3 = bytearray(sound(b"mp3", 0))
    mp3[11] = 0x2F
    assert list(Reader().feed(head(CONFIG, RATE, 1) + picture + bytes(mp3) + sound(b"aac", 0))) == [
        (0, CONFIG),
        (1, b"aac"),
    ]
