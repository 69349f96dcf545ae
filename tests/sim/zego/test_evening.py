from __future__ import annotations

import asyncio

import aiohttp

from desktop.sim.zego.evening import COMING_AND_GOING, ELSEWHERE, ROOM_ID, STAYING, Evening
from desktop.sim.zego.gate import signature


async def test_it_has_what_a_client_needs() -> None:
    evening = Evening()
    address = await evening.start()
    try:
        now = int(evening.cloud.now_s())
        query = {
            "Action": "DescribeSimpleStreamList",
            "AppId": str(address["app_id"]),
            "SignatureNonce": "0123456789abcdef",
            "Timestamp": str(now),
            "Signature": signature(address["app_id"], "0123456789abcdef", address["server_secret"], now),
            "SignatureVersion": "2.0",
            "RoomId": address["room_id"],
        }
        async with aiohttp.ClientSession() as http, http.get(address["base"], params=query) as answer:
            listed = (await answer.json())["Data"]["StreamList"]
        assert len(listed) == len(STAYING) + len(COMING_AND_GOING) == 5
    finally:
        await evening.stop()
        await evening.stop()


async def test_callers_go_and_come_back_and_the_others_stay() -> None:
    evening = Evening(pause_s=0.001)
    await evening.start()
    streams = evening.cloud.rooms.get(ROOM_ID).streams
    try:
        seen = set()
        async with asyncio.timeout(10):
            while len(seen) < 4:
                await asyncio.sleep(0)
                seen.add(frozenset(streams))
        assert all({stream_id for stream_id, _ in STAYING} <= one for one in seen)
        assert evening.cloud.rooms.find(ELSEWHERE[1], is_test=False)
    finally:
        await evening.stop()
