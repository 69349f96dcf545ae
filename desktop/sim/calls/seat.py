"""One participant of a local room, as its far side sees them: what is signalled, the peer, the token's end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from desktop.sim.calls.switches import Switches

if TYPE_CHECKING:
    from desktop.sim.calls.peer import Peer

TICK_S = 0.1
GUEST_HZ = 440.0
_TOLD_S = 1.0  # how often what is heard is told
_SHARE = 0.25  # of a token's life that is left when its end is announced


class Seat:
    """Lives as long as its socket."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        user_id: str,
        ends_at: float,
        switches: Switches,
        clock: Callable[[], float],
    ) -> None:
        self.user_id = user_id
        self.name = user_id
        self.mic = False
        self.camera = False
        self.peer: Peer | None = None
        self._socket = socket
        self._switches = switches
        self._clock = clock
        self._ends_at = ends_at
        self._warned = False
        self._life_s = ends_at - clock()

    @property
    def joined(self) -> bool:
        """Whether it has an answer."""
        return self.peer is not None

    async def say(self, frame: dict[str, Any]) -> None:
        """To the client; nothing if it has gone."""
        if not self._socket.closed:
            try:
                await self._socket.send_json(frame)
            except ConnectionError:
                return

    async def told(self, given: dict[str, Any]) -> bool:
        """A frame of the client; true if the others must know."""
        match given.get("type"):
            case "join" if self.peer is None and not self._switches.never_answers:
                self.name = str(given.get("name") or self.user_id)[:64]
                self.mic, self.camera = bool(given.get("mic")), bool(given.get("camera"))
                return await self._join(str(given.get("sdp", "")))
            case "state":
                self.mic, self.camera = bool(given.get("mic")), bool(given.get("camera"))
                await self.say({"type": "state", "mic": self.mic, "camera": self.camera})
                return True
            case "leave":
                await self.end("left")
        return False

    async def renewed(self, ends_at: float) -> None:
        """Another token."""
        self._ends_at, self._warned, self._life_s = ends_at, False, ends_at - self._clock()
        await self.say({"type": "renewed"})

    async def end(self, reason: str) -> None:
        """Say why, and close."""
        await self.say({"type": "ended", "reason": reason})
        await self._socket.close()

    async def watch(self) -> None:
        """Tell what is heard, and end with the token. Until it is cancelled."""
        loop = asyncio.get_running_loop()
        told_at = loop.time()
        while True:
            await asyncio.sleep(TICK_S)
            left_s = self._ends_at - self._clock()
            if left_s <= 0:
                await self.end("expired")
                return
            if not self._warned and left_s <= _SHARE * self._life_s:
                self._warned = True
                await self.say({"type": "token_ends"})
            if self.peer is not None and self.peer.ear.seconds and loop.time() - told_at >= _TOLD_S:
                told_at, last = loop.time(), self.peer.ear.seconds[-1]
                await self.say({"type": "heard", "dbfs": last.dbfs, "tone_hz": last.tone_hz})

    def described(self) -> dict[str, Any]:
        """For the others."""
        return {"id": self.user_id, "name": self.name, "mic": self.mic, "camera": self.camera}

    def heard(self) -> dict[str, Any]:
        """What the guest heard and saw of it."""
        assert self.peer is not None
        ear = self.peer.ear
        return {
            **self.described(),
            "pictures": self.peer.pictures,
            "recent": [[at, level] for at, level in ear.recent],
            "seconds": [{"at": one.at, "dbfs": one.dbfs, "tone_hz": one.tone_hz} for one in ear.seconds],
        }

    async def aclose(self) -> None:
        """Hang up."""
        if self.peer is not None:
            await self.peer.aclose()

    async def _join(self, offer: str) -> bool:
        try:
            from desktop.sim.calls.peer import Peer  # noqa: PLC0415 - loads aiortc, which no other demo needs
        except ImportError as missing:
            await self.say({"type": "ended", "reason": "failed", "details": str(missing)})
            await self._socket.close()
            return False
        peer = Peer(self._switches.address, GUEST_HZ)
        try:
            answer = await peer.answer(offer)
        except (ValueError, IndexError, KeyError, AssertionError) as error:
            await peer.aclose()
            await self.say({"type": "ended", "reason": "failed", "details": repr(error)})
            await self._socket.close()
            return False
        self.peer = peer
        await self.say({"type": "joined", "id": self.user_id, "sdp": answer})
        return True
