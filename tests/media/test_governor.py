"""The governor: who steps down when the processor runs short, and back up, without swinging."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.model import DecodeMode
from desktop.media.governor import BUDGET, Governor, Watched

SHARE = {DecodeMode.FULL: 1.0, DecodeMode.REFERENCE: 0.7, DecodeMode.KEY: 0.05, DecodeMode.OFF: 0.0}


@dataclass
class Desk:
    """A simulated desk: each source costs what its mode asks for, the cores share what there is."""

    cores: int = 2
    count: int = 9
    cost: float = 0.24  # of a core, in full
    base: float = 0.15  # the window and the network
    no_disposable: bool = False  # streams in which every picture is needed by another
    focus: int | None = 0
    hidden: set[int] = field(default_factory=set)
    now: float = 100.0
    modes: dict[str, DecodeMode] = field(default_factory=dict)
    history: list[dict[str, DecodeMode]] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.governor = Governor(self.cores)
        self.process = 0.0
        self.cpu = dict.fromkeys(map(str, range(self.count)), 0.0)

    def run(self, seconds: int) -> None:
        for _ in range(seconds):
            share = SHARE | ({DecodeMode.REFERENCE: 1.0} if self.no_disposable else {})
            wanted = {name: self.cost * share[mode] for name, mode in self.modes.items()}
            total = self.base + sum(wanted.values())
            squeeze = min(1.0, self.cores / total)
            for name, cost in wanted.items():
                self.cpu[name] += cost * squeeze
            self.process += total * squeeze
            self.loads.append(total * squeeze)
            behind = 0.0 if squeeze == 1.0 else 0.3
            self.now += 1.0
            self.modes = self.governor.decide(
                self.now,
                self.process,
                [
                    Watched(str(n), n not in self.hidden, n == self.focus, self.cpu[str(n)], behind)
                    for n in range(self.count)
                ],
            )
            self.history.append(dict(self.modes))

    def count_of(self, mode: DecodeMode) -> int:
        return sum(it is mode for it in self.modes.values())

    def changes(self, seconds: int) -> int:
        last = self.history[-seconds:]
        return sum(a[name] is not b[name] for a, b in itertools.pairwise(last) for name in a)


def test_with_enough_processor_all_are_decoded_in_full() -> None:
    desk = Desk(count=4)
    desk.run(30)
    assert set(desk.modes.values()) == {DecodeMode.FULL}


def test_nine_sources_on_two_cores_stay_within_the_bar_and_the_focus_in_full() -> None:
    desk = Desk()
    desk.run(40)
    assert all(modes["0"] is DecodeMode.FULL for modes in desk.history)
    assert DecodeMode.OFF not in desk.modes.values()
    assert max(desk.loads[8:]) <= 1.8


def test_streams_without_disposable_pictures_step_further() -> None:
    desk = Desk(no_disposable=True)
    desk.run(40)
    assert max(desk.loads[12:]) <= 1.8
    assert desk.count_of(DecodeMode.KEY) >= 2


def test_thirty_two_sources_end_with_key_frames() -> None:
    desk = Desk(count=32)
    desk.run(40)
    assert max(desk.loads[15:]) <= 1.8
    assert desk.count_of(DecodeMode.KEY) >= 20
    assert desk.modes["0"] is DecodeMode.FULL


def test_each_step_is_one_notch() -> None:
    desk = Desk(count=20)
    desk.run(40)
    order = [DecodeMode.FULL, DecodeMode.REFERENCE, DecodeMode.KEY]
    for before, after in itertools.pairwise(desk.history):
        assert all(abs(order.index(after[name]) - order.index(before[name])) <= 1 for name in after)


def test_when_there_is_room_again_they_step_up() -> None:
    desk = Desk()
    desk.run(30)
    assert desk.count_of(DecodeMode.FULL) < 9
    desk.hidden = set(range(4, 9))
    desk.run(120)
    assert all(desk.modes[str(n)] is DecodeMode.FULL for n in range(4))
    assert all(desk.modes[str(n)] is DecodeMode.OFF for n in range(4, 9))


def test_it_does_not_swing() -> None:
    """At the edge, after ten minutes, hardly anything changes any more."""
    for cost in (0.18, 0.2, 0.22, 0.25, 0.3):
        desk = Desk(cost=cost)
        desk.run(600)
        assert desk.changes(120) <= 4


def test_hidden_sources_are_not_decoded_and_come_back() -> None:
    desk = Desk(count=3, hidden={0, 1, 2})
    desk.run(5)
    assert set(desk.modes.values()) == {DecodeMode.OFF}
    desk.hidden = set()
    desk.run(2)
    assert set(desk.modes.values()) == {DecodeMode.FULL}


def test_another_focus_is_decoded_in_full_at_once() -> None:
    desk = Desk()
    desk.run(30)
    stepped_down = next(n for n in range(9) if desk.modes[str(n)] is not DecodeMode.FULL)
    desk.focus = stepped_down
    desk.run(1)
    assert desk.modes[str(stepped_down)] is DecodeMode.FULL


def test_a_focus_that_is_late_counts_as_shortage() -> None:
    """Other programs may use the processor: our own share is small then, and still not enough."""
    governor = Governor(2)
    for second in range(5):
        modes = governor.decide(
            100.0 + second,
            0.5 * second,
            [Watched("a", True, True, 0.2 * second, behind_s=0.4), Watched("b", True, False, 0.2 * second)],
        )
    assert modes["a"] is DecodeMode.FULL
    assert modes["b"] is DecodeMode.KEY


def test_sources_come_and_go() -> None:
    governor = Governor(2)
    assert governor.decide(1.0, 0.0, [Watched("a", True, False, 0.0)]) == {"a": DecodeMode.FULL}
    assert governor.decide(2.0, 0.1, [Watched("b", True, False, 0.0)]) == {"b": DecodeMode.FULL}
    assert governor.decide(3.0, 0.2, []) == {}


Step = st.tuples(
    st.floats(0, 5), st.floats(0, 20), st.lists(st.tuples(st.booleans(), st.booleans(), st.floats(0, 5)), max_size=6)
)


@given(st.lists(Step, max_size=30))
def test_whatever_is_measured_the_rules_hold(steps: list[tuple[float, float, list[tuple[bool, bool, float]]]]) -> None:
    governor, now, cpu = Governor(2), 0.0, 0.0
    for passed, used, sources in steps:
        now, cpu = now + passed, cpu + used
        watched = [Watched(str(n), visible, focused, cpu, late) for n, (visible, focused, late) in enumerate(sources)]
        modes = governor.decide(now, cpu, watched)
        assert modes.keys() == {source.id for source in watched}
        for source in watched:
            assert (modes[source.id] is DecodeMode.OFF) is not source.visible
            if source.focused and source.visible:
                assert modes[source.id] is DecodeMode.FULL
    assert BUDGET < 1
