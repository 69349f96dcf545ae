"""The service's rate limits, kept on our side. Main loop only."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

PER_S = 100
LIST_EVERY_S = 10.0
_TRAVEL_S = 0.2  # at least this much more between two: one may travel faster than the one before
_KEPT_ROOMS = 64


class Rates:
    """Waits for a turn. `now` is a monotonic clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._taken: deque[float] = deque(maxlen=PER_S)
        self._listed: dict[str, float] = {}  # room: when its next list may be asked for

    async def turn(self) -> None:
        """Any request: at most 100 in each second."""
        while (wait_s := self._wait_s()) > 0:
            await asyncio.sleep(wait_s)
        self._taken.append(self._now())

    async def list_turn(self, room_id: str) -> None:
        """A room's list of streams: once in ten seconds, whoever asks."""
        now = self._now()
        at = max(now, self._listed.get(room_id, now))
        self._listed[room_id] = at + LIST_EVERY_S + _TRAVEL_S
        if len(self._listed) > _KEPT_ROOMS:
            self._listed = {room: due for room, due in self._listed.items() if due > now}
        while (wait_s := at - self._now()) > 0:  # the window's timers may ring a twentieth too early
            await asyncio.sleep(wait_s)
        await self.turn()

    def listed(self, room_id: str) -> None:
        """The answer is here: however slow its request was, the service counts from before now."""
        self._listed[room_id] = max(self._listed.get(room_id, 0.0), self._now() + LIST_EVERY_S)

    def _wait_s(self) -> float:
        if len(self._taken) < PER_S:
            return 0.0
        return self._taken[0] + 1.0 - self._now()
