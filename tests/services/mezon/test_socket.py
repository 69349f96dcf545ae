from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.services.mezon import socket as module
from desktop.services.mezon.address import Place
from desktop.services.mezon.backoff import Backoff
from desktop.services.mezon.keeper import Patience, SessionKeeper, SessionState
from desktop.services.mezon.line import Timing
from desktop.services.mezon.pushes import MessageArrived
from desktop.services.mezon.session import Session
from desktop.services.mezon.socket import Socket
from desktop.services.mezon.wire import mezon_pb2 as pb
from tests.services.mezon.door import Door
from tests.services.mezon.tokens import jwt

TIMING = Timing(connect_s=5, ping_every_s=60, pong_within_s=5, reply_within_s=5)
DOWN = Trouble(Code.SERVICE_DOWN, "no renewal")


def at_once() -> Backoff:
    return Backoff(0.001, 0.001, 0.002)


def never() -> Backoff:
    return Backoff(0.001, 3600.0, 3600.0)


class Desk:
    """A socket at a door, what it told, and the sessions it can have."""

    def __init__(self, door: Door, backoff: Backoff, **more: object) -> None:
        self.door = door
        self.renewals: list[Session | Trouble] = []
        self.keeper = SessionKeeper(self.session(), self._renew, patience=Patience(pause_s=0.001, longest_s=0.001))
        self.socket = Socket(self.keeper, timing=TIMING, backoff=backoff)
        self.states: list[SocketState] = []
        self.told: list[object] = []
        self._came = asyncio.Event()
        self.socket.changed.connect(self._on_changed)
        self.socket.pushed.connect(self._on_pushed)

    def session(self, **more: object) -> Session:
        return Session(jwt(**more), "REFRESHSECRET", 1, self.door.base)  # type: ignore[arg-type]  # passed through

    async def until(self, met: Callable[[], object]) -> None:
        while not met():
            self._came.clear()
            await self._came.wait()

    async def online(self, generation: int = 1) -> None:
        await self.until(lambda: self.socket.state is SocketState.ONLINE and self.socket.generation >= generation)

    async def _renew(self, old: Session) -> Session:
        outcome = self.renewals.pop(0) if self.renewals else DOWN
        if isinstance(outcome, Trouble):
            raise outcome
        return outcome

    def _on_changed(self) -> None:
        self.states.append(self.socket.state)
        self._came.set()

    def _on_pushed(self, push: object) -> None:
        self.told.append(push)
        self._came.set()


@asynccontextmanager
async def desk_at(door: Door, backoff: Backoff | None = None) -> AsyncIterator[Desk]:
    desk = Desk(door, backoff or at_once())
    try:
        yield desk
    finally:
        await desk.socket.aclose()
        await desk.keeper.aclose()


async def test_it_connects_and_leaves() -> None:
    async with Door() as door, desk_at(door) as desk:
        desk.socket.start()
        desk.socket.start()
        await desk.online()
        assert (desk.socket.generation, desk.socket.trouble, len(door.paths)) == (1, None, 1)
        await desk.socket.aclose()
    assert desk.states == [SocketState.CONNECTING, SocketState.JOINING, SocketState.ONLINE, SocketState.OFF]


async def test_what_is_pushed_is_told() -> None:
    async with Door() as door, desk_at(door) as desk:
        desk.socket.start()
        await desk.online()
        await door.push(pb.Envelope(channel_message=pb.ChannelMessage(message_id=5)))
        await desk.until(lambda: desk.told)
        assert isinstance(desk.told[0], MessageArrived)


async def test_a_listener_that_fails_is_its_own_affair(caplog: pytest.LogCaptureFixture) -> None:
    def fail(push: object) -> None:
        raise ValueError("mine")

    async with Door() as door, desk_at(door) as desk:
        desk.socket.pushed.connect(fail)
        desk.socket.start()
        await desk.online()
        for n in (1, 2):
            await door.push(pb.Envelope(channel_message=pb.ChannelMessage(message_id=n)))
        await desk.until(lambda: len(desk.told) == 2)
        assert desk.socket.state is SocketState.ONLINE
    assert "a listener failed" in caplog.text


