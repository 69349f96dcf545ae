"""Memory that nobody uses any more goes back to the system.

glibc keeps what a thread has freed for that thread's like: after some hundred decoders, each with
a thread of its own, that is tens of megabytes (after 520 dials: 249 MB, and with this 191 to 224).
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable

from desktop.core.tasks import Tasks

log = logging.getLogger(__name__)

REST_S = 5.0  # what ends now has freed its memory by then; and not more often than that


def trim() -> None:
    """Give back what can be given back. Some milliseconds; elsewhere than with glibc nothing is done."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - takes longer to load than it ever saves while nothing has ended

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (OSError, AttributeError):  # another C library
        log.debug("the C library gives nothing back")


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
