"""The stand-in over real HTTP, as somebody else's client sees it."""

from __future__ import annotations

import asyncio
from email.utils import parsedate_to_datetime

import aiohttp
import pytest

from desktop.sim.zego.cloud import ZegoStandIn
from desktop.sim.zego.codes import Code
from tests.sim.zego.client import APP_ID, Client, auto, desk, output


async def test_an_auto_mix_from_start_to_stop(client: Client, cloud: ZegoStandIn) -> None:
    outputs = [{"StreamId": "out"}, {"StreamUrl": "rtmp://cdn.example/app/second?key=1"}]
    started = await client.ask("StartAutoMix", auto(Sequence=7, MixOutput=outputs))
    assert started["Code"] == 0
    data = started["Data"]
    assert (data["UserId"], data["Sequence"], data["RoomId"]) == ("u", 7, "room")
    assert data["PlayInfo"][0] == {
        "StreamId": "out",
        "RTMP": "rtmp://127.0.0.1/live/out",
        "HLS": f"{cloud.base}/live/out/playlist.m3u8",
        "FLV": f"{cloud.base}/live/out.flv",
        "Status": 0,
        "UserName": "",
    }
    assert data["PlayInfo"][1]["FLV"] == f"{cloud.base}/live/second.flv"
    client.clock.now += 30
    info = await client.ask("GetMixTaskInfo", TaskId="t")
    assert info["Data"] == {"TaskInfo": {"TaskId": "t", "MixDuration": 30}}
    stopped = await client.ask("StopAutoMix", {"TaskId": "t", "RoomId": "room", "UserId": "u"})
    assert stopped["Code"] == 0
    assert "Data" not in stopped
    assert await client.code("GetMixTaskInfo", TaskId="t") == Code.NO_TASK
    assert [one.action for one in cloud.requests] == [
        "StartAutoMix",
        "GetMixTaskInfo",
        "StopAutoMix",
        "GetMixTaskInfo",
    ]
    assert len({started["RequestId"], info["RequestId"], stopped["RequestId"]}) == 3


async def test_a_manual_mix_from_start_to_stop(client: Client, cloud: ZegoStandIn) -> None:
    assert await client.code("StartMix", desk("a", {"StreamId": "b", "Volume": 0})) == 0
    assert await client.code("StartMix", desk("a", {"StreamId": "b", "Volume": 120}, RoomId="room")) == 0
    (mix,) = cloud.mixes.all()
    assert [gain for _, gain in mix.parts().values()] == [1.0, 1.2]
    assert await client.code("StartMix", desk("a", "nobody")) == Code.INPUT_MISSING
    assert await client.code("StopAutoMix", {"TaskId": "d", "RoomId": "room"}) == Code.NO_TASK
    assert await client.code("StopMix", {"TaskId": "d"}) == 0
    assert cloud.mixes.all() == []


async def test_a_room_is_read_once_in_ten_seconds(client: Client, cloud: ZegoStandIn) -> None:
    listed = (await client.ask("DescribeSimpleStreamList", RoomId="room"))["Data"]["StreamList"]
    assert [one["StreamId"] for one in listed] == ["a", "b", "c"]
    assert listed[0] == {
        "StreamId": "a",
        "UserId": "user-A",
        "UserName": "A",
        "CreateTime": cloud.rooms.get("room").streams["a"].created_ms,
        "StreamNumberId": 1,
    }
    assert await client.code("DescribeSimpleStreamList", RoomId="room") == Code.ROOM_TOO_OFTEN
    assert await client.code("DescribeSimpleStreamList", RoomId="nowhere") == Code.NO_ROOM
    assert await client.code("DescribeSimpleStreamList") == Code.PARAMETER
    client.clock.now += 10
    listed = (await client.ask("DescribeSimpleStreamList", is_test=True, RoomId="room"))["Data"]["StreamList"]
    assert listed[0]["StreamId"] == f"zegotest-{APP_ID}-a"


async def test_what_was_listed_in_the_test_environment_can_be_mixed_there(client: Client) -> None:
    listed = (await client.ask("DescribeSimpleStreamList", is_test=True, RoomId="room"))["Data"]["StreamList"]
    shown = [one["StreamId"] for one in listed]
    wish = desk(*shown) | {"MixOutput": [output(f"zegotest-{APP_ID}-out")]}
    assert await client.code("StartMix", wish, is_test=True) == 0
    assert await client.code("StartMix", wish) == Code.INPUT_MISSING


async def test_the_gateway_answers_before_anything_else(client: Client, cloud: ZegoStandIn) -> None:
    query = client.query("StartAutoMix")
    assert (await client.send(query | {"Signature": "0" * 32}, b"{"))["Code"] == Code.SIGNATURE_WRONG
    assert (await client.send(query | {"Action": "DeleteAll"}, b"{"))["Code"] == Code.ACTION_UNSUPPORTED
    assert (await client.send(query, b"{"))["Code"] == Code.PARSE
    assert (await client.send(client.query("StartMix"), b"{"))["Code"] == Code.START_PARSE
    assert (await client.send(query, Host="rtc-api-mars.zego.im"))["Code"] == Code.HOST
    assert cloud.mixes.all() == []


