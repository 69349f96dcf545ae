"""A client of the stand-in for its tests: plain HTTP and frames, no more than a published client does."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import aiohttp
from google.protobuf.message import Message

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon import older
from desktop.sim.mezon.dialect import Dialect, read, write
from desktop.sim.mezon.founding import EMAIL, PASSWORD, Founded
from desktop.sim.mezon.gateway import SERVER_KEY, Gateway

Reply = TypeVar("Reply", bound=Message)
PROTO = {"Accept": "application/proto", "Content-Type": "application/proto"}


def basic(key: str = SERVER_KEY) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{key}:".encode()).decode()}


class Client:
    """One session over HTTP."""

    def __init__(self, http: aiohttp.ClientSession, gateway: Gateway, founded: Founded) -> None:
        self.http = http
        self.gateway = gateway
        self.founded = founded
        self.token = ""
        self.refresh_token = ""

    async def json(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {self.token}"} if headers is None else headers
        async with self.http.request(method, self.gateway.base + path, json=body, headers=headers) as answer:
            return answer.status, await answer.json()

    async def sign_in(self) -> dict[str, Any]:
        """By e-mail and password, answered in JSON."""
        body = {"account": {"email": EMAIL, "password": PASSWORD}}
        headers = {**basic(), "Accept": "application/json"}
        status, session = await self.json("POST", "/v2/account/authenticate/email", body, headers)
        assert status == 200
        self.token, self.refresh_token = session["token"], session["refresh_token"]
        return dict(session)

    async def sign_in_bot(self) -> dict[str, Any]:
        bot = self.founded.bot
        body = {"account": {"appid": str(bot.person.id), "token": bot.bot_token}}
        status, session = await self.json("POST", "/v2/apps/authenticate/token", body, {"Accept": "application/json"})
        assert status == 200
        self.token, self.refresh_token = session["token"], session["refresh_token"]
        return dict(session)

    async def status(self, name: str, asked: Message | None = None, headers: dict[str, str] | None = None) -> int:
        return (await self._post(name, asked, headers))[0]

    async def call(self, name: str, asked: Message | None, kind: type[Reply]) -> Reply:
        status, body = await self._post(name, asked)
        assert status == 200, body
        return kind.FromString(body)

    async def _post(self, name: str, asked: Message | None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        headers = {**PROTO, **({"Authorization": f"Bearer {self.token}"} if headers is None else headers)}
        body = asked.SerializeToString() if asked is not None else b""
        url = f"{self.gateway.base}/mezon.api.Mezon/{name}"
        async with self.http.post(url, data=body, headers=headers) as answer:
            return answer.status, await answer.read()

    @asynccontextmanager
    async def socket(self, dialect: Dialect = Dialect.W3, query: str = "") -> AsyncIterator[Line]:
        url = f"{self.gateway.base}/ws?lang=en&status=true&token={self.token}&format=protobuf{query}"
        async with self.http.ws_connect(url) as socket:
            yield Line(socket, dialect)


class Line:
    """One socket in one dialect; what is pushed is kept."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, dialect: Dialect) -> None:
        self.socket = socket
        self.dialect = dialect
        self.pushed: list[pb.Envelope] = []
        self.raw: list[bytes] = []
        self._cid = 0

    async def ask(self, **member: Any) -> pb.Envelope:
        """Send one request and wait for its reply."""
        self._cid += 1
        await self.socket.send_bytes(write(pb.Envelope(**member), self._cid, self.dialect))
        while True:
            envelope, cid = await self.next()
            if cid:
                assert cid == self._cid
                return envelope
            self.pushed.append(envelope)

    async def next(self) -> tuple[pb.Envelope, int]:
        async with asyncio.timeout(10):
            frame = await self.socket.receive_bytes()
        self.raw.append(frame)
        return parsed(frame, self.dialect)

    async def push(self, wanted: str, where: Callable[[Any], bool] = lambda _: True) -> Any:
        """The next push of this kind, among those that came already too."""
        while True:
            for envelope in self.pushed:
                if envelope.WhichOneof("message") == wanted and where(getattr(envelope, wanted)):
                    self.pushed.remove(envelope)
                    return getattr(envelope, wanted)
            self.pushed.append((await self.next())[0])

    async def join(self, channel: pb.ChannelDescription) -> pb.Envelope:
        join = pb.ChannelJoin(clan_id=channel.clan_id, channel_id=channel.channel_id, channel_type=channel.type)
        return await self.ask(channel_join=join)

    async def say(self, channel: pb.ChannelDescription, content: str = '{"t":"hello"}', **more: Any) -> pb.Envelope:
        wish = pb.ChannelMessageSend(clan_id=channel.clan_id, channel_id=channel.channel_id, content=content, **more)
        return await self.ask(channel_message_send=wish)


def parsed(frame: bytes, dialect: Dialect) -> tuple[pb.Envelope, int]:
    """A frame of the server; in the oldest dialect its renumbered fields are read back by their names."""
    if dialect is Dialect.W1:
        envelope = older.parse(frame, "Envelope")
        assert isinstance(envelope, pb.Envelope)
        return envelope, envelope.cid
    return read(frame, dialect)
