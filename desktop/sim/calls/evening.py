"""The demo studio's calls: an app with a newsroom, where calls are at the studio's own peer."""

from __future__ import annotations

import secrets
from typing import TypedDict

from desktop.sim.calls.service import CallsStandIn
from desktop.sim.calls.switches import Carrier

USER_ID = "night-desk"
LOCAL_CHANNEL = "messaging:night-desk"  # its calls can be joined: at the studio's own peer
AGORA_CHANNEL = "messaging:newsroom"  # of these two nothing but the answers is real
HMS_CHANNEL = "messaging:outside"


class CallsAddress(TypedDict):
    """Where the stand-in of Stream Chat listens, and what a client of it needs."""

    base: str
    api_key: str
    api_secret: str
    user_id: str


class CallsEvening:
    """Runs on the loop on which it is started."""

    def __init__(self) -> None:
        self._secret = secrets.token_hex(32)
        self._key = secrets.token_hex(6)
        self.service = CallsStandIn(self._key, self._secret)

    async def start(self) -> CallsAddress:
        """Listen on loopback."""
        for channel in (LOCAL_CHANNEL, AGORA_CHANNEL, HMS_CHANNEL):
            self.service.channels.open(channel)
        self.service.switches.carriers.update({LOCAL_CHANNEL: Carrier.LOCAL, HMS_CHANNEL: Carrier.HMS})
        base = await self.service.start()
        return {"base": base, "api_key": self._key, "api_secret": self._secret, "user_id": USER_ID}

    async def stop(self) -> None:
        """May be called twice."""
        await self.service.stop()
