"""The addresses of PlayInfo, opened with FFmpeg as a console does."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import av
import numpy as np
import pytest

from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.tones import PITCHES_HZ
from tests.sim.zego.client import RATE, Client, auto, desk, level_db


def heard(address: str, seconds: float) -> tuple[tuple[str, int, int], np.ndarray[Any, Any]]:
    """How it is coded, and mono samples. FFmpeg would look for pictures in a FLV for five seconds."""
    blocks, count = [], 0
    with av.open(address, options={"analyzeduration": "200000"}, timeout=(20.0, 20.0)) as opened:
        context = opened.streams.audio[0].codec_context
        for frame in opened.decode(audio=0):
            blocks.append(frame.to_ndarray().mean(axis=0))
            count += frame.samples
            if count >= seconds * frame.sample_rate:
                break
        return (context.name, context.sample_rate, context.channels), np.concatenate(blocks)


@pytest.mark.parametrize(
    ("kind", "codec", "name", "rate"),
    [
        ("FLV", 0, "aac", RATE), ("HLS", 1, "aac", RATE), ("FLV", 2, "mp3float", RATE), ("HLS", 2, "mp3float", RATE),
        ("FLV", 3, "opus", 48_000),
    ],
)  # fmt: skip
async def test_ffmpeg_plays_the_address(client: Client, kind: str, codec: int, name: str, rate: int) -> None:
    wish = auto(MixOutput=[{"StreamId": "out", "SoundChannel": 2, "AudioBitrate": 96_000, "AudioCodec": codec}])
    address = (await client.ask("StartAutoMix", wish))["Data"]["PlayInfo"][0][kind]
    coded, block = await asyncio.to_thread(heard, address, 1.0)
    assert coded == (name, rate, 2)
    for hz in PITCHES_HZ[:3]:
        assert level_db(block[4096:], hz, rate) == pytest.approx(-20, abs=0.5)
    assert level_db(block[4096:], PITCHES_HZ[3], rate) < -60


async def test_every_output_is_coded_as_it_asks(client: Client) -> None:
    wish = auto(MixOutput=[{"StreamId": "out", "AudioCodec": 1}, {"StreamId": "low", "AudioCodec": 2}])
    told = (await client.ask("StartAutoMix", wish))["Data"]["PlayInfo"]
    both = await asyncio.gather(*(asyncio.to_thread(heard, one["FLV"], 0.3) for one in told))
    assert [coded for coded, _ in both] == [("aac", RATE, 1), ("mp3float", RATE, 1)]


async def test_opus_has_no_hls(client: Client, cloud: ZegoStandIn) -> None:
    told = await client.ask("StartAutoMix", auto(MixOutput=[{"StreamId": "out", "AudioCodec": 3}]))
    assert told["Data"]["PlayInfo"][0]["HLS"] == ""
    async with client.http.get(f"{cloud.base}/live/out/playlist.m3u8") as answer:
        assert answer.status == 404


async def test_every_output_is_heard_and_the_newest_mix_wins(client: Client, cloud: ZegoStandIn) -> None:
    outputs = [{"StreamId": "out"}, {"StreamUrl": "rtmp://cdn.example/app/second"}]
    assert await client.code("StartAutoMix", auto(MixOutput=outputs)) == 0
    assert await client.code("StartMix", desk("a")) == 0
    codes = {}
    for name in ("out", "second", "third"):
        async with client.http.get(f"{cloud.base}/live/{name}.flv") as answer:
            codes[name] = answer.status
            if name == "out":
                working = {task.get_name() for task in asyncio.all_tasks()}
    assert codes == {"out": 200, "second": 200, "third": 404}
    assert "zego mixes: d" in working
    async with client.http.get(f"{cloud.base}/live/third/playlist.m3u8") as answer:
        assert answer.status == 404


async def test_a_player_that_does_not_read_is_cut_off(
    client: Client, cloud: ZegoStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.sim.zego.air.QUEUE", 5)
    wish = auto(MixOutput=[{"StreamId": "out", "SoundChannel": 2, "AudioBitrate": 512_000}])
    assert await client.code("StartAutoMix", wish) == 0
    host, _, port = cloud.base.removeprefix("http://").rpartition(":")
    with socket.socket() as player:
        player.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        player.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_connect(player, (host, int(port)))
        await loop.sock_sendall(player, b"GET /live/out.flv HTTP/1.1\r\nHost: x\r\n\r\n")
        async with asyncio.timeout(30):
            while not cloud.stage.listeners:
                await asyncio.sleep(0.01)
            while cloud.stage.listeners:
                await asyncio.sleep(0.01)
