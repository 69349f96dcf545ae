"""Which channels are live, asked again and again while there is a connection: what is pushed of it is not enough.

Main loop only. Where the streaming service does not answer, what was known stays, and `reached` says so.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from desktop.control.link_watch import LinkWatch
from desktop.core.errors import Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link

log = logging.getLogger(__name__)

EVERY_S = 30.0

Ask = Callable[[], Awaitable[frozenset[int]]]


class LiveMarks:
    """`ask` of the streaming service (`services/mezon/live_list.py`), `told` of the channels (`Channels.set_live`).

    `may_ask()` is false while the same account broadcasts: nobody has published what the service does then with
    a second connection of its, and a mark in a list is not worth the air. Once it has ended, `look` asks at once.
    """

    changed = Signal()  # of `reached`

    def __init__(
        self, tasks: Tasks, ask: Ask, told: Callable[[frozenset[int]], None], may_ask: Callable[[], bool]
    ) -> None:
        self._tasks = tasks
        self._ask = ask
        self._told = told
        self._may_ask = may_ask
        self._watch = LinkWatch(self._on_socket)
        self._asking: asyncio.Task[None] | None = None
        self._held_back = False
        self.reached: bool | None = None  # whether the service answered last; None where nobody has asked

    def bind(self, link: Link | None) -> None:
        """Ask while this connection stands; None: no more."""
        self._watch.follow(link)
        self._on_socket()

    def look(self) -> None:
        """It may be allowed to ask now."""
        if self._held_back and self._may_ask():
            self._on_socket()

    def close(self) -> None:
        """Ask no more."""
        self.bind(None)

    def _on_socket(self) -> None:
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        self._held_back = False
        self._know(None)
        if self._watch.online:
            self._asking = self._tasks.start(self._ask_again(), "live channels")

    async def _ask_again(self) -> None:
        while True:
            self._held_back = not self._may_ask()
            if not self._held_back:
                await self._ask_once()
            await asyncio.sleep(EVERY_S)

    async def _ask_once(self) -> None:
        try:
            live = await self._ask()
        except Trouble as trouble:
            log.info("which channels are live is not known: %s", trouble)
            self._know(False)
        else:
            self._told(live)
            self._know(True)

    def _know(self, reached: bool | None) -> None:
        if reached is not self.reached:
            self.reached = reached
            self.changed.emit()
