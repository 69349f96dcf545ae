from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import numpy as np
import pytest

from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.pull import Pulls, Waiting
from desktop.sim.zego.tones import PITCHES_HZ, RATE, Tone
from tests.sim.zego.client import Client, Ear, auto, desk, level_db, output

RTMP = "rtmp://there/live/x"


@pytest.fixture
async def pulls() -> AsyncIterator[Pulls]:
    pulls = Pulls()
    yield pulls
    await pulls.aclose()


async def until(ready: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not ready():
            await asyncio.sleep(0.01)


def test_what_waits_is_taken_in_order_and_the_oldest_goes() -> None:
    waiting = Waiting()
    waiting.put(np.full(5000, 1, np.float32))
    assert not waiting.block(0, 150).any()  # too little came yet
    waiting.put(np.full(5000, 2, np.float32))
    assert [*waiting.block(150, 5001)[[0, 4999, 5000]]] == [1, 1, 2]
    assert waiting.block(5151, 4000).all()  # what flows goes on flowing
    assert not waiting.block(9151, 1000).any()
    for _ in range(60):
        waiting.put(np.ones(1000, np.float32))
    assert waiting.block(0, RATE).sum() <= RATE // 2


async def test_an_rtmp_address_is_believed_and_has_a_tone(pulls: Pulls) -> None:
    sound = pulls.sound(RTMP)
    assert isinstance(sound, Tone)
    assert pulls.sound(RTMP) == sound
    pulls.keep({RTMP})
    assert not [task for task in asyncio.all_tasks() if "zego pulls" in task.get_name()]


async def test_an_flv_address_is_pulled_and_mixed(client: Client, cloud: ZegoStandIn) -> None:
    """Another mix of the same stand-in is the address."""
    assert await client.code("StartMix", desk("b", TaskId="source", MixOutput=[output("src")])) == 0
    url = f"{cloud.base}/live/src.flv"
    wish = auto(ExtraMixInput=[{"StreamUrl": url, "Volume": 50}, {"StreamId": "b", "ModifyType": 1}])
    assert await client.code("StartAutoMix", wish) == 0
    mix = cloud.mixes.all()[1]
    await until(lambda: url in mix.parts())
    async with client.http.get(f"{cloud.base}/live/out.flv") as answer:
        ear = Ear(answer)
        await ear.hear(0.3)
        block = await ear.hear(0.5)
    a, b, c = PITCHES_HZ[:3]
    assert level_db(block, a) == pytest.approx(-20, abs=0.5)
    assert level_db(block, b) == pytest.approx(-26, abs=1.5)  # its clock is another: a frame may be missing
    assert level_db(block, c) == pytest.approx(-20, abs=0.5)
    assert await client.code("StopMix", {"TaskId": "source"}) == 0
    await until(lambda: url not in mix.parts())
    assert await client.code("StopAutoMix", {"TaskId": "t", "RoomId": "room"}) == 0
    await until(lambda: not [task for task in asyncio.all_tasks() if "zego pulls" in task.get_name()])


async def test_an_address_is_dialled_again(client: Client, cloud: ZegoStandIn, pulls: Pulls) -> None:
    url = f"{cloud.base}/live/out.flv"
    pulls.keep({url})
    assert pulls.sound(url) is None
    assert await client.code("StartAutoMix", auto()) == 0
    await until(lambda: pulls.sound(url))
    pulls.keep(set())
    await until(lambda: pulls.sound(url) is None)


async def test_what_is_no_flv_is_not_heard(client: Client, cloud: ZegoStandIn, pulls: Pulls) -> None:
    before = len(cloud.requests)
    pulls.keep({cloud.base + "/", "http://127.0.0.1:1/none.flv"})
    await until(lambda: len(cloud.requests) > before + 1)  # it was dialled twice
    assert pulls.sound(cloud.base + "/") is None
