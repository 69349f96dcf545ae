from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.call import (
    CALL_TRANSITIONS,
    IDLE_CALL,
    UNDER_WAY,
    Call,
    CallRoom,
    CallState,
    IllegalCallTransition,
    Participant,
    Provider,
    Switch,
    Ticket,
    moved,
)


def test_every_state_is_in_the_table_and_all_but_the_first_can_be_reached() -> None:
    assert set(CALL_TRANSITIONS) == set(CallState)
    assert set().union(*CALL_TRANSITIONS.values()) == set(CallState) - {CallState.IDLE}


def test_a_call_is_entered_only_from_joining_or_after_an_outage() -> None:
    assert {one for one, after in CALL_TRANSITIONS.items() if CallState.IN_CALL in after} == {
        CallState.JOINING,
        CallState.RECONNECTING,
    }


def test_whatever_is_under_way_can_end() -> None:
    assert all(CallState.ENDED in CALL_TRANSITIONS[one] for one in UNDER_WAY)


def test_what_cannot_follow_is_a_fault_of_ours() -> None:
    assert moved(IDLE_CALL, CallState.TOKEN, 7.0).state_since == 7.0
    with pytest.raises(IllegalCallTransition):
        moved(IDLE_CALL, CallState.IN_CALL, 0.0)


@pytest.mark.parametrize(
    ("call", "heard"),
    [
        (Call(microphone=Switch(wish=True)), True),
        (Call(microphone=Switch(wish=False)), False),
        (Call(microphone=Switch(wish=True), coughing=True), False),
        (Call(microphone=Switch(wish=True), push_to_talk=True), False),
        (Call(microphone=Switch(wish=False), push_to_talk=True, talking=True), True),
        (Call(push_to_talk=True, talking=True, coughing=True), False),
    ],
)
def test_who_is_to_be_heard(call: Call, heard: bool) -> None:
    assert call.open_microphone is heard
    assert not call.microphone_settled
    assert replace(call, microphone=replace(call.microphone, on=heard)).microphone_settled


def test_the_others_are_all_but_the_operator() -> None:
    everybody = (Participant("1", own=True), Participant("2"))
    assert Call(participants=everybody).others == everybody[1:]


def test_a_token_is_in_no_repr() -> None:
    assert "hush" not in repr(Ticket(CallRoom(Provider.HMS, "x"), "hush"))


@pytest.mark.parametrize(
    ("call", "percent"),
    [
        (Call(), 100),
        (Call(volume=50), 25),  # -12 dB, as on the wall
        (Call(volume=3), 1),  # little is not nothing
        (Call(volume=0), 0),
        (Call(silent=True), 0),
        (Call(heard=False), 0),
    ],
)
def test_how_loud_the_others_are(call: Call, percent: int) -> None:
    assert call.heard_percent == percent
