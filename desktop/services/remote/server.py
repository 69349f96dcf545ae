"""The WebSocket server that control surfaces dial; lives on the I/O thread.

On the I/O thread and not on the window's loop, though little is said here: whoever can reach the port may flood it,
and a flood of callers that are turned away must not hold the window up. Callers are judged before the upgrade; one
without the token learns nothing. The token is never logged: the library has a logger of its own, at WARNING.
"""

from __future__ import annotations

import asyncio
import http
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol

from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from desktop.services.meetstream.bound_socket import bound_socket
from desktop.services.meetstream.limits import Allowance
from desktop.services.meetstream.waiting_sockets import WaitingSockets
from desktop.services.remote import messages
from desktop.services.remote.gate import Gate
from desktop.services.remote.messages import MOST_BYTES, Ask, Wish
from desktop.services.remote.surface import Surface

log = logging.getLogger(__name__)
_wire = logging.getLogger("desktop.services.remote.wire")
_wire.setLevel(logging.WARNING)  # below, the library writes down request lines, and with them the token

MOST_SURFACES = 8
LOOPBACK = "127.0.0.1"
_OPEN_S, _CLOSE_S, _PING_S = 5.0, 2.0, 20.0
_MOST_QUEUED = 4  # messages of one surface that wait to be read; the rest stays in the network
_REPORTS_BURST, _REPORTS_PER_S = 5.0, 1 / 60


@dataclass(frozen=True, slots=True)
class RemoteConfig:
    """How to listen. Other computers are let in only where `host` is not this one."""

    port: int
    token: str = field(repr=False)
    host: str = LOOPBACK  # "": all addresses
    origins: tuple[str, ...] = ()  # of browser pages that may connect


class House(Protocol):
    """Who is told; called on the I/O thread, must not wait. Numbers name surfaces and are never used again."""

    def came(self, number: int) -> None: ...
    def went(self, number: int) -> None: ...
    def heard(self, number: int, message: Ask | Wish) -> None: ...


class _Caller(ServerConnection):
    """A socket that is known before it has said anything, so that silent ones can be counted."""

    def __init__(self, protocol: ServerProtocol, server: Server, owner: RemoteServer, **limits: Any) -> None:
        super().__init__(protocol, server, **limits)
        self.peer = ""
        self._owner = owner

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        name = transport.get_extra_info("peername")
        self.peer = str(name[0]).removeprefix("::ffff:") if name else ""
        super().connection_made(transport)
        self._owner.arrived(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._owner.gone(self)
        super().connection_lost(exc)


class RemoteServer:
    """The listener and its surfaces. Everything belongs to the I/O thread."""

    def __init__(self, config: RemoteConfig, house: House, version: str) -> None:
        self._config, self._house, self._version = config, house, version
        self._gate = Gate(config.token, config.origins)
        self._server: Server | None = None
        self._surfaces: dict[int, Surface] = {}
        self._last_number = 0
        self._waiting = WaitingSockets()
        self._tasks = Tasks("remote control")
        self._reports = Allowance(_REPORTS_BURST, _REPORTS_PER_S)
        self.refused = 0

    async def start(self) -> int:
        """Listen; returns the port. Raises Trouble with REMOTE_PORT."""
        try:
            listener = await bound_socket(self._config.host, self._config.port)
        except Trouble as trouble:
            raise Trouble(Code.REMOTE_PORT, trouble.details, port=self._config.port) from trouble

        def caller(protocol: ServerProtocol, server: Server, **limits: Any) -> _Caller:
            return _Caller(protocol, server, self, **limits)

        self._server = await serve(
            self._serve_one,
            sock=listener,
            create_connection=cast(Any, caller),  # any factory will do; its annotation wants a class
            process_request=self._judge,
            server_header=None,
            compression=None,
            max_size=MOST_BYTES,
            max_queue=_MOST_QUEUED,
            open_timeout=_OPEN_S,
            close_timeout=_CLOSE_S,
            ping_interval=_PING_S,
            ping_timeout=_PING_S,
            logger=_wire,
        )
        port = int(listener.getsockname()[1])
        log.info("remote control listens on %s port %d", self._config.host or "all addresses", port)
        return port

    async def stop(self) -> None:
        """Say goodbye to all surfaces and close."""
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        self._waiting.close()
        await server.wait_closed()
        await self._tasks.aclose()
        log.info("remote control stopped")

    def say(self, number: int, text: str) -> None:
        """An answer to one surface; nothing if it has gone."""
        surface = self._surfaces.get(number)
        if surface is not None:
            surface.say(text)

    def tell(self, number: int, topics: Mapping[str, bytes]) -> None:
        """What has changed, to one surface; nothing if it has gone."""
        surface = self._surfaces.get(number)
        if surface is not None:
            surface.tell(topics)

    def arrived(self, caller: _Caller) -> None:
        """A socket was accepted."""
        self._waiting.add(caller)

    def gone(self, caller: _Caller) -> None:
        """A socket is gone."""
        self._waiting.drop(caller)

    def _judge(self, connection: ServerConnection, request: Request) -> Response | None:
        headers = request.headers
        status = self._gate.judge(request.path, headers.get_all("Origin"), headers.get_all("Authorization"))
        if status is None and len(self._surfaces) >= MOST_SURFACES:
            status = http.HTTPStatus.SERVICE_UNAVAILABLE
        if status is None:
            return None
        self.refused += 1
        if self._reports.spend(asyncio.get_running_loop().time()):
            log.warning("remote control turned %s away: %s", cast(_Caller, connection).peer, status.phrase)
        return connection.respond(status, f"{status.phrase}\n")

    async def _serve_one(self, connection: ServerConnection) -> None:
        self._waiting.drop(cast(_Caller, connection))
        if len(self._surfaces) >= MOST_SURFACES:  # several were let in at once
            await connection.close(1013, "too many")
            return
        self._last_number += 1
        surface = Surface(self._last_number, connection, self._house.heard)
        self._surfaces[surface.number] = surface
        surface.say(messages.hello(self._version))
        self._house.came(surface.number)
        writer = self._tasks.start(surface.write(), f"write to surface {surface.number}")
        try:
            await surface.read()
        finally:
            del self._surfaces[surface.number]
            self._house.went(surface.number)
            writer.cancel()
            await asyncio.wait([writer])
