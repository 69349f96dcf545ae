"""Which reply belongs to which request of a socket: numbers, and who waits; no I/O."""

from __future__ import annotations

import asyncio

from desktop.core.errors import Code, Trouble
from desktop.services.mezon.wire import mezon_pb2 as pb

MOST = 512  # under way at once
_LAST = 2**31 - 1  # the wire's largest number


class Refusal(Exception):
    """The service answered a request with an error."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(f"error {code}")
        self.code = code
        self.text = text


class Requests:
    """The requests under way on one connection, on its loop."""

    def __init__(self, service: str) -> None:
        self._service = service
        self._last = 0
        self._waiting: dict[int, asyncio.Future[pb.Envelope]] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def open(self) -> tuple[int, asyncio.Future[pb.Envelope]]:
        """A number for a request, and its reply to come. Raises Trouble when too many are under way."""
        if len(self._waiting) >= MOST:
            raise Trouble(Code.SERVICE_SLOW, "too many requests are under way", service=self._service)
        self._last = self._last % _LAST + 1
        while self._last in self._waiting:
            self._last = self._last % _LAST + 1
        future: asyncio.Future[pb.Envelope] = asyncio.get_running_loop().create_future()
        self._waiting[self._last] = future
        return self._last, future

    def drop(self, cid: int) -> None:
        """Nobody waits for this reply any more."""
        self._waiting.pop(cid, None)

    def settle(self, cid: int, reply: pb.Envelope) -> bool:
        """Hand a reply to who waits for it; False if nobody does."""
        future = self._waiting.pop(cid, None)
        if future is None or future.done():
            return False
        if reply.WhichOneof("message") == "error":
            future.set_exception(Refusal(reply.error.code, reply.error.message))
        else:
            future.set_result(reply)
        return True

    def fail(self, trouble: Trouble) -> None:
        """No reply will come any more."""
        waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            if not future.done():
                future.set_exception(Trouble(trouble.code, trouble.details, **trouble.values))
                future.exception()  # who waits may be gone already
