from __future__ import annotations

import asyncio

import pytest
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription

from desktop.sim.calls.peer import Peer
from desktop.sim.calls.peer_tracks import Picture, Tone


async def test_an_answer_names_loopback_alone_and_what_was_offered() -> None:
    caller, peer = RTCPeerConnection(RTCConfiguration(iceServers=[])), Peer("127.0.0.1", 440.0)
    tone = Tone(700.0)
    caller.addTrack(tone)
    caller.addTrack(Picture())
    try:
        await caller.setLocalDescription(await caller.createOffer())
        answer = await peer.answer(caller.localDescription.sdp)
        addresses = {line.split()[4] for line in answer.splitlines() if line.startswith("a=candidate")}
        assert addresses == {"127.0.0.1"}
        assert answer.count("a=sendrecv") == 2
        await caller.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        async with asyncio.timeout(15):
            while not (peer.connected and len(peer.ear.seconds) >= 2 and peer.pictures):
                await asyncio.sleep(0.02)
        assert peer.ear.seconds[-1].tone_hz == pytest.approx(700, abs=3)
    finally:
        await caller.close()
        await peer.aclose()


async def test_what_is_no_offer() -> None:
    peer = Peer("127.0.0.1", 440.0)
    with pytest.raises(ValueError):
        await peer.answer("v=0\r\nnonsense")
    await peer.aclose()
