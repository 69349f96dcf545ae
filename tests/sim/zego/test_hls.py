from __future__ import annotations

import asyncio
import io

import av
import pytest

from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.encoding import Codec, Encoding
from desktop.sim.zego.hls import FRAMES, KEPT, Hls, adts, timestamp
from desktop.sim.zego.programme import FRAME, Encoder
from desktop.sim.zego.tones import RATE, Tone
from tests.sim.zego.client import Client, Clock, auto


def filled(clock: Clock, frames: int, channels: int = 1, codec: Codec = Codec.AAC_LC) -> Hls:
    hls, encoder = Hls(clock), Encoder(Encoding(codec, 64_000, channels))
    hls.head(encoder.track)
    number = 0
    while frames > 0:
        for payload, time_ms in encoder.encode(Tone(409).block(number * FRAME, FRAME)):
            hls.frame(payload, time_ms)
            frames -= 1
        number += 1
    return hls


@pytest.mark.parametrize("channels", [1, 2])
async def test_a_segment_is_aac_with_the_time_it_begins(clock: Clock, channels: int) -> None:
    hls = filled(clock, 2 * FRAMES, channels)
    segment = hls.segment(1) or b""
    assert segment.startswith(timestamp(FRAMES * FRAME * 1000 // RATE))
    with av.open(io.BytesIO(segment[len(timestamp(0)) :]), format="aac") as opened:
        context = opened.streams.audio[0].codec_context
        assert (context.sample_rate, context.channels) == (RATE, channels)
        assert sum(1 for packet in opened.demux() if packet.size) == FRAMES


async def test_a_segment_of_mp3(clock: Clock) -> None:
    hls = filled(clock, 2 * FRAMES, 2, Codec.MP3)
    assert "0.mp3" in await hls.playlist()
    segment = hls.segment(0) or b""
    with av.open(io.BytesIO(segment[len(timestamp(0)) :]), format="mp3") as opened:
        context = opened.streams.audio[0].codec_context
        assert (context.sample_rate, context.channels) == (RATE, 2)


async def test_the_playlist_shows_the_last_segments(clock: Clock) -> None:
    hls = filled(clock, (KEPT + 2) * FRAMES)
    lines = (await hls.playlist()).splitlines()
    assert lines[0] == "#EXTM3U"
    assert "#EXT-X-MEDIA-SEQUENCE:5" in lines
    assert [line for line in lines if line.endswith(".aac")] == ["5.aac", "6.aac", "7.aac"]
    assert "#EXT-X-ENDLIST" not in lines
    assert (hls.segment(1), hls.segment(8)) == (None, None)
    assert hls.segment(2)
    hls.end()
    assert "#EXT-X-ENDLIST" in await hls.playlist()


async def test_it_waits_for_the_first_segment(clock: Clock) -> None:
    hls = Hls(clock)
    asking = asyncio.create_task(hls.playlist())
    for _ in range(FRAMES):
        assert not asking.done()
        hls.frame(b"x" * 100, 0)
    assert "0.aac" in await asking


async def test_one_that_ends_before_has_no_playlist(clock: Clock) -> None:
    hls = Hls(clock)
    hls.end()
    assert await hls.playlist() == ""


async def test_nobody_asks_any_more(clock: Clock) -> None:
    hls = filled(clock, FRAMES)
    clock.now += 14
    await hls.playlist()
    clock.now += 14
    hls.frame(b"x", 0)
    assert not hls.gone
    clock.now += 2
    hls.frame(b"x", 0)
    assert hls.gone


def test_the_size_is_in_every_header() -> None:
    framed = adts(b"x" * 300, 2)
    assert framed[:2] == b"\xff\xf1"
    assert ((framed[3] & 3) << 11 | framed[4] << 3 | framed[5] >> 5) == len(framed) == 307


async def test_it_is_served(client: Client, cloud: ZegoStandIn) -> None:
    assert await client.code("StartAutoMix", auto()) == 0
    address = f"{cloud.base}/live/out/playlist.m3u8"
    async with client.http.get(address) as answer:
        assert answer.content_type == "application/vnd.apple.mpegurl"
        assert "0.aac" in await answer.text()
    async with client.http.get(f"{cloud.base}/live/out/0.aac") as segment:
        assert segment.content_type == "audio/aac"
        assert (await segment.read()).startswith(b"ID3")
    async with client.http.get(f"{cloud.base}/live/out/9.aac") as none:
        assert none.status == 404
    assert cloud.stage.listeners == 1
