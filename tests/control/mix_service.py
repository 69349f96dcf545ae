"""The mixing service in this process, for the mixer: rooms, tasks, and answers that a test can hold back or spoil."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from desktop.control.mix_memory import MixMemory
from desktop.control.mixer import Mixer
from desktop.core.errors import Code, Trouble
from desktop.core.mix import MixState, PlayAddress, Sender, Source
from desktop.core.mix_setup import MixMode, MixSetup, Output
from desktop.core.tasks import Tasks
from desktop.services.zego.codes import Refused, ReturnCode, sentence_of
from tests.control.parts import until

DESK = MixSetup(MixMode.DESK, (Output("out"),))


class Service:
    """What `services/zego/mixing.py` offers."""

    def __init__(self) -> None:
        self.room = ["a", "b"]
        self.tasks: dict[str, dict[str, int]] = {}
        self.starts: list[dict[str, int]] = []
        self.sequences: list[int] = []
        self.refuse: int | None = None
        self.offline = False
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.looks = 0
        self.may_tell = asyncio.Event()
        self.may_tell.set()
        self.listing = False
        self.may_list = asyncio.Event()
        self.may_list.set()

    async def start(
        self, task_id: str, room: str, setup: MixSetup, sources: tuple[Source, ...], sequence: int
    ) -> tuple[PlayAddress, ...]:
        volumes = {one.key: one.level.volume for one in sources}
        self.starts.append(volumes)
        await self._answer(sequence)
        self.tasks[task_id] = volumes
        return (PlayAddress("out", flv="http://play/out.flv"),)

    async def stop(self, task_id: str, room: str, mode: MixMode, sequence: int) -> None:
        await self._answer(sequence)
        if self.tasks.pop(task_id, None) is None:
            raise Refused(Code.MIX_LOST, ReturnCode.NO_TASK, "")

    async def runs_for_s(self, task_id: str) -> int:
        self.looks += 1
        await self.may_tell.wait()
        if self.offline:
            raise Trouble(Code.SERVICE_OFFLINE)
        if task_id not in self.tasks:
            raise Refused(Code.MIX_LOST, ReturnCode.NO_TASK, "")
        return 60

    async def senders(self, room: str) -> tuple[Sender, ...]:
        if self.refuse is not None:
            raise Refused(sentence_of(self.refuse), self.refuse, "")
        there = tuple(Sender(one) for one in self.room)
        self.listing = True
        await self.may_list.wait()
        self.listing = False
        return there

    async def _answer(self, sequence: int) -> None:
        self.sequences.append(sequence)
        await self.may_answer.wait()
        if self.offline:
            raise Trouble(Code.SERVICE_OFFLINE)
        if self.refuse is not None:
            raise Refused(sentence_of(self.refuse), self.refuse, "no")


@asynccontextmanager
async def mixer_at(folder: Path, service: Service) -> AsyncIterator[Mixer]:
    """A mixer that is set up."""
    failures: list[str] = []
    tasks = Tasks("mixer", lambda name, error: failures.append(f"{name}: {error!r}"))
    mixer = Mixer(tasks, lambda: service, MixMemory(folder / "mix.json"))
    mixer.choose(DESK)
    mixer.set_up("room", ready=True)
    try:
        yield mixer
    finally:
        await mixer.aclose()
        await tasks.aclose()
    assert failures == []


async def run(mixer: Mixer) -> None:
    """Start it, with the room known."""
    await until(lambda: len(mixer.mix.strips) == 2)
    mixer.start()
    await until(lambda: mixer.mix.state is MixState.RUNNING)
