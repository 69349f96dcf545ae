"""A running mix on the air: made only while somebody listens, once for all of them, in real time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from desktop.core.tasks import Tasks
from desktop.sim.zego import flv
from desktop.sim.zego.mix import Mix
from desktop.sim.zego.tones import RATE

QUEUE = 130  # frames of 23 ms that a listener may be behind: three seconds, then it is dropped
_AT_ONCE = 2  # frames made at one time: a command is heard within 46 ms, and the loop is not woken too often
_LATE_S = 1.0  # when we are later than this, the time that passed is left out


class Tap(Protocol):
    """Where the sound of a mix goes. Nothing here waits."""

    gone: bool  # it wants nothing more

    def head(self, config: bytes, channels: int) -> None:
        """Before the first frame: the AudioSpecificConfig."""

    def frame(self, payload: bytes, time_ms: int) -> None:
        """One frame of AAC."""

    def end(self) -> None:
        """Nothing more will come."""


class Listener:
    """A player of HTTP-FLV: a bounded queue of what it has not yet taken. `drop` is called once that is full."""

    def __init__(self, drop: Callable[[], object]) -> None:
        self._queue: asyncio.Queue[bytes] = asyncio.Queue(QUEUE)
        self._drop = drop
        self.gone = False

    def head(self, config: bytes, channels: int) -> None:
        """The head of the file."""
        self._put(flv.head(config, RATE, channels))

    def frame(self, payload: bytes, time_ms: int) -> None:
        """One tag."""
        self._put(flv.sound(payload, time_ms))

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
    """Of one mix. Belongs to one loop."""

    def __init__(self, mix: Mix, tasks: Tasks) -> None:
        self.mix = mix
        self._tasks = tasks
        self._taps: set[Tap] = set()
        self._working: asyncio.Task[None] | None = None
        self._head: tuple[bytes, int] | None = None
        self._over = False

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._taps)

    def tune_in(self, tap: Tap) -> None:
        """It gets everything from now on. After `end` it only gets the end."""
        if self._over:
            tap.end()
            return
        if self._head is not None:
            tap.head(*self._head)
        self._taps.add(tap)
        if self._working is None:
            self._working = self._tasks.start(self._work(), self.mix.wish.task_id)

    def tune_out(self, tap: Tap) -> None:
        """It gets nothing more. Without listeners nothing is made."""
        self._taps.discard(tap)

    def end(self) -> None:
        """The mix stopped: every player comes to the end of its file."""
        self._over = True
        for tap in self._taps:
            tap.end()
        self._taps.clear()

    async def _work(self) -> None:
        from desktop.sim.zego.programme import (  # noqa: PLC0415 - a studio without listeners does not need av
            FRAME,
            AacEncoder,
            Programme,
        )

        output = self.mix.outputs[0]
        encoder = AacEncoder(output.bitrate, output.channels)
        programme = Programme(self.mix.parts)
        self._head = (encoder.config, output.channels)
        for tap in self._taps:
            tap.head(*self._head)
        loop = asyncio.get_running_loop()
        began, made = loop.time(), 0
        while self._taps:
            due = began + made * FRAME / RATE
            if loop.time() - due > _LATE_S:
                began += loop.time() - due
            await asyncio.sleep(due - loop.time())
            for number in range(made, made + _AT_ONCE):
                for payload in encoder.encode(programme.block(FRAME)):
                    self._tell(payload, number * FRAME * 1000 // RATE)
            made += _AT_ONCE
        self._working = self._head = None

    def _tell(self, payload: bytes, time_ms: int) -> None:
        for tap in self._taps:
            tap.frame(payload, time_ms)
        self._taps = {tap for tap in self._taps if not tap.gone}