async def test_it_prepares_before_it_is_online_and_again_after_each_cut() -> None:
    async with Door() as door, desk_at(door) as desk:
        seen: list[tuple[SocketState, int]] = []

        async def prepare() -> None:
            await desk.socket.request(pb.Envelope(clan_join=pb.ClanJoin(clan_id=1)))
            seen.append((desk.socket.state, desk.socket.generation))

        desk.socket.prepare = prepare
        desk.socket.start()
        for generation in (1, 2, 3):
            await desk.online(generation)
            door.cut()
        await desk.online(4)
    assert seen == [(SocketState.JOINING, n) for n in (1, 2, 3, 4)]
    assert len(door.open) <= 1


async def test_one_that_cannot_prepare_is_online_all_the_same() -> None:
    async with Door() as door, desk_at(door) as desk:

        async def prepare() -> None:
            raise Trouble(Code.SERVICE_SLOW)

        desk.socket.prepare = prepare
        desk.socket.start()
        await desk.online()


async def test_a_cut_while_it_prepares() -> None:
    async with Door() as door, desk_at(door) as desk:
        began = asyncio.Event()

        async def prepare() -> None:
            if desk.socket.generation == 1:
                began.set()
                await asyncio.Event().wait()

        desk.socket.prepare = prepare
        desk.socket.start()
        await began.wait()
        door.cut()
        await desk.online(2)


async def test_without_a_connection_nothing_is_sent() -> None:
    async with Door() as door, desk_at(door) as desk:
        for send in (desk.socket.request(pb.Envelope()), desk.socket.tell(pb.Envelope())):
            with pytest.raises(Trouble, match=Code.SERVICE_OFFLINE):
                await send


async def test_the_door_shut_for_a_while() -> None:
    async with Door() as door, desk_at(door) as desk:
        desk.socket.start()
        await desk.online()
        await door.shut()
        await desk.until(lambda: desk.states.count(SocketState.WAITING) > 5)
        assert desk.socket.trouble is not None
        assert desk.socket.trouble.code is Code.SERVICE_OFFLINE
        await door.listen()
        await desk.online(2)
    assert desk.states.count(SocketState.ONLINE) == 2
    assert desk.keeper.state is SessionState.VALID


async def test_it_looks_for_a_lost_network_without_waiting_for_the_next_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PROBE_S", 0.01)
    async with Door() as door, desk_at(door, never()) as desk:
        desk.socket.start()
        await desk.online()
        await door.shut()
        await desk.until(lambda: desk.socket.state is SocketState.WAITING and (desk.socket.retry_at or 0) > 0)
        await desk.until(lambda: desk.states.count(SocketState.WAITING) == 2)
        await door.listen()
        await desk.online(2)


async def test_a_service_that_hangs_up_at_once_is_not_stormed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def look(where: Place) -> bool:
        raise AssertionError("nobody looks whether it is back")

    monkeypatch.setattr(module, "PROBE_S", 0.001)
    monkeypatch.setattr(module, "_answers", look)
    async with Door() as door, desk_at(door, never()) as desk:
        desk.socket.start()
        for generation in (1, 2):
            await desk.online(generation)
            door.cut()
        await desk.until(lambda: desk.states.count(SocketState.WAITING) == 2)
        assert (desk.socket.retry_at or 0.0) > time.monotonic() + 1800
        desk.socket.retry_now()
        await desk.online(3)


async def test_an_expired_session_while_the_network_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PROBE_S", 0.01)
    async with Door() as door, desk_at(door, never()) as desk:
        desk.renewals = [Trouble(Code.SERVICE_OFFLINE), Trouble(Code.SERVICE_OFFLINE), desk.session()]
        desk.keeper.take(Session("opaque", "r", 1, door.base))
        monkeypatch.setattr(desk.keeper, "_ends_at", 1.0)
        await door.shut()
        desk.socket.start()
        await desk.until(lambda: desk.states.count(SocketState.WAITING) == 2)
        await door.listen()
        await desk.online()


async def test_a_network_that_is_lost_again_soon_is_looked_for_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PROBE_S", 0.001)
    async with Door() as door, desk_at(door, never()) as desk:
        desk.socket.start()
        for generation in (1, 2, 3):
            await desk.online(generation)
            door.cut()
        await desk.online(4)


