"""Somebody who joins a local call: a WebRTC peer of the tests, which sends a tone and hears the guest's."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import aiohttp
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamTrack

from desktop.sim.calls.ear import Ear
from desktop.sim.calls.peer import listen, only, settled, watch
from desktop.sim.calls.peer_tracks import RATE, Picture, Tone


class Caller:
    """`join`, look, `leave`."""

    def __init__(self, session: aiohttp.ClientSession, address: str, token: str, tone_hz: float = 1000.0) -> None:
        self._session = session
        self._url = f"{address}?token={token}"
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._connection.on("track", self._came)
        self._work: list[asyncio.Task[None]] = []
        self.tone = Tone(tone_hz)
        self.ear = Ear(RATE)
        self.pictures = 0
        self.first_picture_at: float | None = None
        self.frames: list[dict[str, Any]] = []
        self.came: Callable[[dict[str, Any]], object] = lambda _frame: None

    async def join(self, name: str = "Mai", *, mic: bool = True, camera: bool = True) -> None:
        self._socket = await self._session.ws_connect(self._url)
        self._connection.addTrack(self.tone)
        if camera:
            self._connection.addTrack(Picture())
        for transceiver in self._connection.getTransceivers():
            only(transceiver.receiver.transport.transport.iceGatherer, "127.0.0.1")
        await self._connection.setLocalDescription(await self._connection.createOffer())
        self._work.append(asyncio.create_task(self._read()))
        sdp = self._connection.localDescription.sdp
        await self.send({"type": "join", "name": name, "sdp": sdp, "mic": mic, "camera": camera})
        answer = await self.expect("joined")
        await self._connection.setRemoteDescription(RTCSessionDescription(answer["sdp"], "answer"))

    async def connect_only(self) -> None:
        self._socket = await self._session.ws_connect(self._url)
        self._work.append(asyncio.create_task(self._read()))

    async def send(self, frame: dict[str, Any]) -> None:
        assert self._socket is not None
        await self._socket.send_json(frame)

    async def expect(self, kind: str, within_s: float = 10.0) -> dict[str, Any]:
        """The newest frame of this kind, when there is one."""
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            for frame in reversed(self.frames):
                if frame.get("type") == kind:
                    return frame
            await asyncio.sleep(0.01)
        raise AssertionError(f"no {kind} among {self.frames}")

    async def leave(self) -> None:
        await settled(self._connection)
        await self._connection.close()
        if self._socket is not None:
            await self._socket.close()
        for work in self._work:  # a track of a connection that never came about does not end
            work.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)

    async def _read(self) -> None:
        assert self._socket is not None
        async for message in self._socket:
            self.frames.append(message.json())
            self.came(self.frames[-1])

    def _came(self, track: MediaStreamTrack) -> None:
        work = listen(track, self.ear) if track.kind == "audio" else watch(track, self._saw)
        self._work.append(asyncio.create_task(work))

    def _saw(self) -> None:
        self.pictures += 1
        self.first_picture_at = self.first_picture_at or time.monotonic()
