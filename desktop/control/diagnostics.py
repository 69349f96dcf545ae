"""What support needs, in one file: gathered, cleaned of secrets, looked at by the operator, then saved.

Main loop. What takes time is done on threads, in pieces between which it can be given up; what is gathered is text, and
what is shown of it is exactly what is saved.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.core.scrub import Scrub
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.core.whole_file import whole_file

log = logging.getLogger(__name__)


class Stage(StrEnum):
    """Where the collection stands."""

    IDLE = "idle"
    GATHERING = "gathering"
    READY = "ready"  # there are parts to look at
    SAVING = "saving"
    SAVED = "saved"
    FAILED = "failed"  # it could not be saved; it can be tried elsewhere


TRANSITIONS: dict[Stage, frozenset[Stage]] = {
    Stage.IDLE: frozenset({Stage.GATHERING}),
    Stage.GATHERING: frozenset({Stage.READY, Stage.IDLE}),
    Stage.READY: frozenset({Stage.SAVING, Stage.GATHERING}),
    Stage.SAVING: frozenset({Stage.SAVED, Stage.FAILED, Stage.READY}),
    Stage.SAVED: frozenset({Stage.SAVING, Stage.GATHERING}),
    Stage.FAILED: frozenset({Stage.SAVING, Stage.GATHERING}),
}
WITH_PARTS = frozenset({Stage.READY, Stage.SAVED, Stage.FAILED})
BUSY = frozenset({Stage.GATHERING, Stage.SAVING})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One part to be gathered. `make` is called on the main loop and must be quick, unless `off_loop`."""

    name: str  # of the file in the archive
    make: Callable[[], str]
    off_loop: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One part as it would be saved."""

    name: str
    text: str
    size: int  # bytes

    @classmethod
    def of(cls, name: str, text: str) -> Part:
        """A part with its size."""
        return cls(name, text, len(text.encode(errors="replace")))


class _GivenUp(Exception):
    """The operator does not want the file any more."""


class Diagnostics:
    """One collection. `changed` after every change of what can be read here."""

    changed = Signal()

    def __init__(
        self, wanted: Sequence[Wanted], known_secrets: Callable[[], Awaitable[Collection[str]]], tasks: Tasks
    ) -> None:
        """Parts come in the order of `wanted`; an empty one is left out."""
        self._wanted, self._known_secrets, self._tasks = wanted, known_secrets, tasks
        self._work: asyncio.Task[None] | None = None
        self._stop = threading.Event()  # of what is being written
        self.stage = Stage.IDLE
        self.parts: tuple[Part, ...] = ()
        self.done = 0.0  # of what is under way: 0 to 1
        self.where = ""  # the file it was saved as; or the system's own word for why it was not

    def gather(self) -> None:
        """Begin anew. Nothing while something is under way."""
        if self.stage not in BUSY:
            self.parts = ()
            self._go(Stage.GATHERING)
            self._work = self._tasks.start(self._gather(), "gather diagnostics")

    def save(self, path: Path, left_out: Collection[str] = ()) -> None:
        """Write the parts, without those whose names are left out, into a zip file; nothing of it stays if it fails."""
        if self.stage in WITH_PARTS:
            parts = tuple(part for part in self.parts if part.name not in left_out)
            self._go(Stage.SAVING)
            self._work = self._tasks.start(self._save(path, parts), "save diagnostics")

    def cancel(self) -> None:
        """Give up what is under way; what is being written is taken away in a moment."""
        self._stop.set()
        if self.stage is Stage.GATHERING and self._work is not None:
            self._work.cancel()
            self._go(Stage.IDLE)

    async def _gather(self) -> None:
        parts: list[Part] = []
        scrub = await asyncio.to_thread(Scrub, await self._known_secrets())
        for number, wanted in enumerate(self._wanted):
            text = await self._made(wanted)
            pieces = scrub.pieces(text)
            cleaned: list[str] = []
            while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
                cleaned.append(piece)
            if text:
                parts.append(Part.of(wanted.name, "".join(cleaned)))
            self._tell_done((number + 1) / len(self._wanted))
        self.parts = tuple(parts)
        self._go(Stage.READY)

    async def _made(self, wanted: Wanted) -> str:
        try:
            return await asyncio.to_thread(wanted.make) if wanted.off_loop else wanted.make()
        except Exception as error:  # one broken part must not keep the others from support
            log.exception("%s could not be gathered", wanted.name)
            return f"could not be gathered: {error!r}\n"

    async def _save(self, path: Path, parts: Sequence[Part]) -> None:
        loop, stop = asyncio.get_running_loop(), threading.Event()
        self._stop = stop

        def written(done: float) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is gone: nobody looks any more
                loop.call_soon_threadsafe(self._tell_done, done)

        try:
            saved = await asyncio.to_thread(_pack, path, parts, stop, written)
        except OSError as error:
            self.where = error.strerror or type(error).__name__
            self._go(Stage.FAILED)
        except asyncio.CancelledError:
            stop.set()
            raise
        else:
            self.where = str(path) if saved else ""
            self._go(Stage.SAVED if saved else Stage.READY)

    def _tell_done(self, done: float) -> None:
        self.done = done
        self.changed.emit()

    def _go(self, stage: Stage) -> None:
        assert stage in TRANSITIONS[self.stage], f"{self.stage} → {stage}"
        self.stage, self.done = stage, 0.0
        self.changed.emit()


def _pack(path: Path, parts: Sequence[Part], stop: threading.Event, written: Callable[[float], None]) -> bool:
    """Whether all of it was written; the file appears as a whole or not at all. On a thread. Raises OSError."""
    import zipfile  # noqa: PLC0415 - most evenings nobody needs it

    try:
        with whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, part in enumerate(parts):
                if stop.is_set():
                    raise _GivenUp
                archive.writestr(part.name, part.text.encode(errors="replace"))
                written((number + 1) / len(parts))
    except _GivenUp:
        return False
    return True
