"""What is said of a call, from its state alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.call import Call, CallRoom, CallState, Ending, JoinWish, Participant, Provider
from desktop.core.call_kind import CallKind
from desktop.ui.calls.call_words import (
    Mark,
    head_line,
    person_name,
    person_state,
    provider_name,
    state_chip,
    steps_of,
    token_line,
)
from desktop.ui.i18n import Languages

ROOM = CallRoom(Provider.AGORA, "night-desk")
JOINING = Call(CallState.JOINING, JoinWish("night-desk", CallKind.VIDEO), ROOM, state_since=100.0, expires_at=5000.0)


def marks(call: Call) -> list[Mark]:
    return [step.mark for step in steps_of(call, 104.0, 1448.0)]


@pytest.fixture(autouse=True)
def english(languages: Languages) -> None:
    """The words below are English."""


def test_the_steps_say_how_far_it_is() -> None:
    steps = steps_of(JOINING, 104.0, 1448.0)
    assert [step.text for step in steps] == [
        "Token from the call service",
        "Microphone and camera allowed",
        "Connecting to Agora",
        "Joined",
    ]
    assert [step.note for step in steps] == ["valid 59:12", "", "4 s of 20 s", ""]
    assert marks(JOINING) == [Mark.DONE, Mark.DONE, Mark.BUSY, Mark.OPEN]


@pytest.mark.parametrize(
    ("state", "ending", "expected"),
    [
        (CallState.IDLE, Ending.NONE, "oooo"),
        (CallState.TOKEN, Ending.NONE, "booo"),
        (CallState.LOADING, Ending.NONE, "dboo"),
        (CallState.IN_CALL, Ending.NONE, "dddd"),
        (CallState.ENDED, Ending.SERVICE, "fooo"),
        (CallState.ENDED, Ending.MICROPHONE_DENIED, "dfoo"),
        (CallState.ENDED, Ending.NO_PAGE, "dfoo"),
        (CallState.ENDED, Ending.SLOW, "ddfo"),
    ],
)
def test_the_marks_follow_the_state(state: CallState, ending: Ending, expected: str) -> None:
    call = replace(JOINING, state=state, ending=ending)
    assert "".join(mark.value[0] for mark in marks(call)) == expected


def test_an_audio_call_asks_for_no_camera() -> None:
    call = replace(JOINING, wish=JoinWish("night-desk"))
    assert steps_of(call, 0, 0)[1].text == "Microphone allowed"


def test_the_chip_and_the_line() -> None:
    joined = replace(JOINING, state=CallState.IN_CALL, joined_at=100.0)
    assert state_chip(joined)[0] == "JOINED"
    assert state_chip(replace(joined, state=CallState.RECONNECTING))[0] == "RECONNECTING"
    assert state_chip(replace(joined, state=CallState.LEAVING))[0] == "LEAVING"
    assert state_chip(JOINING)[0] == "JOINING"
    assert state_chip(replace(joined, state=CallState.ENDED))[0] == "ENDED"
    assert head_line(joined, 992.0) == "Agora · 00:14:52"
    assert head_line(Call(), 0) == ""
    assert [provider_name(one) for one in (Provider.HMS, Provider.LOCAL, None)] == ["100ms", "the demo studio", ""]


def test_the_token_is_told_and_warned_of() -> None:
    joined = replace(JOINING, state=CallState.IN_CALL)
    assert token_line(joined, 5000.0 - 2648) == ("token 44:08, renews itself", "secondary")
    assert token_line(joined, 5000.0 - 7200) == ("token 2:00:00", "secondary")
    assert token_line(joined, 5000.0 - 2648, short=True) == ("token 44:08", "secondary")
    failed = replace(joined, renewing_failed=True)
    assert token_line(failed, 5000.0 - 80) == ("token ends in 1:20", "warn")
    assert token_line(failed, 5000.0 - 1000)[1] == "secondary"
    assert token_line(replace(joined, expires_at=None), 0) == ("", "")
    assert token_line(JOINING, 0) == ("", "")


def test_people() -> None:
    me = Participant("1", "Mai", own=True, microphone=True, level=0.0)
    assert person_name(me) == "Mai (you)"
    assert person_name(Participant("2")) == "Unknown"
    assert person_state(me) == "Microphone on"
    assert person_state(replace(me, level=0.2)) == "Speaking"
    assert person_state(replace(me, level=0.2, microphone=False)) == "Microphone off"
    assert person_state(replace(me, weak=True)) == "Weak connection"
