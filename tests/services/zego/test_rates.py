from __future__ import annotations

import asyncio

import pytest

from desktop.services.zego.rates import Rates


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which passes only while somebody sleeps."""
    now = [100.0]

    async def sleep(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return now


async def test_a_hundred_in_a_second(clock: list[float]) -> None:
    rates = Rates(lambda: clock[0])
    at = []
    for _ in range(250):
        await rates.turn()
        at.append(clock[0])
    assert at[99] == 100.0
    assert all(later - earlier >= 1.0 for earlier, later in zip(at, at[100:], strict=False))


async def test_a_room_is_listed_once_in_ten_seconds_and_others_are_not_held_up(clock: list[float]) -> None:
    rates = Rates(lambda: clock[0])
    await rates.list_turn("a")
    await rates.list_turn("b")
    assert clock[0] == 100.0
    await rates.list_turn("a")
    assert clock[0] == pytest.approx(110.2)
    for room in range(200):
        await rates.list_turn(str(room))
    assert clock[0] < 113.0


async def test_a_list_that_travelled_slowly_holds_up_the_next(clock: list[float]) -> None:
    rates = Rates(lambda: clock[0])
    await rates.list_turn("a")
    clock[0] += 3.0
    rates.listed("a")
    await rates.list_turn("a")
    assert clock[0] == pytest.approx(113.0)
    rates.listed("a")  # answered at once
    await rates.list_turn("a")
    assert clock[0] == pytest.approx(123.2)


async def test_a_timer_that_rings_too_early_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]

    async def sleep(seconds: float) -> None:
        now[0] += max(0.001, seconds * 0.95)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    rates = Rates(lambda: now[0])
    await rates.list_turn("a")
    await rates.list_turn("a")
    assert now[0] >= 110.2
