"""The far side of a call in the demo studio: a real WebRTC peer that sends, and measures what it receives.

Imported with the first join: aiortc and numpy are not needed before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import numpy as np
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack
from av import AudioFrame, AudioResampler

from desktop.core.tasks import Tasks
from desktop.sim.calls.ear import Ear
from desktop.sim.calls.peer_tracks import RATE, Picture, Tone

SETTLE_S = 1.0
CHECKS_S = 0.05


class Peer:
    """One connection. On one loop; `aclose` at the end."""

    def __init__(self, address: str, tone_hz: float) -> None:
        """`address` is the only one of this computer that it uses."""
        self._address = address
        self._tasks = Tasks("webrtc peer")
        # Without a list of servers aiortc would ask one of Google's where we are.
        self._connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._connection.on("track", self._came)
        self.ear = Ear(RATE)
        self.pictures = 0  # received
        self.tone = Tone(tone_hz)

    async def answer(self, offer: str) -> str:
        """The SDP that answers; all candidates are in it. Raises ValueError for an offer that cannot be read."""
        connection = self._connection
        await connection.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        if not connection.getTransceivers():
            raise ValueError("nothing is offered")
        for transceiver in connection.getTransceivers():
            connection.addTrack(self.tone if transceiver.kind == "audio" else Picture())
            only(transceiver.receiver.transport.transport.iceGatherer, self._address)
        await connection.setLocalDescription(await connection.createAnswer())
        return connection.localDescription.sdp

    @property
    def connected(self) -> bool:
        """Whether media can flow."""
        return self._connection.connectionState == "connected"

    async def aclose(self) -> None:
        """Hang up."""
        await settled(self._connection)
        await self._connection.close()
        await self._tasks.aclose()

    def _came(self, track: MediaStreamTrack) -> None:
        work = listen(track, self.ear) if track.kind == "audio" else watch(track, self._saw)
        self._tasks.start(work, track.kind)

    def _saw(self) -> None:
        self.pictures += 1


async def listen(track: MediaStreamTrack, ear: Ear) -> None:
    """Hear a track to its end."""
    mono = AudioResampler(format="flt", layout="mono", rate=RATE)
    while True:
        try:
            frame = await track.recv()
        except MediaStreamError:
            return
        assert isinstance(frame, AudioFrame)
        for piece in mono.resample(frame):
            ear.hear(np.array(piece.to_ndarray()[0], dtype=np.float32))


async def watch(track: MediaStreamTrack, saw: Callable[[], object]) -> None:
    """Look at a track to its end; `saw` with each picture."""
    while True:
        try:
            await track.recv()
        except MediaStreamError:
            return
        saw()


async def settled(connection: RTCPeerConnection) -> None:
    """Before it is closed: one that is closed while it connects leaves tasks of aiortc behind, some for half a minute.

    Waits until it is connected or has failed; not long for one whose far side never comes.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + SETTLE_S
    while connection.connectionState == "connecting" and loop.time() < deadline:
        await asyncio.sleep(CHECKS_S)


def only(gatherer: Any, address: str) -> None:
    """Keep a connection to one address: aiortc offers no choice, and by itself takes every one but loopback."""
    connection = gatherer._connection
    gather = type(connection).get_component_candidates

    async def there(component: int, addresses: list[str], **options: Any) -> Any:
        return await gather(connection, component=component, addresses=[address], **options)

    connection.get_component_candidates = there