async def test_a_service_that_drops_us_before_anything_is_joined_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PROBE_S", 0.001)
    async with Door() as door, desk_at(door, never()) as desk:
        desk.socket.prepare = asyncio.Event().wait  # type: ignore[assignment]  # nobody looks at what it returns
        desk.socket.start()
        for generation in (1, 2):
            await desk.until(lambda n=generation: desk.socket.generation == n and desk.socket.state == "joining")
            door.cut()
        await desk.until(lambda: desk.states.count(SocketState.WAITING) == 2)
        await asyncio.sleep(0.05)
        assert (desk.socket.state, desk.socket.generation) == (SocketState.WAITING, 2)


async def test_a_service_that_refuses_is_left_alone_until_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PROBE_S", 0.001)
    async with Door() as door, desk_at(door, never()) as desk:
        door.status = 503
        desk.socket.start()
        await desk.until(lambda: desk.states.count(SocketState.WAITING) == 2)
        assert len(door.paths) == 2
        door.status = None
        desk.socket.retry_now()
        await desk.online()
        assert len(door.paths) == 3
        assert desk.socket.retry_at is None


async def test_a_refused_token_is_renewed() -> None:
    async with Door() as door, desk_at(door) as desk:
        door.status = 401
        fresh = desk.session(life_s=9999)
        desk.renewals = [fresh]
        desk.keeper.changed.connect(lambda: setattr(door, "status", None))
        desk.socket.start()
        await desk.online()
        assert fresh.token in door.paths[-1]


async def test_a_dead_session_waits_for_somebody_to_sign_in() -> None:
    async with Door() as door, desk_at(door) as desk:
        door.status = 401
        desk.renewals = [Trouble(Code.MEZON_TOKEN)]
        desk.socket.start()
        await desk.until(lambda: desk.keeper.state is SessionState.DEAD and desk.socket.state is SocketState.WAITING)
        await desk.until(lambda: desk.socket.trouble and desk.socket.trouble.code is Code.MEZON_TOKEN)
        asked = len(door.paths)
        desk.socket.retry_now()
        door.status = None
        desk.keeper.take(desk.session())
        await desk.online()
        assert len(door.paths) == asked + 1


async def test_a_pushed_session_is_taken() -> None:
    async with Door() as door, desk_at(door) as desk:
        desk.socket.start()
        await desk.online()
        fresh = jwt(1, life_s=9999)
        taken = asyncio.Event()
        desk.keeper.changed.connect(taken.set)
        for other in (pb.Session(), pb.Session(token=jwt(2)), pb.Session(token=fresh, user_id=2)):
            await door.push(pb.Envelope(refresh_session_event=other))
        await door.push(pb.Envelope(refresh_session_event=pb.Session(token=fresh, refresh_token="R2")))
        await taken.wait()
        assert (desk.keeper.session.token, desk.keeper.session.refresh_token) == (fresh, "R2")
        assert (desk.keeper.session.user_id, desk.keeper.session.api_url) == (1, door.base)
        assert desk.told == []
        door.cut()
        await desk.online(2)
        assert fresh in door.paths[-1]


async def test_frames_that_were_skipped_are_counted_over_all_connections() -> None:
    async with Door() as door, desk_at(door) as desk:
        desk.socket.start()
        for generation in (1, 2):
            await desk.online(generation)
            await door.raw(b"\xff")
            await door.push(pb.Envelope(channel_message=pb.ChannelMessage(message_id=5)))
            await desk.until(lambda generation=generation: len(desk.told) == generation)
            door.cut()
        assert desk.socket.skipped == 2


async def test_an_address_that_is_none() -> None:
    async with Door() as door, desk_at(door, never()) as desk:
        desk.keeper.take(Session(jwt(), "r", 1, "http://192.0.2.1"))
        desk.socket.start()
        await desk.until(lambda: desk.socket.state is SocketState.WAITING)
        assert desk.socket.trouble is not None
        assert desk.socket.trouble.code is Code.SERVICE_UNKNOWN


async def test_no_token_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "desktop")
    async with Door() as door, desk_at(door) as desk:
        door.status = 401
        desk.renewals = [DOWN, desk.session(life_s=999)]
        desk.keeper.changed.connect(lambda: setattr(door, "status", None))
        desk.socket.start()
        await desk.online()
        await door.shut()
        await desk.until(lambda: desk.states[-1] is SocketState.WAITING)
        assert desk.keeper.session.token not in caplog.text
        assert "REFRESHSECRET" not in caplog.text
