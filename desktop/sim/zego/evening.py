"""The demo studio's room at ZEGOCLOUD: five voices, of which some go out for a while, slowly."""

from __future__ import annotations

import asyncio
import random
import secrets
from typing import TypedDict

from desktop.core.tasks import Tasks
from desktop.sim.zego.cloud import ZegoStandIn

ROOM_ID = "night-desk"
STAYING = (("host-mic", "Mai"), ("co-host-mic", "Jonas"), ("studio-guest", "Amara"))
COMING_AND_GOING = (("caller-1", "Caller from Hue"), ("caller-2", "Caller from Turku"))
ELSEWHERE = ("newsroom", "news-desk", "News desk")  # a stream of another room, to be added as an extra input


class ZegoAddress(TypedDict):
    """Where the stand-in of ZEGOCLOUD listens, what signs its requests, and a room with streams."""

    base: str
    app_id: int
    server_secret: str
    room_id: str


class Evening:
    """Runs on the loop on which it is started. `seed` decides who goes when."""

    def __init__(self, seed: int = 1, pause_s: float = 45.0) -> None:
        self._secret = secrets.token_hex(16)
        self.cloud = ZegoStandIn(1_122_334_455, self._secret)
        self._chance = random.Random(seed)
        self._pause_s = pause_s
        self._tasks = Tasks("zego evening")

    async def start(self) -> ZegoAddress:
        """Listen on loopback, with everybody in the room."""
        base = await self.cloud.start()
        for stream_id, name in (*STAYING, *COMING_AND_GOING):
            self.cloud.rooms.publish(ROOM_ID, stream_id, name)
        self.cloud.rooms.publish(*ELSEWHERE)
        self._tasks.start(self._run(), "comings and goings")
        return {"base": base, "app_id": self.cloud.app_id, "server_secret": self._secret, "room_id": ROOM_ID}

    async def stop(self) -> None:
        """Everybody stays as they are, and nobody listens any more. May be called twice."""
        await self._tasks.aclose()
        await self.cloud.stop()

    def step(self) -> None:
        """One of the callers goes, or comes back."""
        stream_id, name = self._chance.choice(COMING_AND_GOING)
        if stream_id in self.cloud.rooms.get(ROOM_ID).streams:
            self.cloud.rooms.leave(ROOM_ID, stream_id)
        else:
            self.cloud.rooms.publish(ROOM_ID, stream_id, name)

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._pause_s * self._chance.uniform(0.5, 1.5))
            self.step()
