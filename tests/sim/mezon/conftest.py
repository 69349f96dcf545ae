"""A gateway on loopback with a small founded world, and a client of it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.founding import Founded, found
from desktop.sim.mezon.gateway import Gateway
from tests.sim.mezon.client import Client
from tests.sim.mezon.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def gateway(clock: Clock) -> AsyncIterator[Gateway]:
    gateway = Gateway(clock=clock)
    await gateway.start()
    yield gateway
    await gateway.stop()


@pytest.fixture
def founded(gateway: Gateway) -> Founded:
    return found(gateway, channels=30, said=12)


@pytest.fixture
def stream(gateway: Gateway, founded: Founded) -> pb.ChannelDescription:
    return gateway.world.channels[founded.stream_id]


@pytest.fixture
async def client(gateway: Gateway, founded: Founded) -> AsyncIterator[Client]:
    """Signed in as the operator."""
    async with aiohttp.ClientSession() as http:
        client = Client(http, gateway, founded)
        await client.sign_in()
        yield client
