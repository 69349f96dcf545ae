"""A running mix on the air: made only while somebody listens, once for all of them, in real time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from desktop.core.tasks import Tasks
from desktop.sim.zego import flv
from desktop.sim.zego.mix import Mix
from desktop.sim.zego.tones import RATE

QUEUE = 130  # frames of 23 ms that a listener may be behind: three seconds, then it is dropped
_AT_ONCE = 2  # frames made at one time: a command is heard within 46 ms, and the loop is not woken too often
_LATE_S = 1.0  # when we are later than this, the time that passed is left out


class Listener:
    """A bounded queue of what one player has not yet taken. `drop` is called once it is full."""

    def __init__(self, drop: Callable[[], object]) -> None:
        self._queue: asyncio.Queue[bytes] = asyncio.Queue(QUEUE)
        self._drop = drop
        self.dropped = False

    def put(self, data: bytes) -> None:
        """Never waits."""
        if self.dropped:
            return
        try:
            self._queue.put_nowait(data)
        except asyncio.QueueFull:
            self.dropped = True
            self._drop()

    def end(self) -> None:
        """Nothing more will come."""
        self.put(b"")

    async def get(self) -> bytes:
        """The next piece; b"" is the end."""
        return await self._queue.get()


class Air:
    """Of one mix. Belongs to one loop."""

    def __init__(self, mix: Mix, tasks: Tasks) -> None:
        self.mix = mix
        self._tasks = tasks
        self._listeners: set[Listener] = set()
        self._working: asyncio.Task[None] | None = None
        self._head = b""
        self._over = False

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def tune_in(self, listener: Listener) -> None:
        """It gets everything from now on, the head of the file first. After `end` it only gets the end."""
        if self._over:
            listener.end()
            return
        if self._head:
            listener.put(self._head)
        self._listeners.add(listener)
        if self._working is None:
            self._working = self._tasks.start(self._work(), self.mix.wish.task_id)

    def tune_out(self, listener: Listener) -> None:
        """It gets nothing more. Without listeners nothing is made."""
        self._listeners.discard(listener)

    def end(self) -> None:
        """The mix stopped: every player comes to the end of its file."""
        self._over = True
        for listener in self._listeners:
            listener.end()
        self._listeners.clear()

    def _tell(self, data: bytes) -> None:
        for listener in [*self._listeners]:
            listener.put(data)
            if listener.dropped:
                self._listeners.discard(listener)

    async def _work(self) -> None:
        from desktop.sim.zego.programme import (  # noqa: PLC0415 - a studio without listeners does not need av
            FRAME,
            AacEncoder,
            Programme,
        )

        output = self.mix.outputs[0]
        encoder = AacEncoder(output.bitrate, output.channels)
        programme = Programme(self.mix.parts)
        self._head = flv.head(encoder.config, RATE, output.channels)
        self._tell(self._head)
        loop = asyncio.get_running_loop()
        began, made = loop.time(), 0
        while self._listeners:
            due = began + made * FRAME / RATE
            if loop.time() - due > _LATE_S:
                began += loop.time() - due
            await asyncio.sleep(due - loop.time())
            for number in range(made, made + _AT_ONCE):
                time_ms = number * FRAME * 1000 // RATE
                for frame in encoder.encode(programme.block(FRAME)):
                    self._tell(flv.sound(frame, time_ms))
            made += _AT_ONCE
        self._working, self._head = None, b""
