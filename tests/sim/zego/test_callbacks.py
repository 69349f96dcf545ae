from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from desktop.sim.kiosk import Kiosk
from desktop.sim.zego.callbacks import LADDER_S, callback_signature
from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.rooms import HEARTBEAT_END
from tests.sim.zego.client import APP_ID, Client, auto

SECRET = "callback-secret"


class Desk:
    """The client's own server. `answers` are the next statuses; then 200."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.answers: list[int] = []
        self.url = ""
        self._came = asyncio.Event()

    async def take(self, request: web.Request) -> web.Response:
        assert request.content_type == "application/json"
        self.got.append(await request.json())
        self._came.set()
        return web.Response(status=self.answers.pop(0) if self.answers else 200)

    async def count(self, wanted: int) -> None:
        async with asyncio.timeout(10):
            while len(self.got) < wanted:
                self._came.clear()
                await self._came.wait()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    app = web.Application()
    app.router.add_post("/zego", desk.take)
    kiosk = Kiosk()
    desk.url = f"http://{await kiosk.open(app, patience_s=0.1)}/zego"
    yield desk
    await kiosk.close()


def right(body: dict[str, Any]) -> bool:
    text = "".join(sorted((SECRET, body["timestamp"], body["nonce"])))
    return bool(body["signature"] == hashlib.sha1(text.encode()).hexdigest())


def test_the_published_vector() -> None:
    assert callback_signature("secret", "1470820198", "123412") == "5bd59fd62953a8059fb7eaba95720f66d19e4517"
    assert LADDER_S == (2, 4, 8, 16, 32)


async def test_a_mix_is_told_from_start_to_stop(client: Client, cloud: ZegoStandIn, desk: Desk) -> None:
    cloud.callbacks.send_to(desk.url, SECRET)
    assert await client.code("StartAutoMix", auto(Sequence=3)) == 0
    await desk.count(1)
    assert await client.code("StartAutoMix", auto(Sequence=4, UserData="AAAA")) == 0  # a change is not told
    assert await client.code("StopAutoMix", {"TaskId": "t", "RoomId": "room", "Sequence": 5}) == 0
    await desk.count(2)
    start, stop = desk.got
    common = {"appid": str(APP_ID), "task_id": f"{APP_ID}:t", "channel_id": "room", "publish_id": "u"}
    shared = common | {"mix_stream_alias": "out", "mix_url": "rtmp://127.0.0.1/live/out"}
    assert start.items() >= (shared | {"event": "mix_start", "seq": "3", "stream_alias": "out"}).items()
    assert start["hdl_url"] == start["hdl_urls"][0] == f"{cloud.base}/live/out.flv"
    assert stop.items() >= (shared | {"event": "mix_stop", "seq": "5"}).items()
    assert "hdl_url" not in stop
    assert all(isinstance(value, str) for value in stop.values())
    assert right(start)
    assert right(stop)
    assert start["nonce"] != stop["nonce"]


async def test_each_output_is_told(client: Client, cloud: ZegoStandIn, desk: Desk) -> None:
    cloud.callbacks.send_to(desk.url, SECRET)
    outputs = [{"StreamId": "one"}, {"StreamUrl": "rtmp://cdn.example/app/two"}]
    assert await client.code("StartAutoMix", auto(MixOutput=outputs)) == 0
    await desk.count(2)
    assert {one["mix_url"] for one in desk.got} == {"rtmp://127.0.0.1/live/one", "rtmp://cdn.example/app/two"}


async def test_streams_are_told_and_outputs_are_not(client: Client, cloud: ZegoStandIn, desk: Desk) -> None:
    cloud.callbacks.send_to(desk.url, SECRET)
    stream = cloud.rooms.publish("room", "d", "Dao")
    await desk.count(1)
    client.clock.now += 3
    cloud.rooms.leave("room", "d", HEARTBEAT_END)
    await desk.count(2)
    create, close = desk.got
    assert (create["event"], create["stream_id"], create["room_id"]) == ("stream_create", "d", "room")
    assert create["create_time_ms"] == close["create_time_ms"] == str(stream.created_ms)
    assert int(close["stream_seq"]) == int(create["stream_seq"]) + 1
    assert (close["event"], close["type"]) == ("stream_close", "1")
    assert int(close["destroy_timemillis"]) == stream.created_ms + 3000
    assert right(create)
    assert right(close)


async def test_a_callback_is_tried_again_signed_anew(cloud: ZegoStandIn, desk: Desk) -> None:
    cloud.callbacks.ladder_s = (0.01,) * 5
    cloud.callbacks.send_to(desk.url, SECRET)
    desk.answers = [500, 404, 302]
    cloud.rooms.publish("room", "d", "Dao")
    await desk.count(4)
    assert len({one["nonce"] for one in desk.got}) == 4
    assert all(right(one) for one in desk.got)
    assert cloud.callbacks.lost == []


async def test_after_five_more_tries_it_is_lost(cloud: ZegoStandIn, desk: Desk) -> None:
    cloud.callbacks.ladder_s = (0.01,) * 5
    cloud.callbacks.send_to(desk.url, SECRET)
    desk.answers = [503] * 6
    cloud.rooms.publish("room", "d", "Dao")
    await desk.count(6)
    async with asyncio.timeout(10):
        while not cloud.callbacks.lost:
            await asyncio.sleep(0.01)
    assert cloud.callbacks.lost[0]["event"] == "stream_create"
    assert len(desk.got) == 6


async def test_one_that_is_tried_again_comes_late(cloud: ZegoStandIn, desk: Desk) -> None:
    cloud.callbacks.ladder_s = (0.2,)
    cloud.callbacks.send_to(desk.url, SECRET)
    desk.answers = [500]
    cloud.rooms.publish("room", "d", "Dao")
    await desk.count(1)
    cloud.rooms.leave("room", "d")
    await desk.count(3)
    assert [one["event"] for one in desk.got] == ["stream_create", "stream_close", "stream_create"]


async def test_nobody_who_listens_is_no_trouble(cloud: ZegoStandIn) -> None:
    cloud.callbacks.ladder_s = ()
    cloud.callbacks.send_to("http://127.0.0.1:1/none", SECRET)
    cloud.rooms.publish("room", "d", "Dao")
    async with asyncio.timeout(10):
        while not cloud.callbacks.lost:
            await asyncio.sleep(0.01)


@pytest.mark.parametrize("told", [False, True])
async def test_the_end_that_comes_by_itself_is_told_by_a_switch(
    client: Client, cloud: ZegoStandIn, desk: Desk, told: bool
) -> None:
    cloud.switches.idle_end_calls_back = told
    assert await client.code("StartAutoMix", auto()) == 0
    cloud.callbacks.send_to(desk.url, SECRET)
    cloud.mixes.die("t")
    cloud.rooms.publish("room", "d", "Dao")
    await desk.count(1 + told)
    assert {one["event"] for one in desk.got} == {"stream_create"} | ({"mix_stop"} if told else set())


async def test_what_is_under_way_ends_with_the_stand_in(client: Client, cloud: ZegoStandIn, desk: Desk) -> None:
    cloud.callbacks.send_to(desk.url, SECRET)
    desk.answers = [500] * 9
    for number in range(3):
        cloud.rooms.publish("room", f"n{number}", "x")
    await desk.count(3)
    await cloud.stop()
