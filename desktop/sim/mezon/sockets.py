"""The realtime sockets of the stand-in: opened, read, told what happens, cut."""

from __future__ import annotations

import asyncio

from aiohttp import WSMsgType, web

from desktop.core.tasks import Tasks
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.accounts import Accounts
from desktop.sim.mezon.connection import Connection
from desktop.sim.mezon.dialect import DecodeError, Dialect, hear, read, write
from desktop.sim.mezon.refused import Refused
from desktop.sim.mezon.requests import Requests
from desktop.sim.mezon.switches import Switches
from desktop.sim.mezon.world import Happening

_UNRECOGNIZED = 1


class Sockets:
    """All open connections. Of one loop."""

    def __init__(self, accounts: Accounts, requests: Requests, switches: Switches) -> None:
        self.open: list[Connection] = []
        self._accounts = accounts
        self._requests = requests
        self._switches = switches
        self._tasks = Tasks("mezon sockets")
        self._number = 0

    async def accept(self, request: web.Request) -> web.StreamResponse:
        """GET /ws: the token is in the address; frames are binary."""
        try:
            caller = self._accounts.who(request.query.get("token", ""))
        except Refused as refused:
            return web.json_response(refused.body, status=refused.status)
        socket = web.WebSocketResponse(protocols=("protobuf",), max_msg_size=1 << 20, timeout=0.5)
        await socket.prepare(request)
        self._number += 1
        modern = "platform" in request.query
        connection = Connection(self._number, caller, socket, request.transport, modern)
        self.open.append(connection)
        writing = self._tasks.start(connection.write(), f"to {self._number}")
        try:
            async for message in socket:
                if message.type is WSMsgType.BINARY:
                    await self._hear(connection, message.data)
        except ConnectionError:
            pass  # the client's own end; what follows is the same
        finally:
            self.open.remove(connection)
            writing.cancel()
            self._requests.left(connection)
        return socket

    def tell(self, happening: Happening) -> None:
        """Push it to everybody who hears it; written once for each dialect."""
        frames: dict[Dialect, bytes] = {}
        for connection in self.open:
            if connection.hears(happening):
                spoken = connection.spoken
                if spoken not in frames:
                    frames[spoken] = write(happening.envelope, 0, spoken)
                connection.send(frames[spoken])

    def push(self, envelope: pb.Envelope, user_id: int = 0) -> None:
        """Push it to all connections of a person, 0 for everybody's."""
        for connection in self.of(user_id):
            connection.send(write(envelope, 0, connection.spoken))

    def push_bytes(self, frame: bytes, user_id: int = 0) -> None:
        """Push a frame as it is, however wrong."""
        for connection in self.of(user_id):
            connection.send(frame)

    def renew(self, user_id: int = 0) -> None:
        """Push a fresh session to every connection of a person."""
        for connection in self.of(user_id):
            session = self._accounts.again(connection.caller)
            connection.send(write(pb.Envelope(refresh_session_event=session), 0, connection.spoken))

    def cut(self, user_id: int = 0) -> None:
        """Reset the connections of a person, 0 for all, without a word."""
        for connection in self.of(user_id):
            connection.cut()

    def of(self, user_id: int) -> list[Connection]:
        """The connections of a person, 0 for all."""
        return [one for one in self.open if user_id in (0, one.caller.id)]

    async def aclose(self) -> None:
        """Cut everything and end the writing."""
        self.cut()
        await self._tasks.aclose()

    async def _hear(self, connection: Connection, frame: bytes) -> None:
        if self._switches.cut_instead:
            self._switches.cut_instead -= 1
            connection.cut()
            return
        if self._switches.silent:
            return
        if self._switches.slow_s:
            await asyncio.sleep(self._switches.slow_s)
        connection.dialect = connection.dialect or hear(frame)
        try:
            asked, cid = read(frame, connection.spoken)
        except DecodeError:
            error = pb.Error(code=_UNRECOGNIZED, message="Unrecognized payload")
            connection.send(write(pb.Envelope(error=error), 0, connection.spoken))
            return
        answer = self._requests.answer(connection, asked)
        if self._switches.cut_after:
            self._switches.cut_after -= 1
            connection.cut()
            return
        if cid:
            connection.send(write(answer, cid, connection.spoken))
