"""The demo studio's own provider: rooms on loopback, signalled over a WebSocket, with a guest who sends and listens.

The address is the call object's `local.address`, `ws://127.0.0.1:PORT/local/ROOM`, with `?token=` of the call service.
Frames are JSON texts. From the client:

- `{"type": "join", "name", "sdp", "mic", "camera"}`: the offer of one RTCPeerConnection with all its candidates (wait
  until they are gathered; nothing trickles), one audio and at most one video transceiver, sendrecv. No STUN or TURN.
- `{"type": "state", "mic", "camera"}`: what is on now; answered by the same.
- `{"type": "renew", "token"}`: go on with another token; answered by `{"type": "renewed"}`.
- `{"type": "leave"}`: answered by `ended` with the reason `left`.

To the client:

- `{"type": "joined", "id", "sdp"}`: the answer, with all its candidates.
- `{"type": "participants", "participants": [{"id", "name", "mic", "camera"}]}`: everybody, whenever it changes.
- `{"type": "heard", "dbfs", "tone_hz"}`: each second, what the guest heard of the client.
- `{"type": "token_ends"}`: a quarter of the token's life is left.
- `{"type": "ended", "reason"}`: left, removed, expired, full, over, elsewhere, refused or failed; then it closes.

Participants hear and see the guest, not each other. `GET /local/ROOM/heard` tells what was heard of each, with the
monotonic time of this computer, so that another process can measure how long a mute takes.

For Chromium: on a computer without a network it needs `--allow-loopback-in-peer-connection`; its fake microphone beeps,
`--use-file-for-fake-audio-capture=FILE.wav` makes it a lasting tone, once echo, noise and gain are left alone.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from desktop.core.tasks import Tasks
from desktop.sim.calls import jwt
from desktop.sim.calls.seat import Seat
from desktop.sim.calls.switches import Switches

GUEST = {"id": "guest", "name": "Lan Pham", "mic": True, "camera": True}


class LocalRooms:
    """On the loop of the stand-in. For tests: `seats`, `end`."""

    def __init__(self, secret: str, switches: Switches, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret
        self._switches = switches
        self._clock = clock
        self._tasks = Tasks("local calls")
        self._rooms: dict[str, dict[str, Seat]] = {}

    def add_routes(self, app: web.Application) -> None:
        """Where it is signalled."""
        app.router.add_get("/local/{room}", self._signal)
        app.router.add_get("/local/{room}/heard", self._heard)

    def seats(self, room: str) -> list[Seat]:
        """Everybody in a room but its guest."""
        return list(self._rooms.get(room.casefold(), {}).values())

    async def end(self, room: str, reason: str, user_id: str | None = None) -> None:
        """Send one, or all, out of the room."""
        for seat in self.seats(room):
            if user_id in (None, seat.user_id):
                await seat.end(reason)

    async def aclose(self) -> None:
        """Everybody goes."""
        for room in list(self._rooms):
            await self.end(room, "over")
        await self._tasks.aclose()

    async def _signal(self, request: web.Request) -> web.StreamResponse:
        room = request.match_info["room"].casefold()
        socket = web.WebSocketResponse(timeout=1.0, heartbeat=20.0)
        await socket.prepare(request)
        claims = self._claims(request.query.get("token", ""), room)
        if claims is None or len(self.seats(room)) >= self._switches.room_size:
            reason = "refused" if claims is None else "full"
            await socket.send_json({"type": "ended", "reason": reason})
            await socket.close()
            return socket
        seat = Seat(socket, str(claims["user_id"]), float(claims["exp"]), self._switches, self._clock)
        await self._take(room, seat)
        watch = self._tasks.start(seat.watch(), "a seat's clock")
        try:
            await self._serve(room, seat, socket)
        finally:
            watch.cancel()
            await seat.aclose()
            await self._give_up(room, seat)
        return socket

    async def _serve(self, room: str, seat: Seat, socket: web.WebSocketResponse) -> None:
        async for message in socket:
            given = _object(message.data)
            if given.get("type") == "renew":
                claims = self._claims(str(given.get("token", "")), room)
                if claims is None:
                    await seat.end("refused")
                else:
                    await seat.renewed(float(claims["exp"]))
            elif await seat.told(given):
                await self._tell(room)

    async def _take(self, room: str, seat: Seat) -> None:
        there = self._rooms.setdefault(room, {})
        former = there.get(seat.user_id)
        there[seat.user_id] = seat
        if former is not None:
            await former.end("elsewhere")

    async def _give_up(self, room: str, seat: Seat) -> None:
        there = self._rooms.get(room, {})
        if there.get(seat.user_id) is seat:
            del there[seat.user_id]
            if there:
                await self._tell(room)
            else:
                self._rooms.pop(room, None)

    async def _tell(self, room: str) -> None:
        seats = [one for one in self.seats(room) if one.joined]
        everybody = [GUEST, *(one.described() for one in seats)]
        for one in seats:
            await one.say({"type": "participants", "participants": everybody})

    async def _heard(self, request: web.Request) -> web.Response:
        seats = self.seats(request.match_info["room"])
        return web.json_response({"now": time.monotonic(), "peers": [one.heard() for one in seats if one.joined]})

    def _claims(self, token: str, room: str) -> dict[str, Any] | None:
        """None for a token of another room, or one that has ended."""
        try:
            claims = jwt.read(self._secret, token)
        except jwt.BadToken:
            return None
        fits = claims.get("room") == room and isinstance(claims.get("user_id"), str)
        ends = claims.get("exp")
        return claims if fits and isinstance(ends, int | float) and ends > self._clock() else None


def _object(data: object) -> dict[str, Any]:
    try:
        given = json.loads(data) if isinstance(data, str) else None
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}
