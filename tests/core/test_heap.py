"""Memory goes back once for many things that end together."""

from __future__ import annotations

import asyncio

import pytest

from desktop.core import heap
from desktop.core.heap import Heap, trim
from desktop.core.tasks import Tasks


async def test_many_ends_together_are_one_turn_and_the_next_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap, "REST_S", 0.001)
    turns: list[int] = []
    tasks = Tasks("test")
    tidy = Heap(tasks, lambda: turns.append(len(turns)))
    for count in (1, 2):
        for _ in range(5):
            tidy.tidy_soon()
        async with asyncio.timeout(10):
            while len(tasks):
                await asyncio.sleep(0.001)
        assert len(turns) == count
    await tasks.aclose()


async def test_who_leaves_does_not_wait_for_it() -> None:
    tasks = Tasks("test")
    tidy = Heap(tasks)
    tidy.tidy_soon()
    await tasks.aclose()
    assert len(tasks) == 0


def test_giving_back_hurts_nobody() -> None:
    trim()


def test_another_system_s_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap.sys, "platform", "darwin")
    trim()
