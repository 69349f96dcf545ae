"""The stand-in of STN as other clients meet it: the door, publishers, the three versions of viewers."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.control.parts import until
from tests.sim.mezon.house import House, hear, send


@pytest.fixture
async def house() -> AsyncIterator[House]:
    async with House() as house:
        yield house


async def test_the_door(house: House) -> None:
    http = house.stn.url.replace("ws://", "http://")
    async with house.session.get(f"{http}?token=pub") as answer:
        assert (answer.status, "<title>" in await answer.text()) == (200, True)
    async with house.session.get(f"{http}/more") as answer:
        assert answer.status == 404
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await house.dial("nobody")
    assert refused.value.status == 401


async def test_a_viewer_of_the_first_version(house: House) -> None:
    await house.publish()
    viewer = await house.dial("ann")
    await send(viewer, "session_subscriber", {"type": "offer", "sdp": "v=0"})
    await viewer.send_json({"Key": "get_channels"})
    assert await hear(viewer, "session_received") is None
    assert await hear(viewer, "channels") == ["7"]
    await send(viewer, "connect_subscriber", {"ChannelId": "7"})
    await hear(viewer, "session_state_changed")
    await viewer.close()
    await until(lambda: len(house.told) == 3)
    assert house.kinds() == ["stream_started", "viewer_joined", "viewer_left"]
    joined = house.told[1]
    assert (joined.clan_id, joined.channel_id, joined.user_id, joined.name) == (3, 7, 10, "Ann")
    assert joined.connection_id == house.told[2].connection_id


async def test_a_viewer_of_the_third_version_polls_and_says_goodbye(house: House) -> None:
    house.stn.rules.detailed_channels = True
    viewer = await house.dial("bob")
    await viewer.send_json({"Key": "ping"})
    await viewer.send_json({"Key": "get_channels", "Value": {}, "ChannelId": "7"})
    assert await hear(viewer, "channels") == []
    publisher = await house.publish()
    assert await hear(viewer, "channels") == [{"ChannelId": "7", "HasVideo": False}]
    await viewer.send_json({"Key": "connect_subscriber", "ChannelId": "7", "Value": {"ChannelId": "7"}})
    await hear(viewer, "session_state_changed")
    assert len(house.stn.viewers(7)) == 1
    await viewer.send_json({"Key": "session_state_changed", "State": 5, "Value": {}})
    await until(lambda: not house.stn.viewers(7))
    await publisher.close()
    assert await hear(viewer, "channels") == []


async def test_viewers_hear_that_the_channel_closed(house: House) -> None:
    publisher = await house.publish()
    viewer = await house.dial("ann")
    await send(viewer, "connect_subscriber", {"ChannelId": "7"})
    await hear(viewer, "session_state_changed")
    await send(publisher, "stop_publisher")
    assert await hear(viewer, "channel_closed") == "7"
    assert house.stn.live == []


async def test_nothing_to_watch(house: House) -> None:
    viewer = await house.dial("ann")
    await send(viewer, "connect_subscriber", {"ChannelId": "7"})
    assert await hear(viewer, "error") == "channel is not streaming"
    assert house.told == []


async def test_an_sdp_answer_where_somebody_makes_one(house: House) -> None:
    async def answer(offer: str) -> str:
        return f"answer to {offer}"

    house.stn.answer_offer = answer
    viewer = await house.dial("ann")
    await send(viewer, "session_subscriber", {"type": "offer", "sdp": "v=0"})
    await hear(viewer, "session_received")
    assert await hear(viewer, "sd_answer") == "answer to v=0"


async def test_a_publisher_under_another_name(house: House) -> None:
    socket = await house.dial("ann")
    await send(socket, "connect_publisher", {"ChannelId": "7", "FileUrl": house.address})
    assert await hear(socket, "error") == "invalid publisher"


async def test_an_empty_address_plays_nothing(house: House) -> None:
    socket = await house.dial("pub")
    await send(socket, "connect_publisher", {"ChannelId": "7", "Password": "", "FileUrl": ""})
    assert await hear(socket, "error") == "invalid file url"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"Key":1}', '{"Key":"what"}', '{"Key":"connect_subscriber"}'])
async def test_odd_frames_do_no_harm(house: House, text: str) -> None:
    socket = await house.dial("ann")
    await socket.send_str(text)
    await socket.send_bytes(b"\0")
    await socket.send_json({"Key": "get_channels"})
    while (await socket.receive_json(timeout=10))["Key"] != "channels":
        pass


async def test_tracks_play_against_the_clock_which_can_be_fast(house: House) -> None:
    house.stn.rules.speed = 50.0
    publisher = await house.publish()
    await hear(publisher, "stream_track_ended")
    assert house.kinds() == ["stream_started"]  # the socket is the publisher: it stays one
