"""A running mix on the air: made only while somebody listens, once for all of them, in real time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.core.tasks import Tasks
from desktop.sim.zego import flv
from desktop.sim.zego.encoding import Encoding, Track
from desktop.sim.zego.mix import Mix
from desktop.sim.zego.tones import RATE, Samples

if TYPE_CHECKING:
    from desktop.sim.zego.programme import Encoder

QUEUE = 130  # frames of 23 ms that a listener may be behind: three seconds, then it is dropped
_AT_ONCE = 2  # frames made at one time: a command is heard within 46 ms, and the loop is not woken too often
_LATE_S = 1.0  # when we are later than this, the time that passed is left out


class Tap(Protocol):
    """Where the sound of a mix goes. Nothing here waits."""

    gone: bool  # it wants nothing more

    def head(self, track: Track) -> None:
        """Before the first frame."""

    def frame(self, payload: bytes, time_ms: int) -> None:
        """One frame."""

    def end(self) -> None:
        """Nothing more will come."""


class Listener:
    """A player of HTTP-FLV: a bounded queue of what it has not yet taken. `drop` is called once that is full."""

    def __init__(self, drop: Callable[[], object]) -> None:
        self._queue: asyncio.Queue[bytes] = asyncio.Queue(QUEUE)
        self._drop = drop
        self._track: Track | None = None
        self.gone = False

    def head(self, track: Track) -> None:
        """The head of the file."""
        self._track = track
        self._put(flv.head(track))

    def frame(self, payload: bytes, time_ms: int) -> None:
        """One tag."""
        if self._track is not None:
            self._put(flv.sound(self._track, payload, time_ms))

    def end(self) -> None:
        """The end of the file."""
        self._put(b"")

    async def get(self) -> bytes:
        """The next piece; b"" is the end."""
        return await self._queue.get()

    def _put(self, data: bytes) -> None:
        if self.gone:
            return
        try:
            self._queue.put_nowait(data)
        except asyncio.QueueFull:
            self.gone = True
            self._drop()


class Air:
    """Of one mix, coded as each of its outputs wants it. Belongs to one loop."""

    def __init__(self, mix: Mix, tasks: Tasks) -> None:
        self.mix = mix
        self._tasks = tasks
        self._lines: dict[Encoding, _Line] = {}
        self._working: asyncio.Task[None] | None = None
        self._over = False

    @property
    def listeners(self) -> int:
        """How many listen."""
        return sum(len(line.taps) for line in self._lines.values())

    def tune_in(self, tap: Tap, encoding: Encoding) -> None:
        """It gets everything from now on, coded so. After `end` it only gets the end."""
        if self._over:
            tap.end()
            return
        line = self._lines.setdefault(encoding, _Line())
        if line.encoder is not None:
            tap.head(line.encoder.track)
        line.taps.add(tap)
        if self._working is None:
            self._working = self._tasks.start(self._work(), self.mix.wish.task_id)

    def tune_out(self, tap: Tap) -> None:
        """It gets nothing more. Without listeners nothing is made."""
        for line in self._lines.values():
            line.taps.discard(tap)

    def end(self) -> None:
        """The mix stopped: every player comes to the end of its file."""
        self._over = True
        for line in self._lines.values():
            for tap in line.taps:
                tap.end()
        self._lines.clear()

    async def _work(self) -> None:
        from desktop.sim.zego.programme import (  # noqa: PLC0415 - a studio without listeners does not need av
            FRAME,
            Encoder,
            Programme,
        )

        programme = Programme(self.mix.parts)
        loop = asyncio.get_running_loop()
        began, made = loop.time(), 0
        while self.listeners:
            due = began + made * FRAME / RATE
            if loop.time() - due > _LATE_S:
                began += loop.time() - due
            await asyncio.sleep(due - loop.time())
            self._lines = {encoding: line for encoding, line in self._lines.items() if line.taps}
            for _ in range(_AT_ONCE):
                block = programme.block(FRAME)
                for encoding, line in self._lines.items():
                    if line.encoder is None:
                        line.begin(Encoder(encoding))
                    line.tell(block)
            made += _AT_ONCE
        self._lines.clear()
        self._working = None


class _Line:
    """One way in which a mix is coded, and who listens to that."""

    def __init__(self) -> None:
        self.taps: set[Tap] = set()
        self.encoder: Encoder | None = None

    def begin(self, encoder: Encoder) -> None:
        """Everybody hears what comes."""
        self.encoder = encoder
        for tap in self.taps:
            tap.head(encoder.track)

    def tell(self, block: Samples) -> None:
        """To everybody who still listens."""
        assert self.encoder is not None
        for payload, time_ms in self.encoder.encode(block):
            for tap in self.taps:
                tap.frame(payload, time_ms)
        self.taps = {tap for tap in self.taps if not tap.gone}
