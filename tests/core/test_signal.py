from __future__ import annotations

import gc
from functools import partial

import pytest

from desktop.core.signal import EmitLoopError, Signal


class Bell:
    rang = Signal()
    told = Signal(str, int)


class Ear:
    def __init__(self) -> None:
        self.heard: list[object] = []

    def hear(self, *words: object) -> None:
        self.heard.append(words)

    def hear_one(self, word: str) -> None:
        self.heard.append(word)

    def hear_bell(self) -> None:
        self.heard.append("bell")


def test_everybody_is_told_in_the_order_in_which_they_came() -> None:
    bell, order = Bell(), list[int]()
    for number in range(3):
        bell.rang.connect(partial(order.append, number))
    bell.rang.emit()
    assert order == [0, 1, 2]


def test_each_object_has_a_signal_of_its_own() -> None:
    one, other, ear = Bell(), Bell(), Ear()
    one.rang.connect(ear.hear_bell)
    other.rang.emit()
    assert not ear.heard
    assert one.rang is one.rang
    assert isinstance(Bell.rang, Signal)


def test_a_listener_gets_as_many_values_as_it_takes() -> None:
    bell, ear = Bell(), Ear()
    for slot in (ear.hear, ear.hear_one, ear.hear_bell, lambda word, number=7: ear.heard.append(number)):
        bell.told.connect(slot)
    bell.told.emit("three", 3)
    assert ear.heard == [("three", 3), "three", "bell", 3]


def test_a_listener_that_wants_more_than_is_said_is_refused() -> None:
    with pytest.raises(ValueError, match="wants 1 values, and there are 0"):
        Bell().rang.connect(Ear().hear_one)


def test_what_is_built_in_gets_all() -> None:
    bell, heard = Bell(), dict[str, int]()
    bell.told.connect(heard.setdefault)
    bell.told.emit("three", 3)
    assert heard == {"three": 3}


def test_a_method_does_not_keep_its_object() -> None:
    bell, ear = Bell(), Ear()
    heard = ear.heard
    bell.rang.connect(ear.hear_bell)
    del ear
    gc.collect()
    bell.rang.emit()
    assert not heard


def test_a_function_is_kept() -> None:
    bell, heard = Bell(), list[str]()
    bell.rang.connect(lambda: heard.append("bell"))
    gc.collect()
    bell.rang.emit()
    assert heard == ["bell"]


def test_one_or_all_are_told_no_more() -> None:
    bell, ear, other = Bell(), Ear(), Ear()
    for listener in (ear, other):
        bell.rang.connect(listener.hear_bell)
    bell.rang.disconnect(ear.hear_bell)
    bell.rang.emit()
    assert (ear.heard, other.heard) == ([], ["bell"])
    bell.rang.disconnect()
    bell.rang.emit()
    assert other.heard == ["bell"]


def test_who_was_never_told_is_missed_only_when_asked_for() -> None:
    bell, ear = Bell(), Ear()
    bell.rang.disconnect(ear.hear_bell)
    with pytest.raises(ValueError, match=r"does not listen to Bell\.rang"):
        bell.rang.disconnect(ear.hear_bell, missing_ok=False)


def test_a_failure_says_whose_it_was() -> None:
    bell, ear = Bell(), Ear()

    def fail() -> None:
        raise KeyError("no such tone")

    bell.rang.connect(fail)
    bell.rang.connect(ear.hear_bell)
    with pytest.raises(EmitLoopError, match=r"a listener of Bell.rang failed: KeyError") as failed:
        bell.rang.emit()
    assert isinstance(failed.value.__cause__, KeyError)
    assert not ear.heard


def test_what_is_emitted_on_the_way_is_told_first() -> None:
    bell, heard = Bell(), list[tuple[str, int]]()

    def again(word: str, number: int) -> None:
        if number < 2:
            bell.told.emit(word, number + 1)

    bell.told.connect(again)
    bell.told.connect(lambda word, number: heard.append((word, number)))
    bell.told.emit("tone", 0)
    assert [number for _, number in heard] == [2, 1, 0]


def test_a_listener_may_leave_while_it_is_told() -> None:
    bell, ear = Bell(), Ear()

    def leave() -> None:
        bell.rang.disconnect(leave)
        ear.heard.append("left")

    bell.rang.connect(leave)
    bell.rang.connect(ear.hear_bell)
    bell.rang.emit()
    bell.rang.emit()
    assert ear.heard == ["left", "bell", "bell"]
