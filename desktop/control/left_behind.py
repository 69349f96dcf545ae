"""A mix that a former run of the console left running: is it still there, and what becomes of it. Main loop only."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from desktop.control.mix_memory import MixMemory
from desktop.control.mix_orders import LeftMix
from desktop.core.errors import Trouble
from desktop.core.mix_setup import MixMode
from desktop.services.zego.codes import ReturnCode, verdict_of

log = logging.getLogger(__name__)


class Mixing(Protocol):
    """What is needed of the service."""

    def runs_for_s(self, task_id: str) -> Awaitable[int]: ...
    def stop(self, task_id: str, room: str, mode: MixMode, sequence: int) -> Awaitable[None]: ...


class LeftBehind:
    """`found` is what still runs, or may: it costs until somebody takes it over or stops it."""

    def __init__(self, memory: MixMemory, mixing: Callable[[], Mixing]) -> None:
        self._memory = memory
        self._mixing = mixing
        self.found: LeftMix | None = None
        self._unasked = memory.left is not None

    @property
    def stands_open(self) -> bool:
        """Whether a mix of a former run may still be running that nobody has decided about."""
        return self._unasked or self.found is not None

    @property
    def unasked(self) -> LeftMix | None:
        """A mix that may still run: the service was not asked yet, perhaps for want of a secret."""
        return self._memory.left if self._unasked else None

    async def look(self) -> LeftMix | None:
        """Ask the service. What it does not know any more is forgotten; without an answer it may still run.

        None also if it was decided about meanwhile.
        """
        left = self._memory.left if self._unasked else self.found
        if left is None:
            return None
        ran_for_s, gone = 0, False
        try:
            ran_for_s = await self._mixing().runs_for_s(left.task_id)
        except Trouble as trouble:
            gone = verdict_of(trouble).number == ReturnCode.NO_TASK
            log.info("a mix of a former run was asked about: %s", trouble)
        if not self.stands_open:
            return None
        if gone:
            await self._forget()
            return None
        self.found = replace(left, started_at=time.time() - ran_for_s) if ran_for_s else left
        self._unasked = False
        return self.found

    def take(self) -> LeftMix | None:
        """It is the mix of this run from now on."""
        found, self.found = self.found, None
        return found

    async def stop(self) -> None:
        """End it. Raises Trouble, and then it may still run."""
        left = self.found
        if left is None:
            return
        number = self._memory.next_sequence()
        await self._memory.save()
        try:
            await self._mixing().stop(left.task_id, left.room, left.setup.mode, number)
        except Trouble as trouble:
            if verdict_of(trouble).number != ReturnCode.NO_TASK:
                raise
        await self._forget()

    async def _forget(self) -> None:
        self.found, self._unasked = None, False
        self._memory.keep(None)
        await self._memory.save()
