from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.core.errors import Code, Trouble
from desktop.services.mezon.address import socket_address
from desktop.services.mezon.line import FRAME_LIMIT, TURN_S, Away, Line, Timing, TurnedAway
from desktop.services.mezon.pushes import MessageArrived, Push
from desktop.services.mezon.requests import Refusal
from desktop.services.mezon.session import Session
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.services.mezon.wire.envelope import Dialect, Frame, write
from tests.services.mezon.door import Door, usual
from tests.services.mezon.tokens import jwt
from tests.services.office import certificate, served_by, trusting

TOKEN = jwt()
TIMING = Timing(connect_s=5, ping_every_s=60, pong_within_s=5, reply_within_s=5)
PING = pb.Envelope(ping=pb.Ping())


async def dial(door: Door, timing: Timing = TIMING, dialect: Dialect = Dialect.NUMBER) -> Line:
    address = socket_address(Session(TOKEN, "r", 1, door.base))
    return await Line.open(address, service="Mezon", dialect=dialect, timing=timing)


class Call:
    """A line that lives, and what it told."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.told: list[Push] = []
        self.came = asyncio.Event()
        self.living = asyncio.create_task(line.live(self._take))

    def _take(self, push: Push) -> None:
        self.told.append(push)
        self.came.set()

    async def wait(self, count: int) -> None:
        while len(self.told) < count:
            self.came.clear()
            await self.came.wait()


@asynccontextmanager
async def calling(door: Door, timing: Timing = TIMING, dialect: Dialect = Dialect.NUMBER) -> AsyncIterator[Call]:
    call = Call(await dial(door, timing, dialect))
    try:
        yield call
    finally:
        await call.line.close()
        await call.living


async def test_where_it_connects() -> None:
    async with Door() as door, calling(door):
        pass
    assert door.paths == [f"/ws?lang=en&status=true&token={TOKEN}&format=protobuf&platform=0"]


@pytest.mark.parametrize("dialect", list(Dialect))
async def test_requests_and_replies_in_both_dialects(dialect: Dialect) -> None:
    async with Door() as door, calling(door, dialect=dialect) as call:
        replies = await asyncio.gather(
            *(call.line.request(pb.Envelope(channel_join=pb.ChannelJoin(channel_id=n))) for n in range(1, 20))
        )
        assert [one.channel.id for one in replies] == list(range(1, 20))
        assert {one.dialect for one in door.frames} == {dialect}


async def test_a_refusal() -> None:
    async with Door(lambda frame: pb.Envelope(error=pb.Error(code=3, message="no"))) as door, calling(door) as call:
        with pytest.raises(Refusal):
            await call.line.request(PING)
        assert call.told == []


async def test_no_reply_in_time() -> None:
    async with Door(lambda frame: None) as door, calling(door) as call:
        with pytest.raises(Trouble, match=Code.SERVICE_SLOW):
            await call.line.request(PING, within_s=0.02)


async def test_a_reply_too_late_harms_nobody() -> None:
    async with Door(lambda frame: None) as door, calling(door) as call:
        with pytest.raises(Trouble):
            await call.line.request(pb.Envelope(clan_join=pb.ClanJoin()), within_s=0.02)
        late = pb.Envelope(cid=door.frames[0].cid, channel=pb.Channel(id=1))
        await door.raw(late.SerializeToString())
        await door.push(pb.Envelope(channel_message=pb.ChannelMessage(message_id=1)))
        await call.wait(1)
        assert len(call.told) == 1


async def test_cut_in_the_middle_of_a_request() -> None:
    async with Door(lambda frame: None) as door, calling(door) as call:
        asking = asyncio.create_task(call.line.request(pb.Envelope(clan_join=pb.ClanJoin())))
        await door.came(1)
        door.cut()
        with pytest.raises(Trouble, match=Code.SERVICE_OFFLINE):
            await asking
        assert (await call.living).code is Code.SERVICE_OFFLINE
        for send in (call.line.request(PING), call.line.tell(PING)):
            with pytest.raises(Trouble, match=Code.SERVICE_OFFLINE):
                await send


async def test_pushes_in_order() -> None:
    async with Door() as door, calling(door) as call:
        for n in range(1, 200):
            await door.push(pb.Envelope(channel_message=pb.ChannelMessage(message_id=n)))
        await call.wait(199)
        assert [one.message.id for one in call.told if isinstance(one, MessageArrived)] == list(range(1, 200))


class Backlog:
    """A connection on which everything has come already."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for n in range(1, 200):
            yield write(pb.Envelope(channel_message=pb.ChannelMessage(message_id=n)))


async def test_others_have_their_turn_while_many_frames_wait() -> None:
    line = Line(Backlog(), "Mezon", Dialect.NUMBER, TIMING)  # type: ignore[arg-type]  # as far as it is read
    told: list[Push] = []
    between: list[int] = []

    def push(one: Push) -> None:
        time.sleep(TURN_S / 10)  # it is a lot of work
        if not told:
            asyncio.get_running_loop().call_soon(lambda: between.append(len(told)))
        told.append(one)

    await line.live(push)
    assert len(told) == 199
    assert 1 <= between[0] < 199


