"""A realtime socket on loopback that does what a test tells it to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.services.mezon.wire.envelope import Dialect, Frame, read, write

Answer = Callable[[Frame], pb.Envelope | None]


def usual(frame: Frame) -> pb.Envelope | None:
    """What a service in good health replies."""
    kind = frame.envelope.WhichOneof("message")
    if kind == "ping":
        return pb.Envelope(pong=pb.Pong())
    if kind == "channel_join":
        return pb.Envelope(channel=pb.Channel(id=frame.envelope.channel_join.channel_id))
    if kind == "channel_message_send":
        sent = frame.envelope.channel_message_send
        return pb.Envelope(channel_message_ack=pb.ChannelMessageAck(channel_id=sent.channel_id, message_id=77))
    return pb.Envelope()


class Door:
    """`answer` replies to each frame, None with silence. Frames are kept, without pings."""

    def __init__(self, answer: Answer = usual) -> None:
        self.answer = answer
        self.frames: list[Frame] = []
        self.paths: list[str] = []
        self.status: int | None = None
        self.open: set[ServerConnection] = set()
        self.port = 0
        self._came = asyncio.Event()
        self._server: Server | None = None

    async def __aenter__(self) -> Door:
        await self.listen()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.shut()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def listen(self) -> None:
        """Open, on the same port again if it was shut."""
        self._server = await serve(
            self._serve, "127.0.0.1", self.port, process_request=self._admit, ping_interval=None, close_timeout=0.2
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def shut(self) -> None:
        """Refuse everybody, and cut who is in."""
        self.cut()
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            self._server = None

    def cut(self) -> None:
        """As when the network goes."""
        for connection in self.open:
            connection.transport.abort()

    async def push(self, envelope: pb.Envelope) -> None:
        """Tell everybody."""
        await self.raw(write(envelope))

    async def raw(self, data: bytes | str) -> None:
        """Tell everybody whatever it is."""
        for connection in self.open:
            await connection.send(data)

    async def came(self, count: int, kind: str = "") -> list[Frame]:
        """Wait until so many frames of a kind have come."""
        while len(found := self.of(kind)) < count:
            self._came.clear()
            await self._came.wait()
        return found

    def of(self, kind: str) -> list[Frame]:
        """The frames of a kind, so far."""
        return [one for one in self.frames if not kind or one.envelope.WhichOneof("message") == kind]

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        self.paths.append(request.path)
        self._came.set()
        if self.status is None:
            return None
        response = connection.respond(HTTPStatus(self.status), "no\n")
        response.headers["Location"] = f"ws://localhost:{self.port}/elsewhere"
        return response

    async def _serve(self, connection: ServerConnection) -> None:
        self.open.add(connection)
        try:
            async for data in connection:
                assert isinstance(data, bytes)
                await self._take(connection, read(data))
        except ConnectionClosed:
            pass
        finally:
            self.open.discard(connection)

    async def _take(self, connection: ServerConnection, frame: Frame) -> None:
        if frame.envelope.WhichOneof("message") != "ping":
            self.frames.append(frame)
        reply = self.answer(frame)
        if reply is not None:
            await connection.send(write(reply, frame.cid, frame.dialect or Dialect.NUMBER))
        self._came.set()
