"""The stand-in on loopback with a clock that stands, a room of three, and a client."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from desktop.sim.zego.cloud import ZegoStandIn
from tests.sim.zego.client import APP_ID, SECRET, Client, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def cloud(clock: Clock) -> AsyncIterator[ZegoStandIn]:
    cloud = ZegoStandIn(APP_ID, SECRET, clock=clock)
    await cloud.start()
    for name in ("a", "b", "c"):
        cloud.rooms.publish("room", name, name.upper())
    yield cloud
    await cloud.stop()


@pytest.fixture
async def client(cloud: ZegoStandIn, clock: Clock) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as http:
        yield Client(http, cloud, clock)