async def test_frames_that_cannot_be_read_are_counted_and_skipped() -> None:
    async with Door() as door, calling(door) as call:
        for junk in (b"\xff", "text", b"\x32\x05ab", b"\x32\x03\x42\x01\xff"):
            await door.raw(junk)
        await door.raw(b"")
        await door.push(pb.Envelope(channel_message=pb.ChannelMessage(message_id=1)))
        await call.wait(1)
        assert (len(call.told), call.line.skipped) == (1, 4)


async def test_a_frame_without_end_ends_the_line() -> None:
    async with Door() as door, calling(door) as call:
        with contextlib.suppress(Exception):
            await door.raw(b"x" * (FRAME_LIMIT + 1))
        trouble = await call.living
    assert (trouble.code, trouble.values["code"]) == (Code.SERVICE_UNKNOWN, 1009)
    assert not isinstance(trouble, Away), "it would come again at once"


async def test_pieces_without_end_end_the_line() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(6_000):
            yield b""

    async with Door() as door, calling(door) as call:
        with contextlib.suppress(Exception):
            await next(iter(door.open)).send(pieces())
        assert (await call.living).values["code"] == 1009


@pytest.mark.parametrize("frame", [b"\xc2\x03abc", b"\x83\x01a", b"\x82\xff" + b"\xff" * 8])
async def test_what_is_no_frame_that_was_agreed_on_ends_the_line(frame: bytes) -> None:
    """Compressed, of no kind, of the length of the universe: nothing of it is unpacked or waited for."""
    async with Door() as door, calling(door) as call:
        next(iter(door.open)).transport.write(frame)
        assert (await call.living).code is Code.SERVICE_UNKNOWN


async def test_a_service_that_has_fallen_silent() -> None:
    quick = replace(TIMING, ping_every_s=0.02, pong_within_s=0.05)
    async with Door(lambda frame: None) as door, calling(door, quick) as call:
        trouble = await call.living
    assert trouble.code is Code.SERVICE_SLOW


async def test_a_service_that_answers_lives_on() -> None:
    pings = asyncio.Semaphore(0)

    def answer(frame: Frame) -> pb.Envelope | None:
        if frame.envelope.WhichOneof("message") == "ping":
            assert frame.cid
            pings.release()
        return usual(frame)

    async with Door(answer) as door, calling(door, replace(TIMING, ping_every_s=0.01)) as call:
        for _ in range(5):
            await pings.acquire()
        assert not call.living.done()


async def test_whoever_speaks_is_not_silent() -> None:
    """Under load the pong comes late."""
    pings = asyncio.Semaphore(0)

    def answer(frame: Frame) -> pb.Envelope | None:
        pings.release()
        return pb.Envelope(channel_message=pb.ChannelMessage(message_id=1))

    async with Door(answer) as door, calling(door, replace(TIMING, ping_every_s=0.01)) as call:
        for _ in range(5):
            await pings.acquire()
        assert not call.living.done()


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (401, TurnedAway, Code.MEZON_TOKEN),
        (403, TurnedAway, Code.MEZON_TOKEN),
        (307, Trouble, Code.SERVICE_DOWN),  # a redirect is not followed
        (404, Trouble, Code.SERVICE_DOWN),
        (503, Trouble, Code.SERVICE_DOWN),
    ],
)
async def test_turned_away(status: int, kind: type[Trouble], code: Code, caplog: pytest.LogCaptureFixture) -> None:
    async with Door() as door:
        door.status = status
        with pytest.raises(Trouble) as trouble:
            await dial(door)
    assert len(door.paths) == 1
    assert (type(trouble.value), trouble.value.code, trouble.value.values["code"]) == (kind, code, status)
    assert TOKEN not in repr(trouble.value) + trouble.value.details


async def test_nobody_there_and_somebody_else_there(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    door = Door()
    await door.listen()
    await door.shut()
    with pytest.raises(Away, match=Code.SERVICE_OFFLINE):
        await dial(door)

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.read()
        writer.close()

    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-x\r\n\r\n")
        writer.close()

    for stranger, quick in ((mute, replace(TIMING, connect_s=0.05)), (babble, TIMING)):
        server = await asyncio.start_server(stranger, "127.0.0.1", 0)
        door.port = server.sockets[0].getsockname()[1]
        with pytest.raises(Trouble) as trouble:
            await dial(door, quick)
        assert TOKEN not in repr(trouble.value) + caplog.text
        server.close()
        await server.wait_closed()


async def test_a_certificate_that_is_not_trusted(tmp_path: Path) -> None:
    pem, key, _ = certificate(tmp_path, host="127.0.0.1")
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0, ssl=served_by(pem, key))
    address = socket_address(Session(TOKEN, "r", 1, f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"))
    with pytest.raises(Trouble, match=Code.SERVICE_CERTIFICATE):
        await Line.open(address, service="Mezon", dialect=Dialect.NUMBER, timing=TIMING)
    with pytest.raises(Trouble) as trouble:  # trusted, but nobody who speaks our language
        await Line.open(address, service="Mezon", dialect=Dialect.NUMBER, timing=TIMING, tls=trusting(pem))
    assert trouble.value.code is not Code.SERVICE_CERTIFICATE
    server.close()
    await server.wait_closed()
