from __future__ import annotations

from desktop.core.mix import Level, StripState
from desktop.ui.mixer.patience import WAIT_S, Patience

HUNDRED = Level(100)


def test_sending_is_said_only_when_no_answer_comes() -> None:
    patience = Patience()
    assert patience.shown(StripState.APPLIED, HUNDRED, 10.0) == (StripState.APPLIED, None)
    state, again = patience.shown(StripState.SENDING, HUNDRED, 10.1)
    assert state is StripState.APPLIED
    assert again is not None
    assert abs(again - WAIT_S) < 1e-9
    assert patience.shown(StripState.SENDING, HUNDRED, 10.5)[0] is StripState.SENDING


def test_a_confirmation_on_the_way_is_an_answer() -> None:
    patience = Patience()
    patience.shown(StripState.APPLIED, HUNDRED, 0.0)
    for tick in range(20):  # a long drag: each 0.2 s another value is confirmed
        state, _ = patience.shown(StripState.SENDING, Level(tick), tick * 0.2)
        assert state is StripState.APPLIED


def test_what_is_no_sending_is_said_at_once() -> None:
    patience = Patience()
    patience.shown(StripState.SENDING, HUNDRED, 0.0)
    assert patience.shown(StripState.REFUSED, HUNDRED, 0.01) == (StripState.REFUSED, None)
