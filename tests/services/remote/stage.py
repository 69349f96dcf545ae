"""A server of remote control on a free port of this computer, and surfaces that dial it with a real client."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from desktop.services.remote.messages import Ask, Wish
from desktop.services.remote.server import RemoteConfig, RemoteServer

TOKEN = "the-right-token-of-this-test"
DEADLINE_S = 10.0


class House:
    """Notes what it is told; answers a wish if a test says how."""

    def __init__(self) -> None:
        self.events: list[tuple[str, int]] = []
        self.heard_all: list[tuple[int, Ask | Wish]] = []
        self.on_heard: Callable[[int, Ask | Wish], object] = lambda _number, _message: None

    def came(self, number: int) -> None:
        self.events.append(("came", number))

    def went(self, number: int) -> None:
        self.events.append(("went", number))

    def heard(self, number: int, message: Ask | Wish) -> None:
        self.heard_all.append((number, message))
        self.on_heard(number, message)

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(DEADLINE_S):
            while not condition():
                await asyncio.sleep(0.005)


class Stage:
    """`async with Stage() as stage`: the server listens; `dial` is a surface with the right token."""

    def __init__(self, **config: Any) -> None:
        self.house = House()
        self.server = RemoteServer(RemoteConfig(port=0, token=TOKEN, **config), self.house, "1.2.3")
        self.port = 0

    async def __aenter__(self) -> Stage:
        self.port = await self.server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.server.stop()

    @asynccontextmanager
    async def dial(self, token: str = TOKEN, path: str = "/", **more: Any) -> AsyncIterator[ClientConnection]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        more.setdefault("additional_headers", headers)
        async with connect(f"ws://127.0.0.1:{self.port}{path}", proxy=None, **more) as surface:
            yield surface


async def heard(surface: ClientConnection) -> dict[str, Any]:
    """The next message."""
    async with asyncio.timeout(DEADLINE_S):
        found = json.loads(await surface.recv())
    assert isinstance(found, dict)
    return found
