"""Addresses that the console pulls by itself: sources like any other, tried again until the operator ends them.

Main loop, but for what a stream itself does, which is the I/O thread's.
"""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.control.notices import Notices
from desktop.control.reception import Place, Reception, Stay
from desktop.control.source import OVER, Source
from desktop.control.sources import Sources
from desktop.core.errors import Code
from desktop.core.io_thread import IoThread
from desktop.core.model import Platform
from desktop.core.pull import PullFault, place_of, read_address
from desktop.core.tasks import Tasks
from desktop.services.meetstream.door import Caller
from desktop.services.meetstream.session import EndReason

if TYPE_CHECKING:
    from desktop.media.pull import Gate

PAUSES_S = (1.0, 2.0, 4.0, 8.0, 10.0)
STEADY_S = 20.0  # who sent for so long begins anew with the shortest pause


Write = Callable[[bytes], None]
Pull = Callable[[str, Write, "Gate"], Awaitable[tuple[PullFault, str]]]


class _Pulled(Struct):
    address: str
    work: asyncio.Task[None] | None = None


class Pulls:
    """The sources that were added by their address."""

    def __init__(
        self,
        sources: Sources,
        reception: Reception,
        notices: Notices,
        tasks: Tasks,
        io: IoThread,
        post: Callable[..., None],
        pull: Pull | None = None,
    ) -> None:
        """`post(call, *args)` runs a call on the main loop, from any thread. `pull` is `media.pull`'s."""
        self._sources = sources
        self._reception = reception
        self._notices = notices
        self._tasks = tasks
        self._io = io
        self._post = post
        self._pull = pull
        self._pulled: dict[str, _Pulled] = {}
        self._connections: set[asyncio.Task[object]] = set()  # the I/O thread's

    def add(self, text: str, name: str = "", *, record: bool = False) -> str:
        """A new source; returns its id. Raises BadAddress before anything is done."""
        address = read_address(text)
        place = place_of(address)
        source = Source(
            id=uuid.uuid4().hex[:12],
            name=" ".join(name.split()) or place.partition("://")[2],
            link=place,
            platform=Platform.ADDRESS,
            record=record,
        )
        self._pulled[source.id] = _Pulled(address)
        self._sources.add(source)
        self._begin(source)
        return source.id

    def address(self, source_id: str) -> str:
        """Where it comes from, with all that is secret in it; empty if it is not pulled."""
        known = self._pulled.get(source_id)
        return "" if known is None else known.address

    def is_pulled(self, source_id: str) -> bool:
        """Whether it comes from an address, and is tried again."""
        known = self._pulled.get(source_id)
        return known is not None and known.work is not None

    def end(self, source_id: str) -> None:
        """The operator wants no more of it; the tile stays."""
        source, known = self._sources.get(source_id), self._pulled.get(source_id)
        if source is None or known is None or known.work is None:
            return
        source.ended(time.monotonic())
        known.work.cancel()
        known.work = None
        self._notices.forget_source(source_id)
        self._sources.changed.emit(source_id)

    def again(self, source_id: str) -> bool:
        """Pull an ended or failed one again; false if it is no address."""
        source, known = self._sources.get(source_id), self._pulled.get(source_id)
        if source is None or known is None:
            return False
        if source.state in OVER and known.work is None:
            source.asked_again(time.monotonic())
            self._notices.forget_source(source_id)
            self._begin(source)
            self._sources.changed.emit(source_id)
        return True

    async def aclose(self) -> None:
        """Leave every address; returns when the last byte has reached its recording."""
        works = [known.work for known in self._pulled.values() if known.work is not None]
        for work in works:
            work.cancel()
        await asyncio.gather(*works, return_exceptions=True)
        await self._io.run(self._left())

    async def _left(self) -> None:
        """Every connection has come to its end. I/O thread."""
        if self._connections:
            await asyncio.wait(self._connections)

    def _begin(self, source: Source) -> None:
        self._reception.expect(Place(source.id, source.name, source.record))
        self._pulled[source.id].work = self._tasks.start(self._keep(source), f"pull {source.id}")

    async def _keep(self, source: Source) -> None:
        """From the first try to the last."""
        address, tries = self._pulled[source.id].address, 0
        while True:
            began_s = time.monotonic()
            fault, details = await self._io.run(self._once(source.id, address))
            if fault.final:
                self._give_up(source, fault, details)
                return
            tries = 0 if time.monotonic() - began_s > STEADY_S else tries
            self._tell(source, fault, details)
            await asyncio.sleep(PAUSES_S[min(tries, len(PAUSES_S) - 1)])
            tries += 1

    async def _once(self, source_id: str, address: str) -> tuple[PullFault, str]:
        """One connection: an intake from its first byte to its last. I/O thread."""
        from desktop.media import pull  # noqa: PLC0415 - a desk without such a source needs none

        connection = asyncio.current_task()
        assert connection is not None
        self._connections.add(connection)
        gate = pull.Gate(asyncio.get_running_loop())
        stay: Stay | None = None

        def write(data: bytes) -> None:
            nonlocal stay
            if stay is None:
                stay = self._reception.open_intake(Caller(source_id, "", place_of(address)), gate)
                self._post(self._came, source_id)
            stay.write(data)

        try:
            return await (self._pull or pull.pull)(address, write, gate)
        finally:
            if stay is not None:
                stay.ended(EndReason.LOST, None)
            self._connections.discard(connection)

    def _came(self, source_id: str) -> None:
        source = self._sources.get(source_id)
        self._notices.solve(Code.SOURCE_PULL, source_id)
        if source is not None:
            source.raw_reason = ""

    def _tell(self, source: Source, fault: PullFault, details: str) -> None:
        source.raw_reason = fault.value
        never_here = source.last_byte_at is None  # one that was here is told of as stalled
        if never_here and not self._notices.is_open(Code.SOURCE_PULL, source.id):
            self._say(Code.SOURCE_PULL, source, details)
        self._sources.changed.emit(source.id)

    def _give_up(self, source: Source, fault: PullFault, details: str) -> None:
        self._pulled[source.id].work = None
        self._notices.solve(Code.SOURCE_PULL, source.id)
        source.failed(time.monotonic(), Code.SOURCE_PULL_FAILED, fault.value)
        self._say(Code.SOURCE_PULL_FAILED, source, details)
        self._sources.changed.emit(source.id)

    def _say(self, code: Code, source: Source, details: str) -> None:
        self._notices.raise_(code, source_id=source.id, details=details, name=source.name, reason=source.raw_reason)

    def forget(self, source_id: str) -> None:
        """The tile is gone; it may come back, and be pulled again then."""
        known = self._pulled.get(source_id)
        if known is not None and known.work is not None:
            known.work.cancel()
            known.work = None
