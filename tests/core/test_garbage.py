"""Cycles are taken apart on the thread that sweeps, and on no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from desktop.core.garbage import Sweeper


class Knot:
    """Holds itself, as half of a window does."""

    def __init__(self) -> None:
        self.me = self
        self.more: list[Knot] = []


@pytest.fixture
def sweeper() -> Iterator[Sweeper]:
    sweeper = Sweeper()
    sweeper.take_over()
    yield sweeper
    sweeper.give_back()


def many() -> None:
    for _ in range(5 * gc.get_threshold()[0]):
        Knot()


def test_another_thread_takes_nothing_apart(sweeper: Sweeper) -> None:
    ended_on: list[int] = []
    weakref.finalize(Knot(), lambda: ended_on.append(threading.get_ident()))
    busy = threading.Thread(target=many)
    busy.start()
    busy.join()
    assert ended_on == []
    sweeper.sweep()
    assert ended_on == [threading.get_ident()]


def test_old_knots_go_too(sweeper: Sweeper) -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    gc.collect()  # it is old now
    del knot
    keep: list[Knot] = []
    for _ in range(4 * gc.get_threshold()[1] * gc.get_threshold()[2]):
        keep = [Knot() for _ in range(gc.get_threshold()[0] + 1)]
        sweeper.sweep()
        if gone() is None:
            break
    assert keep
    assert gone() is None


def test_much_at_once_counts_as_many_sweeps(sweeper: Sweeper) -> None:
    first, second, third = gc.get_threshold()
    old = Knot()
    gone = weakref.ref(old)
    gc.collect()
    del old
    keep: list[Knot] = []
    for _ in range(3):  # each as much as a full sweep of Python's own comes after
        keep = [Knot() for _ in range((first + 1) * (second + 1) * (third + 1))]
        sweeper.sweep()
    assert keep
    assert gone() is None


def test_little_is_not_worth_a_sweep(sweeper: Sweeper) -> None:
    gc.collect()
    gone = weakref.ref(Knot())
    sweeper.sweep()
    assert gone() is not None


@pytest.mark.parametrize("collects", [True, False])
def test_afterwards_python_collects_as_before(collects: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(gc, "isenabled", lambda: collects)
    monkeypatch.setattr(gc, "disable", lambda: asked.append("disable"))
    monkeypatch.setattr(gc, "enable", lambda: asked.append("enable"))
    sweeper = Sweeper()
    sweeper.take_over()
    gone = weakref.ref(Knot())
    assert asked == ["disable"]
    sweeper.give_back()
    assert gone() is None
    assert asked == ["disable", "enable"][: 1 + collects]


def test_what_is_kept_is_not_looked_at_until_the_end(sweeper: Sweeper) -> None:
    knot = Knot()
    gone = weakref.ref(knot)
    sweeper.keep()
    del knot
    gc.collect()
    assert gone() is not None
    sweeper.give_back()
    assert gone() is None
    sweeper.take_over()
