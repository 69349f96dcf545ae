"""One control surface that is connected: reads its wishes, writes answers and what has changed. I/O thread.

A surface that reads slowly loses no answer and gets the newest state; one that leaves too many answers unread, or
goes on asking too fast, is hung up on.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from desktop.core.remote import Refusal, Refused
from desktop.services.meetstream.limits import Allowance
from desktop.services.remote import messages
from desktop.services.remote.messages import Ask, Malformed, Wish

WISHES_BURST, WISHES_PER_S = 40.0, 20.0
MOST_TOO_FAST, FORGOTTEN_PER_S = 200.0, 1.0  # messages beyond it; then it is no slip any more
MOST_UNREAD = 64  # answers
POLICY = 1008  # RFC 6455, 7.4


class Surface:
    """`heard(number, message)` for each message that is within the limits."""

    def __init__(self, number: int, connection: ServerConnection, heard: Callable[[int, Ask | Wish], object]) -> None:
        self.number = number
        self._connection = connection
        self._heard = heard
        self._allowance = Allowance(WISHES_BURST, WISHES_PER_S)
        self._patience = Allowance(MOST_TOO_FAST, FORGOTTEN_PER_S)
        self._too_fast = False  # said so, and it has not been slower since
        self._answers: deque[str] = deque()
        self._changes: dict[str, bytes] = {}
        self._wake = asyncio.Event()

    def say(self, text: str) -> None:
        """An answer; in order."""
        if len(self._answers) >= MOST_UNREAD:
            self._connection.transport.abort()  # it does not read: a goodbye would not be read either
            return
        self._answers.append(text)
        self._wake.set()

    def tell(self, topics: Mapping[str, bytes]) -> None:
        """What has changed; of each topic the newest is sent."""
        self._changes.update(topics)
        self._wake.set()

    async def read(self) -> None:
        """Until it is gone, or hung up on."""
        with suppress(ConnectionClosed):
            async for message in self._connection:
                now = asyncio.get_running_loop().time()
                if self._allowance.spend(now):
                    self._too_fast = False
                    self._read_one(message)
                elif self._patience.spend(now):
                    self._refuse()
                else:
                    await self.dismiss("too fast")
                    return

    async def write(self) -> None:
        """Until it is gone. Waits where the surface does not read."""
        with suppress(ConnectionClosed):
            while True:
                await self._wake.wait()
                self._wake.clear()
                while self._answers:
                    await self._connection.send(self._answers.popleft())
                if self._changes:
                    changes, self._changes = self._changes, {}
                    await self._connection.send(messages.changed(changes))

    async def dismiss(self, why: str) -> None:
        """Say goodbye."""
        await self._connection.close(POLICY, why)

    def _refuse(self) -> None:
        """Once for many in a row: who writes too fast does not read either."""
        if not self._too_fast:
            self._too_fast = True
            self.say(messages.answer(Refused(Refusal.TOO_FAST), None))

    def _read_one(self, message: str | bytes) -> None:
        parsed = messages.parse(message) if isinstance(message, str) else Malformed("text, not bytes")
        if isinstance(parsed, Malformed):
            self.say(messages.malformed(parsed.why))
        else:
            self._heard(self.number, parsed)
