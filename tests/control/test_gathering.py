"""Many wishes, few calls."""

from __future__ import annotations

import asyncio
import time

from desktop.control.gathering import SHARE, Gathering
from tests.control.parts import until


async def test_many_wishes_are_one_call() -> None:
    gathering, calls = Gathering(), list[float]()

    def call() -> None:
        calls.append(time.monotonic())

    for _ in range(1000):
        gathering.soon(call, 0.001)
    await until(lambda: calls)
    gathering.soon(call, 0.001)
    await until(lambda: len(calls) == 2)
    gathering.soon(call, 0.001)
    gathering.close()
    await asyncio.sleep(0.01)
    assert len(calls) == 2


async def test_what_takes_long_is_called_less_often() -> None:
    gathering, began, took = Gathering(), list[float](), 0.02

    def slow() -> None:
        began.append(time.monotonic())
        time.sleep(took)

    gathering.soon(slow, 0.0)
    await until(lambda: began)
    gathering.soon(slow, 0.0)
    await until(lambda: len(began) == 2)
    assert began[1] - began[0] >= took * (SHARE - 1)
    gathering.close()
