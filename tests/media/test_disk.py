from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.media.disk import GIB, MIB, DiskGuard, DiskLimits, DiskState

LIMITS = DiskLimits(warn_s=7200, warn_bytes=20 * GIB, stop_bytes=GIB, reserve_bytes=0)
RATE = 3 * MIB  # bytes a second


def guard(limits: DiskLimits = LIMITS) -> DiskGuard:
    return DiskGuard(lambda: limits)


def run(watched: DiskGuard, free: list[int], rate: int = RATE, start: int = 0) -> list[DiskState]:
    """One look a second, `rate` bytes written between two of them."""
    return [
        watched.measure(float(second), space, second * rate).state for second, space in enumerate(free, start=start)
    ]


def test_time_left_is_until_recording_stops_not_until_the_disk_is_full() -> None:
    watched = guard()
    run(watched, [GIB + 600 * RATE] * 40)
    assert watched.view.seconds_left is not None
    assert abs(watched.view.seconds_left - 600) < 1
    assert watched.view.bytes_per_s == RATE


def test_the_rate_is_the_mean_of_the_last_half_minute() -> None:
    watched = guard()
    run(watched, [500 * GIB] * 100)
    for second in range(100, 140):  # nothing more is written
        watched.measure(float(second), 500 * GIB, 99 * RATE)
    assert watched.view.bytes_per_s == 0
    assert watched.view.seconds_left is None


def test_the_first_seconds_of_a_recording_promise_nothing() -> None:
    """Neither the first bytes nor the quiet before them are taken for the rate."""
    watched = guard()
    run(watched, [500 * GIB] * 60, rate=0)
    for second in range(1, 4):
        assert watched.measure(59.0 + second, 500 * GIB, second * RATE).seconds_left is None
    for second in range(4, 10):
        view = watched.measure(59.0 + second, 500 * GIB, second * RATE)
    assert view.bytes_per_s == RATE
    assert view.seconds_left is not None


def test_low_by_time_and_low_by_space() -> None:
    assert run(guard(), [100 * GIB] * 5, rate=1)[-1] is DiskState.OK
    assert run(guard(), [19 * GIB] * 5, rate=0)[-1] is DiskState.LOW
    assert run(guard(), [GIB + 7000 * RATE] * 5)[-1] is DiskState.SHORT  # 20.5 GB, but less than two hours
    assert run(guard(), [GIB + 6000 * RATE] * 5)[0] is DiskState.LOW  # the rate is not known yet
    assert run(guard(), [GIB + 6000 * RATE] * 9)[-1] is DiskState.SHORT
    assert run(guard(), [GIB + 1100 * RATE] * 5)[-1] is DiskState.URGENT


def test_stop_before_the_disk_is_full() -> None:
    assert run(guard(), [GIB - 1])[-1] is DiskState.STOP
    assert run(guard(), [GIB + 1])[-1] is not DiskState.STOP


def test_a_stop_limit_of_nothing_still_leaves_a_reserve() -> None:
    limits = DiskLimits(stop_bytes=0)
    assert run(guard(limits), [int(limits.reserve_bytes) - 1], rate=0)[-1] is DiskState.STOP


def test_what_comes_until_the_guard_has_acted_fits() -> None:
    """At a gigabyte a second the reserve grows with the rate."""
    assert run(guard(), [int(2.9 * GIB)] * 3, rate=GIB)[-1] is DiskState.STOP


def test_stop_is_left_only_when_recording_makes_sense_again() -> None:
    watched = guard()
    assert run(watched, [GIB - 1], rate=0) == [DiskState.STOP]
    assert run(watched, [GIB + 1, int(1.05 * GIB)], rate=0, start=1) == [DiskState.STOP, DiskState.STOP]
    assert run(watched, [int(1.2 * GIB)], rate=0, start=3) == [DiskState.LOW]


@given(st.lists(st.integers(-64, 64), min_size=5, max_size=40))
def test_noise_around_a_limit_does_not_flicker(noise: list[int]) -> None:
    """At most one change into each state while the free space only trembles."""
    for limit in (GIB, 20 * GIB):
        states = run(guard(), [limit + wobble * 4096 for wobble in noise], rate=0)
        assert sum(a is not b for a, b in pairwise(states)) <= 1


def test_an_unknown_space_changes_nothing() -> None:
    watched = guard()
    run(watched, [GIB - 1], rate=0)
    assert watched.measure(1.0, None, 0).state is DiskState.STOP
    assert watched.view.free_bytes is None


def test_limits_count_at_once() -> None:
    limits = [LIMITS]
    watched = DiskGuard(lambda: limits[0])
    assert watched.measure(0.0, 5 * GIB, 0).state is DiskState.LOW
    limits[0] = DiskLimits(stop_bytes=10 * GIB)
    assert watched.measure(1.0, 5 * GIB, 0).state is DiskState.STOP


def test_nearly_full_is_half_of_the_reserve() -> None:
    watched = guard()
    watched.measure(0.0, int(0.6 * GIB), 0)
    assert not watched.nearly_full
    watched.measure(1.0, int(0.4 * GIB), 0)
    assert watched.nearly_full
