from __future__ import annotations

import threading

import pytest

from desktop.media.valve import (
    FLOOD_BYTES,
    FLOOD_S,
    HARD_BOUND,
    HIGH_WATER,
    LITTLE_BYTES,
    LOW_WATER,
    MIB,
    TOTAL_HIGH_WATER,
    TOTAL_LOW_WATER,
    Valve,
    is_overfull,
)


def connected() -> tuple[Valve, list[str]]:
    valve, told = Valve(), list[str]()
    valve.connect(lambda: told.append("pause"), lambda: told.append("resume"))
    return valve, told


def test_shut_at_high_water_open_at_low_water() -> None:
    valve, told = connected()
    for waiting in (HIGH_WATER - 1, HIGH_WATER, HIGH_WATER + 1):
        valve.rise(waiting, waiting)
        valve.settle()
    assert told == ["pause"]
    for waiting in (LOW_WATER + 1, LOW_WATER, 0):
        valve.fall(waiting, waiting)
        valve.settle()
    assert told == ["pause", "resume"]


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("seconds", "shut"), [(0.9 * FLOOD_S, True), (1.1 * FLOOD_S, False)])
def test_only_what_comes_as_fast_as_no_live_stream_is_a_flood(seconds: float, shut: bool) -> None:
    clock = Clock()
    valve = Valve(clock)
    valve.rise(LITTLE_BYTES - 1, MIB)
    clock.now += seconds
    valve.rise(FLOOD_BYTES - 1, FLOOD_BYTES)
    assert not valve.shut
    valve.rise(FLOOD_BYTES, FLOOD_BYTES)
    assert valve.shut is shut
    clock.now += 60
    valve.fall(LITTLE_BYTES + 1, MIB)
    assert valve.shut is shut  # until little is left, however long the disk takes
    valve.fall(LITTLE_BYTES, MIB)
    assert not valve.shut


def test_a_flood_that_goes_on_while_the_socket_shuts_is_one_still() -> None:
    clock = Clock()
    valve = Valve(clock)
    for waiting in (0, FLOOD_BYTES, HIGH_WATER):
        valve.rise(waiting, waiting)
        clock.now += FLOOD_S
    valve.fall(LOW_WATER, LOW_WATER)
    assert valve.shut
    valve.fall(0, 0)
    assert not valve.shut


def test_after_a_flood_the_usual_water_marks_count_again() -> None:
    clock = Clock()
    valve = Valve(clock)
    for waiting in (0, FLOOD_BYTES):
        valve.rise(waiting, waiting)
    valve.fall(0, 0)
    clock.now += 60
    valve.rise(HIGH_WATER, HIGH_WATER)
    valve.fall(LOW_WATER, LOW_WATER)
    assert not valve.shut


def test_all_together_have_a_bound_too() -> None:
    valve, told = connected()
    valve.rise(MIB, TOTAL_HIGH_WATER)
    valve.settle()
    valve.fall(0, TOTAL_LOW_WATER + 1)
    valve.settle()
    assert told == ["pause"]
    valve.fall(0, TOTAL_LOW_WATER)
    valve.settle()
    assert told == ["pause", "resume"]


def test_who_connects_late_is_told() -> None:
    valve = Valve()
    valve.rise(HIGH_WATER, HIGH_WATER)
    valve.settle()
    told: list[str] = []
    valve.connect(lambda: told.append("pause"), lambda: told.append("resume"))
    valve.settle()
    assert told == ["pause"]


def test_a_wish_that_changed_while_it_was_told_is_told_last() -> None:
    """The socket is never left shut because two threads crossed."""
    valve = Valve()
    told: list[str] = []
    pausing, go_on = threading.Event(), threading.Event()

    def pause() -> None:
        pausing.set()
        assert go_on.wait(10)
        told.append("pause")

    valve.connect(pause, lambda: told.append("resume"))
    valve.shut = True
    receiver = threading.Thread(target=valve.settle)
    receiver.start()
    assert pausing.wait(10)
    valve.shut = False
    writer = threading.Thread(target=valve.settle)
    writer.start()
    go_on.set()
    receiver.join()
    writer.join()
    assert told == ["pause", "resume"]


def test_one_message_always_fits() -> None:
    assert not is_overfull(0, HARD_BOUND)
    assert not is_overfull(HIGH_WATER - 1, HARD_BOUND)
    assert not is_overfull(HIGH_WATER, HARD_BOUND - HIGH_WATER)
    assert is_overfull(HIGH_WATER, HARD_BOUND - HIGH_WATER + 1)
