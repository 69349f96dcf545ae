"""What happens many times a second and is told a few times: once for all of a moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

GATHER_S = 0.05  # a moment
SHARE = 10  # telling takes at most one part in so many of the time, however much there is to tell


class Gathering:
    """Calls that are put together. On its loop; `close` forgets those that wait."""

    def __init__(self) -> None:
        self._later: dict[Callable[[], None], asyncio.TimerHandle] = {}
        self._took_s: dict[Callable[[], None], float] = {}

    def soon(self, call: Callable[[], None], wait_s: float = GATHER_S) -> None:
        """Call it once, however often it is asked for; later, where it took long the last time."""
        if call not in self._later:
            wait_s = max(wait_s, (SHARE - 1) * self._took_s.get(call, 0.0))
            self._later[call] = asyncio.get_running_loop().call_later(wait_s, self._now, call)

    def close(self) -> None:
        """What waits is not called any more."""
        for timer in self._later.values():
            timer.cancel()
        self._later.clear()

    def _now(self, call: Callable[[], None]) -> None:
        del self._later[call]
        began = time.monotonic()
        try:
            call()
        finally:
            self._took_s[call] = time.monotonic() - began
