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


async def test_a_token_of_another_room_is_refused(local: CallsStandIn, session: aiohttp.ClientSession) -> None:
    other = local.book.way_in(local.book.create("other", "video", CHANNEL), "mai")
    call = local.book.create(ROOM, "video", CHANNEL)
    address = local.book.way_in(call, "mai")["local"]["address"]
    for token in (other["token"], "x", ""):
        mai = Caller(session, address, token)
        await mai.connect_only()
        assert (await mai.expect("ended"))["reason"] == "refused"
        await mai.leave()


async def test_a_full_room_and_a_second_join(local: CallsStandIn, session: aiohttp.ClientSession) -> None:
    mai, again, lan = [await caller(local, session, user) for user in ("mai", "mai", "lan")]
    try:
        await mai.connect_only()
        await until(lambda: local.rooms.seats(ROOM))
        await again.connect_only()
        assert (await mai.expect("ended"))["reason"] == "elsewhere"
        local.switches.room_size = 1
        await lan.connect_only()
        assert (await lan.expect("ended"))["reason"] == "full"
        assert [one.user_id for one in local.rooms.seats(ROOM)] == ["mai"]
    finally:
        for one in (mai, again, lan):
            await one.leave()


async def test_who_is_removed_and_the_end_for_all(local: CallsStandIn, session: aiohttp.ClientSession) -> None:
    mai, lan = await caller(local, session, "mai"), await caller(local, session, "lan")
    try:
        await mai.connect_only()
        await lan.connect_only()
        await until(lambda: len(local.rooms.seats(ROOM)) == 2)
        await local.rooms.end(ROOM, "removed", "mai")
        assert (await mai.expect("ended"))["reason"] == "removed"
        await local.rooms.end(ROOM, "over")
        assert (await lan.expect("ended"))["reason"] == "over"
    finally:
        await mai.leave()
        await lan.leave()


async def test_a_token_ends_unless_it_is_renewed(local: CallsStandIn, session: aiohttp.ClientSession) -> None:
    local.switches.token_life_s = 1.0
    mai = await caller(local, session)
    try:
        await mai.connect_only()
        await mai.expect("token_ends")
        fresh = local.book.way_in(local.book.get(ROOM), "mai")["token"]
        await mai.send({"type": "renew", "token": fresh})
        await mai.expect("renewed")
        assert (await mai.expect("ended"))["reason"] == "expired"
    finally:
        await mai.leave()


async def test_a_renewal_with_a_bad_token_ends_it(local: CallsStandIn, session: aiohttp.ClientSession) -> None:
    mai = await caller(local, session)
    try:
        await mai.connect_only()
        await mai.send({"type": "renew", "token": "x"})
        assert (await mai.expect("ended"))["reason"] == "refused"
    finally:
        await mai.leave()


async def test_frames_that_are_none(local: CallsStandIn, session: aiohttp.ClientSession) -> None:
    mai = await caller(local, session)
    try:
        await mai.connect_only()
        assert mai._socket is not None
        for text in ("{", "[]", "5"):
            await mai._socket.send_str(text)
        await mai.send({"type": "leave"})
        assert (await mai.expect("ended"))["reason"] == "left"
    finally:
        await mai.leave()
