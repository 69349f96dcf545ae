"""One client's realtime socket, as the stand-in sees it: what it joined, and what waits to be sent to it."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque

from aiohttp import web

from desktop.sim.mezon.accounts import Caller
from desktop.sim.mezon.dialect import Dialect
from desktop.sim.mezon.world import Happening

_MOST_WAITING = 50_000  # frames; who reads more slowly is cut off


class Connection:
    """Frames go out in the order they were handed in; `send` never waits. Of one loop."""

    def __init__(
        self,
        number: int,
        caller: Caller,
        socket: web.WebSocketResponse,
        transport: asyncio.Transport | None = None,
        modern: bool = False,
    ) -> None:
        self.number = number
        self.caller = caller
        self.dialect: Dialect | None = None
        self.channels: set[int] = set()
        self.clans: set[int] = set()
        self._modern = modern  # what its address says of it, until a frame tells
        self._socket = socket
        self._transport = transport
        self._waiting: deque[bytes] = deque()
        self._more = asyncio.Event()

    @property
    def spoken(self) -> Dialect:
        """The dialect to speak: the one heard, else what its address suggests."""
        if self.dialect is not None:
            return self.dialect
        return Dialect.W2 if self._modern else Dialect.W1

    def hears(self, happening: Happening) -> bool:
        """Whether this client is told of it: it joined the channel or its clan, and may know."""
        if happening.but is self or (happening.only is not None and self.caller.id not in happening.only):
            return False
        return happening.channel_id in self.channels or happening.clan_id in self.clans

    def send(self, frame: bytes) -> None:
        """Hand in one frame."""
        if len(self._waiting) >= _MOST_WAITING:
            self.cut()
            return
        self._waiting.append(frame)
        self._more.set()

    async def write(self) -> None:
        """Send what is handed in, until the connection is lost or this is cancelled."""
        with contextlib.suppress(ConnectionError):  # the reading end sees it as well
            while not self._socket.closed:
                await self._more.wait()
                self._more.clear()
                while self._waiting:
                    await self._socket.send_bytes(self._waiting.popleft())

    def cut(self) -> None:
        """Reset the connection without a word."""
        self._waiting.clear()
        if self._transport is not None:
            self._transport.abort()