async def test_a_clock_that_is_off_is_seen_in_the_date(client: Client, cloud: ZegoStandIn) -> None:
    cloud.switches.skew_s = 3600.0
    async with client.http.post(cloud.base, params=client.query("StartAutoMix"), json=auto()) as answer:
        assert (await answer.json())["Code"] == Code.SIGNATURE_EXPIRED
        date = parsedate_to_datetime(answer.headers["Date"]).timestamp()
    assert date - client.clock.now == pytest.approx(3600, abs=1)


async def test_a_user_is_locked_for_a_moment(client: Client) -> None:
    clock = client.clock
    asked = []
    for _ in range(2):
        clock.now -= 0.1  # the client moves it by as much
        asked.append(await client.code("StartAutoMix", auto()))
    assert asked == [0, Code.START_LOCK]
    stops = []
    for _ in range(2):
        clock.now -= 0.1
        stops.append(await client.code("StopAutoMix", {"TaskId": "t", "RoomId": "room"}))
    assert stops == [0, Code.STOP_LOCK]
    clock.now += 0.1
    assert await client.code("StartAutoMix", auto()) == 0


async def test_too_many_requests_in_a_second(client: Client) -> None:
    codes = []
    for _ in range(101):
        client.clock.now -= 0.1
        codes.append(await client.code("GetMixTaskInfo", TaskId="t"))
    assert set(codes[:100]) == {Code.NO_TASK}
    assert codes[100] == Code.OVERLOAD


async def test_any_code_can_be_planned(client: Client, cloud: ZegoStandIn) -> None:
    cloud.answer_instead(110200190, "StartAutoMix", times=2)
    assert await client.code("GetMixTaskInfo", TaskId="t") == Code.NO_TASK
    assert [await client.code("StartAutoMix", auto()) for _ in range(3)] == [110200190, 110200190, 0]
    cloud.answer_instead(110200001)
    assert await client.code("GetMixTaskInfo", TaskId="t") == 110200001


async def test_requests_and_answers_get_lost(client: Client, cloud: ZegoStandIn) -> None:
    cloud.switches.lose_requests = 1
    with pytest.raises(aiohttp.ClientError):
        await client.ask("StartAutoMix", auto())
    assert cloud.mixes.all() == []
    cloud.switches.lose_answers = 1
    with pytest.raises(aiohttp.ClientError):
        await client.ask("StartAutoMix", auto())
    assert len(cloud.mixes.all()) == 1
    assert await client.code("StartAutoMix", auto()) == 0


async def test_answers_and_requests_overtake_each_other(client: Client, cloud: ZegoStandIn) -> None:
    assert await client.code("StartMix", desk("a")) == 0
    order: list[int] = []

    async def fade(volume: int) -> None:
        assert await client.code("StartMix", desk({"StreamId": "a", "Volume": volume})) == 0
        order.append(volume)

    def volume() -> float:
        return cloud.mixes.all()[0].parts()["a"][1]

    for late, last in (("late_answers_s", 0.9), ("late_requests_s", 0.1)):
        getattr(cloud.switches, late).append(1.0)
        before = len(cloud.requests)
        first = asyncio.create_task(fade(10))
        async with asyncio.timeout(10):
            while getattr(cloud.switches, late) and len(cloud.requests) == before:
                await asyncio.sleep(0)
        await fade(90)
        client.clock.now += 1  # no lock holds
        await first
        assert order[-2:] == [90, 10]
        assert volume() == last


async def test_a_proxy_in_the_way(client: Client, cloud: ZegoStandIn) -> None:
    cloud.switches.down = True
    async with client.http.post(cloud.base, params=client.query("StartAutoMix"), json=auto()) as answer:
        assert answer.status == 502
    assert cloud.requests == []


async def test_an_idle_mix_ends_while_nobody_asks(client: Client, cloud: ZegoStandIn) -> None:
    assert await client.code("StartAutoMix", auto()) == 0
    cloud.rooms.close("room")
    async with asyncio.timeout(10):
        while cloud.mixes.all():
            await asyncio.sleep(0.02)
    assert await client.code("GetMixTaskInfo", TaskId="t") == Code.NO_TASK


async def test_without_a_domain_there_is_nothing_to_play(client: Client, cloud: ZegoStandIn) -> None:
    cloud.switches.play_addresses = False
    (info,) = (await client.ask("StartAutoMix", auto()))["Data"]["PlayInfo"]
    assert (info["RTMP"], info["HLS"], info["FLV"]) == ("", "", "")


async def test_a_refusal_may_have_a_status_of_its_own(client: Client, cloud: ZegoStandIn) -> None:
    cloud.switches.refused_status = 403
    async with client.http.get(cloud.base, params=client.query("GetMixTaskInfo", TaskId="t")) as answer:
        assert answer.status == 403
        assert (await answer.json())["Code"] == Code.NO_TASK
    assert await client.code("StartAutoMix", auto()) == 0


async def test_stopping_ends_those_who_listen_and_may_be_done_twice(cloud: ZegoStandIn, client: Client) -> None:
    assert await client.code("StartAutoMix", auto()) == 0
    async with client.http.get(f"{cloud.base}/live/out.flv") as answer:
        assert await answer.content.read(3) == b"FLV"
        playlist = asyncio.create_task(client.http.get(f"{cloud.base}/live/out/playlist.m3u8"))
        async with asyncio.timeout(10):
            while cloud.stage.listeners < 2:
                await asyncio.sleep(0.01)
            await cloud.stop()
            await cloud.stop()
            await answer.content.read()
        (await playlist).close()
    assert cloud.stage.listeners == 0
