"""A publisher's peer: pauses stand still, tracks replace each other, a cut ends the stream."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.clips import ogg
from tests.control.parts import until
from tests.sim.mezon.house import House, hear, send


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with House() as house:
        yield house


async def test_a_paused_track_does_not_end(house: House) -> None:
    house.address = house.shelf.put("short.ogg", ogg(0.3))
    publisher = await house.publish()
    await send(publisher, "stream_track_paused", {"paused": True})
    assert await hear(publisher, "stream_track_paused") == {"paused": True}
    peer = house.stn.publisher(7)
    assert peer is not None
    assert (peer.paused, peer.playing) == (True, house.address)
    await send(publisher, "stream_track_paused", False)
    assert await hear(publisher, "stream_track_paused") == {"paused": False}
    await hear(publisher, "stream_track_ended")


async def test_the_next_track_replaces_this_one(house: House) -> None:
    publisher = await house.publish()
    first, house.address = house.address, house.shelf.put("b.ogg", ogg(8))
    await send(publisher, "connect_publisher", {"ChannelId": "7", "Password": "", "FileUrl": house.address})
    await hear(publisher, "connect_publisher")
    peer = house.stn.publisher(7)
    assert peer is not None
    assert peer.played == [first, house.address]
    assert len(house.told) == 1


async def test_a_cut_ends_the_stream(house: House) -> None:
    await house.publish()
    peer = house.stn.publisher(7)
    assert peer is not None
    peer.cut()
    await until(lambda: house.kinds() == ["stream_started", "stream_ended"])
    assert house.stn.peers == []


async def test_an_error_may_close_the_socket(house: House) -> None:
    house.stn.rules.error_keeps_socket = False
    socket = await house.dial("pub")
    await send(socket, "connect_publisher", {"ChannelId": "7", "FileUrl": "nonsense"})
    assert await hear(socket, "error") == "invalid file url"
    assert (await socket.receive(timeout=10)).type.name in ("CLOSE", "CLOSED", "CLOSING")
