"""Memory that nobody uses any more goes back to the system.

glibc keeps what a thread has freed for that thread's like: after some hundred decoders, each with
a thread of its own, that is tens of megabytes (after 520 dials: 249 MB, and with this 191 to 224).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from desktop.core.malloc import trim
from desktop.core.tasks import Tasks

REST_S = 5.0  # what ends now has freed its memory by then; and not more often than that


class Heap:
    """Main loop only; the work itself is done beside it."""

    def __init__(self, tasks: Tasks, give_back: Callable[[], None] = trim) -> None:
        self._tasks = tasks
        self._give_back = give_back
        self._work: asyncio.Task[None] | None = None

    def tidy_soon(self) -> None:
        """Something large has ended."""
        if self._work is None or self._work.done():
            self._work = self._tasks.start(self._tidy(), "give memory back")

    async def _tidy(self) -> None:
        await asyncio.sleep(REST_S)
        await asyncio.to_thread(self._give_back)
