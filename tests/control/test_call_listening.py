"""The call among what the operator hears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop.control.call_listening import CALL, CallListening
from desktop.control.listening import Listening
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.core.call import IDLE_CALL, Call, CallState
from desktop.core.signal import Signal
from desktop.settings.schema import Listen
from tests.control.test_listening import Bus


class Calls:
    """As much of them as the headphones need."""

    changed = Signal()

    def __init__(self) -> None:
        self.call = IDLE_CALL

    def show(self, call: Call) -> None:
        self.call = call
        self.changed.emit()

    def set_heard(self, on: bool) -> None:
        if on is not self.call.heard:
            self.show(replace(self.call, heard=on))

    def set_silent(self, on: bool) -> None:
        self.show(replace(self.call, silent=on))


class Evening:
    def __init__(self) -> None:
        self.calls, self.sources = Calls(), Sources()
        self.listening = Listening(self.sources, Bus(), Listen.FOCUS, lambda _mode: None)
        for name in "ab":
            self.sources.add(Source(name, name))
        self.ears = CallListening(self.calls, self.listening)  # type: ignore[arg-type]  # as much as is needed

    def stands(self, state: CallState) -> None:
        self.calls.show(replace(self.calls.call, state=state))


@pytest.fixture
def evening() -> Iterator[Evening]:
    made = Evening()
    yield made
    made.ears.close()


def test_a_joined_call_is_heard_with_the_focus(evening: Evening) -> None:
    evening.stands(CallState.JOINING)
    assert not evening.listening.is_heard(CALL)
    evening.stands(CallState.IN_CALL)
    assert evening.listening.heard == {"a", CALL}
    evening.stands(CallState.RECONNECTING)
    evening.sources.focus("b")
    assert evening.listening.heard == {"b", CALL}
    assert evening.calls.call.heard
    evening.stands(CallState.ENDED)
    assert evening.listening.heard == {"b"}


def test_one_source_alone_silences_it_and_the_next_call_is_heard(evening: Evening) -> None:
    evening.stands(CallState.IN_CALL)
    evening.listening.hear_only("b")
    assert not evening.calls.call.heard
    evening.stands(CallState.ENDED)
    assert evening.calls.call.heard
    evening.stands(CallState.IN_CALL)
    assert evening.calls.call.heard
    assert evening.listening.heard == {"b", CALL}


def test_it_can_be_heard_alone_added_and_taken_away(evening: Evening) -> None:
    evening.stands(CallState.IN_CALL)
    evening.ears.hear_only()
    assert evening.listening.heard == {CALL}
    evening.ears.toggle()
    assert (evening.listening.heard, evening.calls.call.heard) == (frozenset(), False)
    evening.ears.toggle()
    assert evening.calls.call.heard


def test_after_a_call_that_was_heard_alone_the_focus_is_heard_again(evening: Evening) -> None:
    evening.stands(CallState.IN_CALL)
    evening.ears.hear_only()
    evening.stands(CallState.ENDED)
    assert (evening.listening.mode, evening.listening.heard) == (Listen.FOCUS, {"a"})


def test_what_was_chosen_meanwhile_stays_chosen(evening: Evening) -> None:
    evening.stands(CallState.IN_CALL)
    evening.ears.hear_only()
    evening.listening.toggle("b")
    evening.stands(CallState.ENDED)
    assert (evening.listening.mode, evening.listening.heard) == (Listen.CHOSEN, {"b"})


def test_who_listens_to_chosen_ones_is_not_sent_to_the_focus(evening: Evening) -> None:
    evening.listening.hear_only("b")
    evening.stands(CallState.IN_CALL)
    assert evening.listening.heard == {"b", CALL}
    evening.ears.hear_only()
    evening.stands(CallState.ENDED)
    assert (evening.listening.mode, evening.listening.heard) == (Listen.CHOSEN, frozenset())


def test_hearing_it_again_takes_back_whatever_silenced_it(evening: Evening) -> None:
    evening.stands(CallState.IN_CALL)
    evening.calls.set_silent(True)
    evening.listening.hear_only("b")
    evening.ears.hear_again()
    assert (evening.calls.call.silent, evening.calls.call.heard) == (False, True)
    assert evening.listening.heard == {"b", CALL}


def test_without_a_call_nothing_is_done(evening: Evening) -> None:
    evening.ears.hear_again()
    evening.listening.hear_only("b")
    assert evening.listening.heard == {"b"}
    assert evening.calls.call.heard


def test_the_headphones_outlast_the_calls() -> None:
    made = Evening()
    made.stands(CallState.IN_CALL)
    made.ears.close()
    assert made.listening.heard == {"a"}
    made.listening.hear_only("b")
    assert made.calls.call.heard
