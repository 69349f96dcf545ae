"""How often, and after which pause."""

from __future__ import annotations

from desktop.control.retries import PAUSES_S, Retries


def test_six_tries_with_growing_pauses() -> None:
    retries = Retries(lambda: 0.25)
    assert [retries.next_pause_s(0.0) for _ in range(7)] == [*(pause + 0.25 for pause in PAUSES_S), None]
    retries.earned()
    assert retries.next_pause_s(0.0) == 1.25


def test_the_service_may_ask_for_more_time_but_not_for_less() -> None:
    retries = Retries(lambda: 0.0)
    assert retries.next_pause_s(20.0) == 20.0
    assert retries.next_pause_s(0.5) == 2.0
