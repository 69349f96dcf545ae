"""What is heard of a mix over HTTP-FLV, measured."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator

import pytest

from desktop.core.tasks import Tasks
from desktop.sim.zego.air import QUEUE, Air, Listener
from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.encoding import Codec, Encoding, Track
from desktop.sim.zego.tones import PITCHES_HZ, RATE, Tone
from tests.sim.zego.client import Client, Ear, auto, desk, level_db

HZ = dict(zip("abc", PITCHES_HZ, strict=False))
TRACK = Track(Codec.AAC_LC, b"\x12\x08", RATE, 1, 1024)
ENCODING = Encoding(Codec.AAC_LC, 48_000, 1)
TONE_DB, GONE_DB = -20.0, -60.0  # of one tone at 100, and at 0


@contextlib.asynccontextmanager
async def listening(client: Client, name: str = "out") -> AsyncIterator[Ear]:
    async with client.http.get(f"{client.cloud.base}/live/{name}.flv") as answer:
        assert answer.status == 200
        assert answer.content_type == "video/x-flv"
        yield Ear(answer)


async def settled(ear: Ear, hz: int, level: float) -> None:
    """Until the tone is heard at about this level: what was made before the command comes first."""
    async with asyncio.timeout(10):
        while not level - 1 < max(level_db(await ear.hear(0.1), hz), GONE_DB) < level + 1:
            pass
    await ear.hear(0.1)  # the rest of the change


async def fade(client: Client, volume: int) -> None:
    assert await client.code("StartMix", desk({"StreamId": "a", "Volume": volume}, "b", "c")) == 0


async def test_a_fader_is_heard(client: Client) -> None:
    await fade(client, 100)
    async with listening(client) as ear:
        await settled(ear, HZ["a"], TONE_DB)
        full = await ear.hear(0.5)
        await fade(client, 50)
        await settled(ear, HZ["a"], TONE_DB - 6)
        half = await ear.hear(0.5)
        await fade(client, 0)
        await settled(ear, HZ["a"], GONE_DB)
        muted = await ear.hear(0.5)
        await fade(client, 200)
        await settled(ear, HZ["a"], TONE_DB + 6)
        double = await ear.hear(0.5)
    a = HZ["a"]
    assert level_db(full, a) == pytest.approx(TONE_DB, abs=0.5)
    assert level_db(half, a) - level_db(full, a) == pytest.approx(-6.0, abs=0.5)
    assert level_db(muted, a) < -70
    assert level_db(double, a) - level_db(full, a) == pytest.approx(6.0, abs=0.5)
    for block in (full, half, muted, double):
        assert level_db(block, HZ["b"]) == pytest.approx(TONE_DB, abs=0.5)
        assert abs(block).max() < 0.6


async def test_all_who_listen_share_one_encoder(client: Client, cloud: ZegoStandIn) -> None:
    await fade(client, 100)
    async with listening(client) as one, listening(client) as other:
        heard = await asyncio.gather(one.hear(0.3), other.hear(0.3))
        assert cloud.stage.listeners == 2
        working = [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("zego mixes")]
        assert working == ["zego mixes: d"]
    for block in heard:
        assert level_db(block[2048:], HZ["b"]) == pytest.approx(TONE_DB, abs=1)
    async with asyncio.timeout(10):
        while cloud.stage.listeners:
            await asyncio.sleep(0.02)


async def test_comings_and_goings_are_heard(client: Client, cloud: ZegoStandIn) -> None:
    assert await client.code("StartAutoMix", auto()) == 0
    async with listening(client) as ear:
        await settled(ear, HZ["b"], TONE_DB)
        cloud.rooms.leave("room", "b")
        late = cloud.rooms.publish("room", "late", "Late")
        await settled(ear, HZ["b"], GONE_DB)
        await settled(ear, late.tone.hz, TONE_DB)
        block = await ear.hear(0.5)
    assert level_db(block, HZ["a"]) == pytest.approx(TONE_DB, abs=0.5)
    assert level_db(block, HZ["b"]) < -70
    assert level_db(block, late.tone.hz) == pytest.approx(TONE_DB, abs=0.5)


async def test_it_is_made_in_real_time(client: Client) -> None:
    await fade(client, 100)
    began = time.monotonic()
    async with listening(client) as ear:
        await ear.hear(1.6)
    assert time.monotonic() - began > 1.5  # never ahead; a busy machine may be late


async def test_the_end_of_a_mix_is_the_end_of_the_file(client: Client) -> None:
    await fade(client, 100)
    async with client.http.get(f"{client.cloud.base}/live/out.flv") as answer:
        assert await answer.content.read(3) == b"FLV"
        assert await client.code("StopMix", {"TaskId": "d"}) == 0
        async with asyncio.timeout(10):
            assert await answer.content.read()
    async with client.http.get(f"{client.cloud.base}/live/out.flv") as gone:
        assert gone.status == 404


def test_a_listener_that_does_not_read_is_dropped_once() -> None:
    drops: list[bool] = []
    listener = Listener(lambda: drops.append(True))
    listener.head(TRACK)
    for number in range(QUEUE + 5):
        listener.frame(b"x", number)
    listener.end()
    assert listener.gone
    assert drops == [True]


async def test_one_who_is_dropped_hinders_nobody(client: Client, cloud: ZegoStandIn) -> None:
    assert await client.code("StartAutoMix", auto()) == 0
    tasks = Tasks("air")
    air = Air(cloud.mixes.all()[0], tasks)
    stuck, reading = Listener(lambda: None), Listener(lambda: None)
    stuck.head(TRACK)
    for number in range(QUEUE - 1):
        stuck.frame(b"x", number)
    air.tune_in(stuck, ENCODING)
    air.tune_in(reading, ENCODING)
    async with asyncio.timeout(10):
        assert (await reading.get())[:3] == b"FLV"
        for _ in range(5):
            assert await reading.get()
    assert stuck.gone
    assert air.listeners == 1
    air.end()
    air.tune_in(stuck, ENCODING)  # too late: it only gets the end
    assert air.listeners == 0
    await tasks.aclose()


async def test_a_tone_at_twice_its_level_is_clipped_only_beyond_full_scale(client: Client, cloud: ZegoStandIn) -> None:
    cloud.rooms.publish("room", "loud", "Loud", Tone(1151, 0.4))
    assert await client.code("StartMix", desk({"StreamId": "loud", "Volume": 200})) == 0
    async with listening(client) as ear:
        await settled(ear, 1151, -1.94)
        block = await ear.hear(0.5)
    assert level_db(block, 1151) == pytest.approx(-1.94, abs=0.5)
    assert level_db(block, 3 * 1151) < -50  # a clipped one has overtones
