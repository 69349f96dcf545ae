"""How the desk is doing: stalls of the loop, dropped frames, disk."""

from __future__ import annotations

import asyncio
import os
import time

import pytest

from desktop.control.vitals import PROBE_BUSY_S, PROBE_IDLE_S, Disk, Vitals
from tests.control.parts import until

DISK = Disk(free_bytes=5000, hours_left=1.5, recording_count=2)


class Frames:
    def __init__(self) -> None:
        self.due = self.dropped = 0

    def __call__(self) -> tuple[int, int]:
        return self.due, self.dropped


def test_a_reading_gathers_what_it_is_told() -> None:
    vitals = Vitals(lambda: DISK, Frames(), lambda: False)
    changes: list[str] = []
    vitals.changed.connect(lambda: changes.append("changed"))
    vitals.read(time.monotonic())
    reading = vitals.reading
    assert (reading.disk_free_bytes, reading.disk_hours_left, reading.recording_count) == (5000, 1.5, 2)
    assert reading.rss_bytes > 1_000_000
    assert changes == ["changed"]


def test_work_between_two_readings_is_cpu_of_one_core() -> None:
    vitals = Vitals(lambda: DISK, Frames(), lambda: False)
    begun = time.monotonic()
    vitals.read(begun)
    used = time.process_time()
    while time.process_time() - used < 0.05:
        pass
    vitals.read(begun + 0.1)  # as if no more than this had passed
    assert vitals.reading.cpu_percent >= 50


def test_the_longest_stall_is_of_the_time_since_the_last_reading() -> None:
    vitals = Vitals(lambda: DISK, Frames(), lambda: False)
    vitals.waited(1.0, 0.080)
    vitals.waited(1.1, 0.020)
    vitals.read(2.0)
    assert vitals.reading.loop_stall_ms == pytest.approx(80.0)
    vitals.read(3.0)
    assert vitals.reading.loop_stall_ms == 0.0
    assert vitals.reading.loop_stall_max_ms == pytest.approx(80.0)


def test_dropped_frames_are_those_of_the_last_ten_seconds() -> None:
    frames = Frames()
    vitals = Vitals(lambda: DISK, frames, lambda: True)
    seen = []
    for second in range(25):
        frames.due += 100
        frames.dropped += 50 if second == 2 else 0
        vitals.read(float(second + 1))
        seen.append(vitals.reading.dropped_percent)
    assert seen[1] == 0
    assert seen[2] == pytest.approx(100 * 50 / 300)
    assert seen[11] == pytest.approx(100 * 50 / 1000)
    assert seen[12:] == [0] * 13


def test_without_frames_nothing_is_dropped() -> None:
    vitals = Vitals(lambda: DISK, Frames(), lambda: True)
    vitals.read(1.0)
    assert vitals.reading.dropped_percent == 0


async def test_a_blocked_loop_is_seen() -> None:
    vitals = Vitals(lambda: DISK, Frames(), lambda: True)
    readings: list[float] = []
    vitals.changed.connect(lambda: readings.append(vitals.reading.loop_stall_max_ms))
    watch = asyncio.create_task(vitals.watch())
    await until(lambda: readings)  # it is probing
    time.sleep(0.3)  # noqa: ASYNC251 - the loop does nothing at all
    await asyncio.sleep(0)
    await until(lambda: readings[-1] >= 200)
    assert vitals.reading.loop_stall_max_ms >= vitals.reading.loop_stall_p99_ms
    watch.cancel()
    with pytest.raises(asyncio.CancelledError):
        await watch


def test_of_calls_that_wait_for_the_loop_the_worst_of_each_moment_counts() -> None:
    vitals = Vitals(lambda: DISK, Frames(), lambda: True)
    for step in range(1000):  # ten seconds of nine sources
        vitals.waited(100 + step * 0.01, 0.12 if step == 503 else 0.002)
    vitals.read(110.0)
    assert vitals.reading.loop_stall_max_ms == pytest.approx(120)
    assert vitals.reading.loop_stall_p99_ms == pytest.approx(2)
    assert len(vitals._stalls) <= 201


async def test_while_calls_tell_how_late_the_loop_is_it_is_asked_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    loop = asyncio.get_running_loop()
    vitals = Vitals(lambda: DISK, Frames(), lambda: True)
    monkeypatch.setattr(loop, "call_later", lambda delay, *_: asked.append(delay))
    vitals._probe()
    vitals.waited(time.monotonic(), 0.001)
    vitals._probe()
    assert asked == [PROBE_BUSY_S, PROBE_IDLE_S]


def test_the_process_beside_counts() -> None:
    parts = (lambda: Disk(None, None, 0), lambda: (0, 0), lambda: True)
    alone, together = Vitals(*parts), Vitals(*parts, os.getppid)
    gone = Vitals(*parts, lambda: 2**22 + 1)
    for vitals in (alone, together, gone):
        vitals.read(time.monotonic())
    assert together.reading.rss_bytes > alone.reading.rss_bytes
    assert gone.reading.rss_bytes > 0
