"""Signals are heard whenever they come, and end nothing by themselves."""

import signal
from collections.abc import Iterator

import pytest

from desktop.core.departure import NAMES, Departure

SIGNALS = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]


@pytest.fixture
def departure() -> Iterator[Departure]:
    former = {number: signal.getsignal(number) for number in SIGNALS}
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)  # who runs the tests in the background has some of them ignored
    departure = Departure()
    departure.listen()
    yield departure
    for number, handler in former.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_who_is_there_is_told(departure: Departure, number: int) -> None:
    told: list[str] = []
    departure.tell(lambda: told.append("leave"))
    signal.raise_signal(number)
    assert told == ["leave"]
    assert departure.asked


def test_who_comes_later_is_told_at_once(departure: Departure) -> None:
    told: list[str] = []
    signal.raise_signal(signal.SIGTERM)
    departure.tell(lambda: told.append("leave"))
    assert told == ["leave"]


def test_impatience_ends_nothing(departure: Departure) -> None:
    departure.tell(None)
    for number in SIGNALS * 2:
        signal.raise_signal(number)
    assert departure.asked


def test_the_last_instants_are_left_alone(departure: Departure) -> None:
    told: list[str] = []
    departure.tell(lambda: told.append("leave"))
    departure.finish()
    for number in SIGNALS:
        signal.raise_signal(number)
    assert told == []


def test_what_was_to_be_ignored_still_is() -> None:
    former = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        Departure().listen()
        assert {signal.getsignal(number) for number in SIGNALS} == {signal.SIG_IGN}
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def test_a_program_that_takes_its_place_hears_signals_again(departure: Departure) -> None:
    departure.finish()
    departure.give_back()
    assert {signal.getsignal(number) for number in SIGNALS} == {signal.SIG_DFL}


def test_what_was_to_be_ignored_is_not_given_back() -> None:
    former = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        departure = Departure()
        departure.listen()
        departure.give_back()
        assert {signal.getsignal(number) for number in SIGNALS} == {signal.SIG_IGN}
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
