"""Stand-in for STN, Mezon's streaming service: WebSocket signalling on a port of its own (mezon.md, section 4).

Publishers by file address are complete: the file is fetched, looked at, and played against the clock. Of
viewers only the signalling is there: who watches what is known and told, but no media flows and no SDP is
answered unless `answer_offer` is given. What the real service has not published is a switch in
`stn_rules.py`. Runs on the loop on which it is started.
"""

from __future__ import annotations

import asyncio
import hmac
import json
from collections import deque
from collections.abc import Awaitable, Callable

import aiohttp
from aiohttp import web

from desktop.core.tasks import Tasks
from desktop.sim.kiosk import Kiosk
from desktop.sim.mezon.stn_events import StnEvent, StnEventKind, StnUser
from desktop.sim.mezon.stn_peer import Peer
from desktop.sim.mezon.stn_rules import PAGE, TOKEN_REJECTED, Answer, StnRules

FRAME_LIMIT = 256 * 1024


UserOf = Callable[[str], StnUser | None]
"""Who a token (or short session id) belongs to; None if it is not taken."""

Tell = Callable[[StnEvent], None]


def one_token(token: str, user: StnUser) -> UserOf:
    """A service with one account."""
    return lambda shown: user if hmac.compare_digest(shown.encode(), token.encode()) else None


class StnStandIn:
    """`start`, use `url`, `stop`. `may_publish(user, clan, channel)` is the gateway's word on rights."""

    def __init__(
        self,
        user_of: UserOf,
        rules: StnRules | None = None,
        tell: Tell = lambda event: None,
        may_publish: Callable[[int, int, int], bool] = lambda user, clan, channel: True,
        answer_offer: Callable[[str], Awaitable[str]] | None = None,
    ) -> None:
        self.rules = rules or StnRules()
        self.url = ""
        self.may_publish = may_publish
        self.answer_offer = answer_offer
        self.peers: list[Peer] = []
        self.heard: deque[tuple[int, dict[str, object]]] = deque(maxlen=1000)  # connection id and frame, newest last
        self.queries: deque[str] = deque(maxlen=1000)  # of the handshakes, as they were written
        self.tasks = Tasks("streaming service")
        self._user_of = user_of
        self._tell = tell
        self._kiosk = Kiosk()
        self._session: aiohttp.ClientSession | None = None
        self._made = 0

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Listen; returns the address of the WebSocket."""
        app = web.Application()
        app.router.add_get("/ws", self._door)
        app.router.add_route("*", "/{rest:.*}", self._elsewhere)
        self.url = f"ws://{await self._kiosk.open(app, host, port)}/ws"
        return self.url

    async def stop(self) -> None:
        """Cut every connection and stop listening."""
        for peer in list(self.peers):
            peer.cut()
        await self.tasks.aclose()
        if self._session is not None:
            await self._session.close()
            self._session = None
        await self._kiosk.close()

    # What tests and the gateway do to it

    @property
    def live(self) -> list[int]:
        """The channels in which something is played, in the order they began."""
        return list(dict.fromkeys(peer.channel_id for peer in self.peers if peer.publishes))

    def publisher(self, channel_id: int) -> Peer | None:
        """Who publishes there."""
        return next((peer for peer in self.peers if peer.publishes and peer.channel_id == channel_id), None)

    def viewers(self, channel_id: int) -> list[Peer]:
        """Who watches there."""
        return [peer for peer in self.peers if peer.watches and peer.channel_id == channel_id]

    def session(self) -> aiohttp.ClientSession:
        """For the files."""
        if self._session is None:
            self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    # What the connections tell

    async def happened(self, kind: StnEventKind, peer: Peer) -> None:
        """Tell the gateway, and everybody who may want to know."""
        self._tell(StnEvent(kind, peer.clan_id, peer.channel_id, peer.user.id, peer.user.name, peer.id))
        if kind not in (StnEventKind.STREAM_STARTED, StnEventKind.STREAM_ENDED):
            return
        for other in list(self.peers):
            if kind is StnEventKind.STREAM_ENDED and other.watches and other.channel_id == peer.channel_id:
                await other.say("channel_closed", str(peer.channel_id))
            if other.asked_channels:
                await other.say("channels", self.channels())

    def channels(self) -> list[object]:
        """The Value of a `channels` frame."""
        if not self.rules.detailed_channels:
            return [str(channel_id) for channel_id in self.live]
        publishers = [self.publisher(channel_id) for channel_id in self.live]
        return [{"ChannelId": str(one.channel_id), "HasVideo": one.has_video} for one in publishers if one is not None]

    # The door

    async def _elsewhere(self, _: web.Request) -> web.Response:
        return web.Response(status=404, text="404 page not found")

    async def _door(self, request: web.Request) -> web.StreamResponse:
        self.queries.append(request.rel_url.raw_query_string)
        if self.rules.answers:
            return _http(self.rules.answers.popleft())
        user = self._user_of(request.query.get("token", ""))
        if user is None:
            return _http(TOKEN_REJECTED)
        socket = web.WebSocketResponse(autoping=False, autoclose=False, max_msg_size=FRAME_LIMIT, timeout=0.5)
        if not socket.can_prepare(request).ok:
            return _http(PAGE)
        await socket.prepare(request)
        self._made += 1
        peer = Peer(self, self._made, user, socket, request)
        self.peers.append(peer)
        try:
            await self._serve(peer, socket)
            await peer.gone()  # the socket is the publisher: it ends with it
            await self._part(socket, request)
        finally:
            await peer.gone()
            self.peers.remove(peer)
        return socket

    async def _serve(self, peer: Peer, socket: web.WebSocketResponse) -> None:
        async for message in socket:
            if self.rules.silent:
                continue
            if message.type is aiohttp.WSMsgType.PING:
                await socket.pong(message.data)
            elif message.type is aiohttp.WSMsgType.TEXT:
                frame = _object(message.data)
                if frame is not None:
                    self.heard.append((peer.id, frame))
                    await peer.hear(frame)

    async def _part(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        """Answer the client's close; or let it wait, until it goes."""
        if self.rules.closes_after_stop and not self.rules.silent:
            await socket.close()
        while request.transport is not None and not request.transport.is_closing():
            await asyncio.sleep(0.01)


def _http(answer: Answer) -> web.Response:
    return web.Response(status=answer.status, text=answer.body, headers=answer.headers)


def _object(text: str) -> dict[str, object] | None:
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return frame if isinstance(frame, dict) and isinstance(frame.get("Key"), str) else None
