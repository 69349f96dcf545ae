"""What is heard of a mix over HTTP-FLV, measured."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

import pytest

from desktop.sim.zego.tones import PITCHES_HZ
from tests.sim.zego.client import Client, Ear, desk, level_db

HZ = dict(zip("abc", PITCHES_HZ, strict=False))
TONE_DB = -20.0  # of one tone at 100


@contextlib.asynccontextmanager
async def listening(client: Client, name: str = "out") -> AsyncIterator[Ear]:
    async with client.http.get(f"{client.cloud.base}/live/{name}.flv") as answer:
        assert answer.status == 200
        assert answer.content_type == "video/x-flv"
        yield Ear(answer)


async def settled(ear: Ear) -> None:
    """Over what was made before the command, the glide of the gain, and the encoder's own delay."""
    await ear.hear(0.2)


async def fade(client: Client, volume: int) -> None:
    assert await client.code("StartMix", desk({"StreamId": "a", "Volume": volume}, "b", "c")) == 0


async def test_a_fader_is_heard(client: Client) -> None:
    await fade(client, 100)
    async with listening(client) as ear:
        await ear.hear(0.1)
        full = await ear.hear(0.5)
        await fade(client, 50)
        await settled(ear)
        half = await ear.hear(0.5)
        await fade(client, 0)
        await settled(ear)
        muted = await ear.hear(0.5)
        await fade(client, 200)
        await settled(ear)
        double = await ear.hear(0.5)
    a = HZ["a"]
    assert level_db(full, a) == pytest.approx(TONE_DB, abs=0.5)
    assert level_db(half, a) - level_db(full, a) == pytest.approx(-6.0, abs=0.5)
    assert level_db(muted, a) < -80
    assert level_db(double, a) - level_db(full, a) == pytest.approx(6.0, abs=0.5)
    for block in (full, half, muted, double):
        assert level_db(block, HZ["b"]) == pytest.approx(TONE_DB, abs=0.5)
        assert abs(block).max() < 0.6
