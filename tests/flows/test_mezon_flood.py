"""A gateway that floods: the rooms stay small, others have their turn, and what is wrong is said."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from desktop.control.channels import Channels
from desktop.control.chat import Chat
from desktop.control.conversations import Conversations
from desktop.control.room import KEPT
from desktop.core.channel import Channel, ChannelsState
from desktop.core.errors import Code
from desktop.core.socket_state import SocketState
from desktop.core.tasks import Tasks
from desktop.services.mezon.keeper import SessionKeeper
from desktop.services.mezon.session import Session
from desktop.services.mezon.socket import Socket
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.services.mezon.wire.envelope import write
from desktop.settings.store import Store
from tests.control.mezon_parts import FakeLink
from tests.control.parts import until

LOBBY = Channel(11, 1, label="lobby")
MOST_LINES = KEPT * 5 // 4
Flood = Callable[[ServerConnection], Awaitable[object]]


class Gateway:
    """Does one thing to everybody who connects, and listens to nobody."""

    def __init__(self) -> None:
        self.flood: Flood = lambda connection: connection.wait_closed()
        self.came = 0
        self.port = 0

    async def meet(self, connection: ServerConnection) -> None:
        self.came += 1
        deaf = asyncio.ensure_future(self._ignore(connection))
        try:
            await self.flood(connection)
            await connection.wait_closed()
        except ConnectionClosed:
            pass
        finally:
            deaf.cancel()

    async def _ignore(self, connection: ServerConnection) -> None:
        async for _ in connection:
            pass


class Hall:
    """The rooms over a real socket; what is asked over HTTP is answered at once."""

    def __init__(self, gateway: Gateway, path: Path) -> None:
        self.gateway = gateway
        self.link: Any = FakeLink(by_clan={1: [LOBBY]})
        self.keeper = SessionKeeper(Session("t", "r", 7, f"http://127.0.0.1:{gateway.port}"), self._renew)
        self.socket = Socket(self.keeper)
        self.link.keeper, self.link.socket = self.keeper, self.socket
        self.tasks = Tasks("flood")
        self.channels = Channels(Store(path / "settings.json"), self.tasks)
        self.chat, self.conversations = Chat(self.tasks), Conversations(self.tasks)
        self.told = self.pushes = 0
        self.channels.changed.connect(self._changed)
        self.socket.pushed.connect(self._pushed)
        for room in (self.channels, self.chat, self.conversations):
            room.bind(self.link)

    async def enter(self, flood: Flood) -> None:
        """The flood begins when the rooms are open."""
        ready = asyncio.Event()

        async def later(connection: ServerConnection) -> None:
            await ready.wait()
            await flood(connection)

        self.gateway.flood = later
        self.socket.start()
        await until(lambda: self.channels.channels)
        self.chat.open(LOBBY)
        ready.set()

    async def aclose(self) -> None:
        for room in (self.channels, self.chat, self.conversations):
            room.close()
        await self.socket.aclose()
        await self.keeper.aclose()
        await self.tasks.aclose()

    async def _renew(self, old: Session) -> Session:
        return old

    def _changed(self) -> None:
        self.told += 1

    def _pushed(self, _push: object) -> None:
        self.pushes += 1


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    gateway = Gateway()
    async with serve(gateway.meet, "127.0.0.1", 0, ping_interval=None, close_timeout=0.2) as server:
        gateway.port = next(iter(server.sockets)).getsockname()[1]
        made = Hall(gateway, tmp_path)
        yield made
        await made.aclose()


def message(n: int, text: str = "hello", **more: Any) -> bytes:
    one = pb.ChannelMessage(
        message_id=n, channel_id=11, clan_id=1, sender_id=5, content=json.dumps({"t": text}), **more
    )
    return write(pb.Envelope(channel_message=one))


async def test_ten_thousand_messages_at_once(hall: Hall) -> None:
    async def flood(connection: ServerConnection) -> None:
        for n in range(1, 10_001):
            await connection.send(message(n))

    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    beside = asyncio.ensure_future(others())
    await hall.enter(flood)
    await until(lambda: hall.chat.lines and hall.chat.lines[-1].message.id == 10_000)
    beside.cancel()
    assert len(hall.chat.lines) <= MOST_LINES
    assert turns > 100


async def test_messages_as_large_as_frames(hall: Hall) -> None:
    parts = [pb.MessageAttachment(filename="f" * 5_000, url="https://a/" + "u" * 5_000) for _ in range(100)]
    heavy = pb.MessageAttachmentList(attachments=parts).SerializeToString()

    async def flood(connection: ServerConnection) -> None:
        for n in range(1, 31):
            await connection.send(message(n, "x" * 1_048_576, attachments=heavy, clan_nick="n" * 100_000))

    await hall.enter(flood)
    await until(lambda: len(hall.chat.lines) == 30)
    for line in hall.chat.lines:
        one = line.message
        held = len(one.text) + len(one.sender_name) + sum(len(part.url) + len(part.name) for part in one.attachments)
        assert held < 100_000, "of two megabytes"


async def test_what_cannot_be_taken_is_said_and_nobody_hurries_back(hall: Hall) -> None:
    async def flood(connection: ServerConnection) -> None:
        await connection.send(b"\0" * (5 * 1024 * 1024))

    await hall.enter(flood)
    began = time.monotonic()
    await until(lambda: hall.gateway.came == 2 and hall.socket.state is SocketState.WAITING)
    assert hall.channels.state is ChannelsState.OFFLINE
    trouble = hall.channels.offline_trouble
    assert trouble is not None
    assert (trouble.code, trouble.values["code"]) == (Code.SERVICE_UNKNOWN, 1009)
    assert hall.socket.retry_at is not None
    assert hall.socket.retry_at - began >= 1.0, "the pauses grow, however well the service can be reached"


async def test_tens_of_thousands_of_new_channels(hall: Hall) -> None:
    async def flood(connection: ServerConnection) -> None:
        for n in range(20_000):
            made = pb.ChannelCreatedEvent(clan_id=1, channel_id=1000 + n, channel_label=f"c{n}", channel_type=1)
            await connection.send(write(pb.Envelope(channel_created_event=made)))

    await hall.enter(flood)
    await until(lambda: hall.pushes == 20_000)
    await until(lambda: len(hall.channels.channels) == 20_001)
    assert hall.told < 1_000


async def test_lists_that_change_without_end_do_not_storm_the_service(hall: Hall) -> None:
    async def flood(connection: ServerConnection) -> None:
        for _ in range(300):
            await connection.send(write(pb.Envelope(category_event=pb.Opaque())))
            await asyncio.sleep(0.002)

    await hall.enter(flood)
    await until(lambda: hall.pushes == 300)
    assert hall.link.done.count(("clans",)) <= 3
