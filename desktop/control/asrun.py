"""The as-run log: what was on air, in a SQLite file beside the recordings' list.

Rows are written from acknowledgements. Everything that touches the disk runs on one thread of its own, in
the order it was asked for; the loop never waits for it. What is done to the file is in `asrun_file.py`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from desktop.control.asrun_file import AsRunFile
from desktop.core.air import AirChannel
from desktop.core.programme import Track
from desktop.core.run_log import Found, Outcome, Query, Row, RowKind
from desktop.core.signal import Signal

log = logging.getLogger(__name__)

T = TypeVar("T")
V = TypeVar("V")


class AsRun:
    """`start` opens the file, `aclose` ends the thread. Writing never raises; `fault` says what went wrong.

    One row at most is open. Times are of the clock that is given, in UTC. `failed` is emitted on the loop when
    `fault`, `kept_as` or `interrupted` has something new to say.
    """

    failed = Signal()

    def __init__(
        self, path: Path, operator: Callable[[], str] = str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._now = now
        self._file = AsRunFile(path, operator, now)  # touched on the thread only
        self._thread: ThreadPoolExecutor | None = None
        self.fault = ""  # why the last write came to nothing

    @property
    def kept_as(self) -> str:
        """The name of the old file, if it could not be read and a new one was started."""
        return self._file.kept_as

    @property
    def interrupted(self) -> Row | None:
        """Of a dead console, closed here last."""
        return self._file.interrupted

    async def start(self) -> None:
        """Open the file; rows that a crash left open are closed. A file that is none of ours is kept aside."""
        self._loop = asyncio.get_running_loop()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="as-run")
        await asyncio.wrap_future(self._thread.submit(self._file.open))
        self.fault = self._file.fault
        if self.kept_as or self.fault or self.interrupted:
            self.failed.emit()

    async def aclose(self) -> None:
        """Write what is waiting, close the file, end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            await asyncio.wrap_future(thread.submit(self._file.close))
            await asyncio.to_thread(thread.shutdown)

    def begin(self, kind: RowKind, channel: AirChannel, track: Track | None) -> None:
        """A row begins now; an open one would end as interrupted."""
        self._later(self._file.begin, kind, channel, track, self._now())

    def end(self, outcome: Outcome, details: str = "") -> None:
        """The open row ends now."""
        self._later(self._file.end, outcome, details, self._now())

    def forget(self) -> None:
        """The open row was too short to tell of."""
        self._later(self._file.forget)

    def refused(self, channel: AirChannel, track: Track, details: str, outcome: Outcome = Outcome.REFUSED) -> None:
        """A track was not played: a row of its own, whatever is open."""
        at = self._now()
        self._later(self._file.insert, RowKind.REFUSED, channel, track, at, at, outcome, details)

    def seen(self) -> None:
        """The open row goes on: what a crash leaves behind ends here."""
        self._later(self._file.seen, self._now())

    def find(self, query: Query, tell: Callable[[Found | Exception], None]) -> None:
        """`search` for who cannot wait: `tell` is called on the loop with what was found, or with what went wrong."""
        self._soon(self._search, tell, query)

    def save(self, query: Query, target: Path, tell: Callable[[int | Exception], None]) -> None:
        """`export_csv` for who cannot wait."""
        self._soon(partial(self._file.export, query), tell, target)

    async def search(self, query: Query) -> Found:
        """Rows that fit, newest first."""
        return await self._asked(self._search, query)

    async def export_csv(self, query: Query, target: Path) -> int:
        """Write what fits to `target`, which is replaced whole or not at all; how many rows. Raises OSError.

        UTF-8 with a mark at its beginning; RFC 3339 times with the offset of this computer's zone.
        """
        return await self._asked(self._file.export, query, target)

    def _search(self, query: Query) -> Found:
        """On the thread."""
        told = self._file.interrupted
        found = self._file.search(query)
        if self._file.interrupted is not told:
            self._loop.call_soon_threadsafe(self.failed.emit)
        return found

    def _later(self, work: Callable[..., object], *values: object) -> None:
        if self._thread is None:
            return

        def done(future: Future[object]) -> None:
            error = future.exception()
            if error is not None:
                self.fault = f"{type(error).__name__}: {error}"
                log.error("a row of the as-run log was not written: %s", self.fault)
                self._loop.call_soon_threadsafe(self.failed.emit)

        self._thread.submit(work, *values).add_done_callback(done)

    def _soon(self, work: Callable[[V], T], tell: Callable[[T | Exception], None], value: V) -> None:
        if self._thread is None:
            return

        def done(future: Future[T]) -> None:
            error = future.exception()
            said = error if isinstance(error, Exception) else future.result()
            self._loop.call_soon_threadsafe(tell, said)

        self._thread.submit(work, value).add_done_callback(done)

    async def _asked(self, work: Callable[..., T], *values: object) -> T:
        if self._thread is None:
            raise OSError("the as-run log is closed")
        return await asyncio.wrap_future(self._thread.submit(work, *values))
