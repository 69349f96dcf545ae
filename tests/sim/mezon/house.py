"""The stand-in of STN with a file to play, and clients that only know the protocol."""

from __future__ import annotations

import aiohttp
from aiohttp import ClientWebSocketResponse

from desktop.sim.mezon.stn import StnStandIn
from desktop.sim.mezon.stn_events import StnEvent, StnEventKind, StnUser
from desktop.sim.mezon.stn_rules import StnRules
from tests.clips import ogg
from tests.shelf import Shelf

USERS = {"pub": StnUser(9, "night desk"), "ann": StnUser(10, "Ann"), "bob": StnUser(11, "Bob")}


class House:
    """The stand-in, a file, and clients that only know the protocol."""

    def __init__(self) -> None:
        self.told: list[StnEvent] = []
        self.stn = StnStandIn(USERS.get, StnRules(), self.told.append)
        self.shelf = Shelf()
        self.address = ""
        self.sockets: list[ClientWebSocketResponse] = []

    async def __aenter__(self) -> House:
        await self.shelf.__aenter__()
        self.address = self.shelf.put("a.ogg", ogg(9))
        await self.stn.start()
        self.session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.session.close()
        await self.stn.stop()
        await self.shelf.__aexit__()

    async def dial(self, token: str) -> ClientWebSocketResponse:
        socket = await self.session.ws_connect(f"{self.stn.url}?username=x&token={token}")
        self.sockets.append(socket)  # one that nobody holds is closed
        return socket

    async def publish(self, channel: str = "7") -> ClientWebSocketResponse:
        socket = await self.dial("pub")
        value = {"ChannelId": channel, "Password": "", "FileUrl": self.address}
        await send(socket, "connect_publisher", value, channel)
        assert await hear(socket, "connect_publisher") is None
        return socket

    def kinds(self) -> list[StnEventKind]:
        return [event.kind for event in self.told]


async def send(socket: ClientWebSocketResponse, key: str, value: object = None, channel: str = "7") -> None:
    user = "9" if key in ("connect_publisher", "stop_publisher") else "10"
    await socket.send_json({"ClanId": "3", "ChannelId": channel, "UserId": user, "Value": value, "Key": key})


async def hear(socket: ClientWebSocketResponse, key: str) -> object:
    """The Value of the next frame, which must be this one."""
    frame = await socket.receive_json(timeout=10)
    assert frame["Key"] == key, frame
    return frame["Value"]
