from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest

from desktop.sim.calls.service import CallsStandIn
from desktop.sim.calls.switches import Carrier
from tests.sim.calls.caller import Caller
from tests.sim.calls.conftest import CHANNEL

ROOM = "evening"


@pytest.fixture
def local(service: CallsStandIn) -> CallsStandIn:
    service.switches.carriers[CHANNEL] = Carrier.LOCAL
    return service


async def caller(local: CallsStandIn, session: aiohttp.ClientSession, user: str = "mai", hz: float = 1000.0) -> Caller:
    call = local.book.create(ROOM, "video", CHANNEL)
    way_in = local.book.way_in(call, user)
    return Caller(session, way_in["local"]["address"], way_in["token"], hz)


async def until(true: object, within_s: float = 15.0) -> float:
    """How long it took."""
    begun = time.monotonic()
    assert callable(true)
    while not true():
        assert time.monotonic() - begun < within_s
        await asyncio.sleep(0.01)
    return time.monotonic() - begun


async def test_a_caller_hears_and_sees_the_guest_and_is_heard(
    local: CallsStandIn, session: aiohttp.ClientSession
) -> None:
    mai = await caller(local, session)
    try:
        await mai.join()
        await until(lambda: len(mai.ear.seconds) >= 3 and mai.pictures > 5)
        assert mai.ear.seconds[-1].tone_hz == pytest.approx(440, abs=3)
        assert mai.ear.seconds[-1].dbfs == pytest.approx(-20, abs=3)
        (seat,) = local.rooms.seats(ROOM)
        assert seat.peer is not None
        peer = seat.peer
        await until(lambda: len(peer.ear.seconds) >= 3 and peer.pictures > 5)
        assert peer.ear.seconds[-1].tone_hz == pytest.approx(1000, abs=3)
        assert peer.ear.seconds[-1].dbfs == pytest.approx(-20, abs=3)
        heard = await mai.expect("heard")
        assert heard["dbfs"] < 0
        participants = await mai.expect("participants")
        assert [one["name"] for one in participants["participants"]] == ["Lan Pham", "Mai"]
    finally:
        await mai.leave()
    await until(lambda: not local.rooms.seats(ROOM))


async def test_a_mute_is_heard_at_the_far_side(local: CallsStandIn, session: aiohttp.ClientSession) -> None:
    mai = await caller(local, session)
    try:
        await mai.join(camera=False)
        (seat,) = local.rooms.seats(ROOM)
        assert seat.peer is not None
        ear = seat.peer.ear
        await until(lambda: len(ear.seconds) >= 2)
        mai.tone.muted = True
        await mai.send({"type": "state", "mic": False, "camera": False})
        took_s = await until(lambda: ear.dbfs < -60)
        assert took_s < 1.0  # the bar itself is for the web engine, on a quiet machine
        assert (await mai.expect("state"))["mic"] is False
        mai.tone.muted = False
        await until(lambda: ear.dbfs > -30)
        mai.tone.hz = 600.0  # another device
        count = len(ear.seconds)
        await until(lambda: len(ear.seconds) >= count + 2)
        assert ear.seconds[-1].tone_hz == pytest.approx(600, abs=3)
        async with session.get(f"{local.base}/local/{ROOM}/heard") as answer:
            told = await answer.json()
        (one,) = told["peers"]
        assert one["mic"] is False
        assert one["seconds"][-1]["tone_hz"] == pytest.approx(600, abs=3)
        assert one["recent"][-1][0] <= told["now"]
    finally:
        await mai.leave()
