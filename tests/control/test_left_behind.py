from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from desktop.control.left_behind import LeftBehind
from desktop.control.mix_memory import MixMemory
from desktop.control.mix_orders import LeftMix
from desktop.core.errors import Trouble
from tests.control.mix_service import DESK, Service
from tests.control.parts import until

LEFT = LeftMix("task", "room", DESK, 5.0)


def made(folder: Path, service: Service) -> tuple[LeftBehind, MixMemory]:
    memory = MixMemory(folder / "mix.json")
    memory.keep(LEFT)
    return LeftBehind(memory, lambda: service), memory


async def test_what_runs_is_found_with_its_true_age(tmp_path: Path) -> None:
    service = Service()
    service.tasks["task"] = {}
    behind, _ = made(tmp_path, service)
    assert behind.unasked == LEFT
    found = await behind.look()
    assert found is not None
    assert behind.unasked is None
    assert found.started_at > 1_600_000_000
    assert behind.take() is found
    assert behind.found is None


async def test_what_the_service_does_not_know_is_forgotten(tmp_path: Path) -> None:
    behind, memory = made(tmp_path, Service())
    assert await behind.look() is None
    assert memory.left is None
    assert MixMemory(tmp_path / "mix.json").left is None


async def test_without_an_answer_it_may_still_run(tmp_path: Path) -> None:
    service = Service()
    service.offline = True
    behind, memory = made(tmp_path, service)
    assert await behind.look() == LEFT
    with pytest.raises(Trouble):
        await behind.stop()
    assert (behind.found, memory.left) == (LEFT, LEFT)
    assert behind.stands_open
    service.offline = False
    await behind.stop()  # there is no such task any more: as good as stopped
    assert (behind.found, memory.left) == (None, None)
    await behind.stop()


async def test_who_is_asked_about_while_it_is_decided_about_stays_decided(tmp_path: Path) -> None:
    service = Service()
    service.tasks["task"] = {}
    behind, memory = made(tmp_path, service)
    await behind.look()
    service.may_tell.clear()
    asking = asyncio.create_task(behind.look())
    await until(lambda: service.looks == 2)
    assert behind.take() is not None
    service.tasks.clear()
    service.may_tell.set()
    assert await asking is None
    assert behind.found is None
    assert memory.left == LEFT  # it is this run's now, and this run's to forget


async def test_nothing_was_left(tmp_path: Path) -> None:
    assert await LeftBehind(MixMemory(tmp_path / "mix.json"), Service).look() is None
