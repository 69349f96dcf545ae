from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.mezon.backoff import Backoff


@given(st.integers(0, 40))
def test_pauses_double_up_to_a_minute_with_chance(tries: int) -> None:
    backoff = Backoff()
    for _ in range(tries):
        backoff.next_s()
    pause_s = backoff.next_s()
    least = min(60.0, 2.0 ** (tries - 1)) if tries else 0.05
    assert least <= pause_s <= (1.25 * least if tries else 0.25)


def test_after_a_good_connection_the_pause_is_short_again() -> None:
    backoff = Backoff()
    for _ in range(9):
        backoff.next_s()
    backoff.reset()
    assert backoff.next_s() <= 0.25
