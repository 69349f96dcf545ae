from __future__ import annotations

from desktop.control.call_renewal import AGAIN_S, BEFORE_S, SOONEST_S, Renewal


class Now:
    def __init__(self) -> None:
        self.s = 1000.0

    def __call__(self) -> float:
        return self.s


def test_a_long_token_is_renewed_a_little_before_its_end() -> None:
    now = Now()
    renewal = Renewal(now)
    assert renewal.in_s is None
    renewal.renewed(now.s + 3600)
    assert renewal.in_s == 3600 - BEFORE_S
    assert not renewal.look()
    now.s += 3600 - BEFORE_S
    assert renewal.look()
    assert not renewal.look()  # it is being asked for
    assert renewal.in_s is None


def test_a_short_one_at_half_of_its_life() -> None:
    now = Now()
    renewal = Renewal(now)
    renewal.renewed(now.s + 10)
    assert renewal.in_s == 5


def test_one_that_is_old_at_once_is_not_asked_for_without_end() -> None:
    now = Now()
    renewal = Renewal(now)
    renewal.renewed(now.s - 5)
    assert renewal.in_s == SOONEST_S
    assert renewal.over


def test_one_that_does_not_say_waits_for_the_provider() -> None:
    renewal = Renewal(Now())
    renewal.renewed(None)
    assert renewal.in_s is renewal.ends_in_s is None
    assert not renewal.over
    assert renewal.now()
    assert not renewal.now()
    assert renewal.failed() is None


def test_a_failure_is_tried_again_until_the_end() -> None:
    now = Now()
    renewal = Renewal(now)
    renewal.renewed(now.s + 100)
    now.s += 60
    assert renewal.look()
    assert renewal.failed() == 40
    assert renewal.in_s == AGAIN_S
    now.s += AGAIN_S
    assert renewal.look()
    renewal.stop()
    assert renewal.in_s is renewal.ends_in_s is None
