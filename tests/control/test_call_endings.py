from __future__ import annotations

import pytest

from desktop.control.call_endings import DEADLINES_S, ENDING_CODES, PROVIDER_NAMES, late, trouble_of
from desktop.core.call import JOINED, UNDER_WAY, Call, CallState, Ending, Provider
from desktop.core.call_page import PageEnded
from desktop.core.errors import Code
from tests.control.call_parts import ROOM


def test_every_ending_that_nobody_wished_has_a_sentence() -> None:
    assert set(ENDING_CODES) == set(Ending) - {Ending.NONE, Ending.LEFT, Ending.SERVICE}


def test_every_state_that_waits_has_a_deadline() -> None:
    assert set(DEADLINES_S) == (UNDER_WAY - JOINED) | {CallState.RECONNECTING}
    assert set(PROVIDER_NAMES) == set(Provider)


@pytest.mark.parametrize(
    ("state", "ending"),
    [
        (CallState.TOKEN, Ending.SLOW),
        (CallState.LOADING, Ending.SLOW),
        (CallState.JOINING, Ending.SLOW),
        (CallState.RECONNECTING, Ending.LOST),
        (CallState.LEAVING, Ending.LEFT),
    ],
)
def test_what_lasts_too_long_ends(state: CallState, ending: Ending) -> None:
    assert late(state) is ending


def test_what_the_sentence_needs_is_there() -> None:
    joining = Call(state=CallState.JOINING, room=ROOM)
    slow = trouble_of(joining, PageEnded(Ending.SLOW), 5.0)
    assert slow is not None
    assert (slow.code, slow.values) == (Code.CALL_CONNECT, {"name": "Agora", "seconds": 20})
    busy = trouble_of(joining, PageEnded(Ending.DEVICE_BUSY, "why", "Mic 1"), 5.0)
    assert busy is not None
    assert (busy.values["device"], busy.details) == ("Mic 1", "why")
    expired = trouble_of(Call(state=CallState.IN_CALL, joined_at=1.0), PageEnded(Ending.EXPIRED), 5.0)
    assert expired is not None
    assert expired.values == {"at": 5.0}


def test_who_left_is_told_nothing() -> None:
    assert trouble_of(Call(state=CallState.LEAVING), PageEnded(Ending.LEFT), 5.0) is None
