"""One surface by itself, on a connection of the test's: order, coalescing, hanging up."""

from __future__ import annotations

import asyncio
import json
from typing import Any, cast

from desktop.core.tasks import Tasks
from desktop.services.remote.messages import Ask, Wish
from desktop.services.remote.surface import MOST_UNREAD, WISHES_BURST, Surface


class Wire:
    """A connection that takes what is sent only while it is open."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.may_send = asyncio.Event()
        self.incoming: asyncio.Queue[str | bytes | None] = asyncio.Queue()
        self.aborted = False
        self.closed: tuple[int, str] | None = None
        self.transport = self

    async def send(self, text: str) -> None:
        await self.may_send.wait()
        self.sent.append(json.loads(text))

    async def close(self, code: int, why: str) -> None:
        self.closed = (code, why)

    def abort(self) -> None:
        self.aborted = True

    def __aiter__(self) -> Wire:
        return self

    async def __anext__(self) -> str | bytes:
        message = await self.incoming.get()
        if message is None:
            raise StopAsyncIteration
        return message


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_answers_keep_their_order_and_of_changes_the_newest_is_sent() -> None:
    wire, heard, tasks = Wire(), list[tuple[int, Ask | Wish]](), Tasks("test")
    surface = Surface(3, cast("Any", wire), lambda number, message: heard.append((number, message)))
    tasks.start(surface.write(), "write")
    for number in range(3):
        surface.say(json.dumps({"id": number}))
        surface.tell({"air": b"%d" % number, f"topic{number}": b"0"})
    wire.may_send.set()
    await settle()
    assert wire.sent[:3] == [{"id": 0}, {"id": 1}, {"id": 2}]
    assert wire.sent[3:] == [{"event": "changed", "air": 2, "topic0": 0, "topic1": 0, "topic2": 0}]
    await tasks.aclose()


async def test_answers_that_nobody_reads_end_it() -> None:
    wire = Wire()
    surface = Surface(1, cast("Any", wire), lambda _number, _message: None)
    for _ in range(MOST_UNREAD):
        surface.say("{}")
    assert not wire.aborted
    surface.say("{}")
    assert wire.aborted


async def test_more_than_the_allowance_is_refused() -> None:
    wire, heard = Wire(), list[tuple[int, Ask | Wish]]()
    surface = Surface(3, cast("Any", wire), lambda number, message: heard.append((number, message)))
    for _ in range(int(WISHES_BURST) + 5):
        wire.incoming.put_nowait('{"get":"state"}')
    wire.incoming.put_nowait(None)
    await surface.read()
    assert int(WISHES_BURST) <= len(heard) <= int(WISHES_BURST) + 1
    assert all(number == 3 for number, _ in heard)
    assert ["too_fast" in one for one in surface._answers] == [True]  # said once
