"""Stand-in for Mezon's gateway: sign-in, REST and the realtime socket on one port of loopback.

It answers every client in the dialect it speaks. Runs on the loop on which it is started; everything
it offers is touched on that loop only.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable

from aiohttp import web
from google.protobuf.message import DecodeError

from desktop.core.channel import ChannelType
from desktop.sim.mezon.accounts import Accounts, Caller
from desktop.sim.mezon.ids import Clock
from desktop.sim.mezon.marks import ReadMarks
from desktop.sim.mezon.methods import Methods
from desktop.sim.mezon.refused import EXHAUSTED, INVALID, UNAUTHENTICATED, Refused
from desktop.sim.mezon.requests import Requests
from desktop.sim.mezon.signin import SignIn
from desktop.sim.mezon.sockets import Sockets
from desktop.sim.mezon.switches import SocketHost, Switches
from desktop.sim.mezon.talk import Talk
from desktop.sim.mezon.uploads import Uploads
from desktop.sim.mezon.v2 import V2
from desktop.sim.mezon.watchers import Watchers
from desktop.sim.mezon.world import World

SERVER_KEY = "DefaultServerKey"  # the constant in every published client

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_LARGEST_UPLOAD = 2 << 30


class Gateway:
    """One world behind one address. `world` is empty at first; see `founding.py`."""

    def __init__(
        self, switches: Switches | None = None, clock: Clock = time.time, server_key: str = SERVER_KEY
    ) -> None:
        self.switches = switches or Switches()
        self.base = ""
        self.requests: list[tuple[str, str]] = []  # method and path, in the order of arrival
        key = secrets.token_bytes(32)
        self.world = World(clock)
        self.talk = Talk(self.world, self.switches)
        marks = ReadMarks(self.talk, self.world.ids.until_now())
        self.watchers = Watchers(self.world, self.switches)
        self.accounts = Accounts(key, clock, self.switches, self._address)
        self.uploads = Uploads(key, clock, self.switches, lambda: self.base)
        self.methods = Methods(self.world, self.talk, marks, self.watchers, self.accounts, self.uploads)
        answers = Requests(self.world, self.talk, marks, self.switches, self.methods.listed)
        self.sockets = Sockets(self.accounts, answers, self.switches)
        self.world.announce = self.sockets.tell
        self._clock = clock
        self._sign_in = SignIn(self.accounts, self.switches, server_key)
        self._v2 = V2(self.methods, self.caller)
        self._asked: dict[str, deque[float]] = defaultdict(deque)
        self._runner: web.AppRunner | None = None
        self._site: web.TCPSite | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen; returns the base address."""
        app = web.Application(middlewares=[self._answer], client_max_size=_LARGEST_UPLOAD)
        app.add_routes([*self._sign_in.routes(), *self._v2.routes(), *self.uploads.routes()])
        app.router.add_get("/ws", self.sockets.accept)
        app.router.add_post("/mezon.api.Mezon/{method}", self._call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5, handler_cancellation=True)
        await self._runner.setup()
        await self._listen(host, port)
        self.base = f"http://{host}:{self._runner.addresses[0][1]}"
        return self.base

    async def stop(self) -> None:
        """Cut every socket, stop listening, throw the uploads away. May be called twice."""
        await self.sockets.aclose()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = self._site = None
        self.uploads.close()

    async def go_away(self) -> None:
        """Nobody listens any more, and every connection is cut, also those kept for the next request."""
        if self._site is not None:
            await self._site.stop()
            self._site = None
        self.sockets.cut()
        server = self._runner.server if self._runner is not None else None
        for connection in server.connections if server is not None else ():
            if connection.transport is not None:
                connection.transport.abort()

    async def come_back(self) -> None:
        """Listen again, at the same address."""
        host, _, port = self.base.removeprefix("http://").rpartition(":")
        await self._listen(host, int(port))

    def caller(self, request: web.Request) -> Caller:
        """Who asks, by the bearer token. Refused for a strange or expired token, and when too often."""
        if self.switches.unauthorized:
            self.switches.unauthorized -= 1
            raise Refused(UNAUTHENTICATED, "Auth token invalid")
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            raise Refused(UNAUTHENTICATED, "Auth token required")
        caller = self.accounts.who(token)
        self._check_rate(caller)
        return caller

    def may_publish(self, user_id: int, clan_id: int, channel_id: int) -> bool:
        """Whether this person may put a programme on this channel: what the streaming service asks."""
        channel = self.world.channels.get(channel_id)
        right = channel is not None and channel.clan_id == clan_id and channel.type == ChannelType.STREAMING
        return channel is not None and right and self.world.may_see(channel, user_id)

    async def _listen(self, host: str, port: int) -> None:
        assert self._runner is not None
        self._site = web.TCPSite(self._runner, host, port, reuse_address=True)
        await self._site.start()

    @web.middleware
    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Trouble first, then the work. Every refusal is JSON, whatever was asked for."""
        self.requests.append((request.method, request.path))
        if self.switches.down:
            return web.Response(status=502, text="<html><h1>502 Bad Gateway</h1></html>", content_type="text/html")
        if self.switches.reset and request.transport is not None and request.path != "/ws":
            self.switches.reset -= 1
            request.transport.abort()
        if self.switches.slow_s:
            await asyncio.sleep(self.switches.slow_s)
        try:
            return await handler(request)
        except Refused as refused:
            return web.json_response(refused.body, status=refused.status)
        except web.HTTPException as error:
            return web.json_response({"code": 5, "message": error.reason}, status=error.status)

    async def _call(self, request: web.Request) -> web.Response:
        """POST /mezon.api.Mezon/<Method>: protobuf both ways."""
        caller = self.caller(request)
        name = request.match_info["method"]
        try:
            asked = self.methods.kind(name).FromString(await request.read())
        except DecodeError:
            raise Refused(INVALID, "The body is not the message of this method") from None
        answer = self.methods.call(name, caller, asked)
        return web.Response(body=answer.SerializeToString(), content_type="application/proto")

    def _check_rate(self, caller: Caller) -> None:
        limit, now = self.switches.requests_a_minute, self._clock()
        if not limit:
            return
        recent = self._asked[caller.session_id]
        while recent and recent[0] <= now - 60:
            recent.popleft()
        if len(recent) >= limit:
            raise Refused(EXHAUSTED, "Too many requests")
        recent.append(now)

    def _address(self) -> tuple[str, str]:
        host = self.base.removeprefix("http://")
        shown = {
            SocketHost.WITH_PORT: host,
            SocketHost.BARE: host.partition(":")[0],
            SocketHost.ABSENT: "",
        }
        return self.base, shown[self.switches.socket_host]
