from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from msgspec.structs import replace

from desktop.control.panic import PATIENCE_S, RELEASE_WITHIN_S, Panic
from desktop.core.panic import Leftover, PanicState, Quiet, Target, TargetKind, Why
from desktop.core.signal import Signal

OVER = Leftover(TargetKind.MIX, Why.OVER)


@dataclass
class Bell:
    """A timer that a test rings."""

    seconds: float
    ring: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True


@dataclass
class Bells:
    all: list[Bell] = field(default_factory=list)

    def later(self, seconds: float, ring: Callable[[], None]) -> Bell:
        self.all.append(Bell(seconds, ring))
        return self.all[-1]

    @property
    def waiting(self) -> list[Bell]:
        return [one for one in self.all if not one.cancelled]

    def ring(self) -> None:
        (one,) = self.waiting
        one.cancelled = True
        one.ring()


class Puppet:
    """A target that a test moves."""

    changed = Signal()

    def __init__(self, kind: TargetKind = TargetKind.MIX) -> None:
        self.target = Target(kind, Quiet.SOUNDS)
        self.restoring = False
        self.leftovers: tuple[Leftover, ...] = ()
        self.told: list[str] = []

    def hold(self) -> None:
        self.told.append("hold")
        self.restoring = False
        self.show(Quiet.MUTING)

    def let_go(self) -> None:
        self.told.append("let go")
        self.restoring = True
        self.show(Quiet.SOUNDS)

    def give_up(self) -> None:
        self.told.append("give up")

    def show(self, quiet: Quiet) -> None:
        self.target = replace(self.target, quiet=quiet)
        self.changed.emit()

    def back(self) -> None:
        self.restoring = False
        self.changed.emit()


def stage(count: int = 2) -> tuple[Panic, list[Puppet], Bells]:
    bells = Bells()
    panic, puppets = Panic(bells.later), [Puppet() for _ in range(count)]
    for one in puppets:
        panic.join(one)
    return panic, puppets, bells


def test_muted_when_all_have_confirmed_it_and_off_when_all_are_back() -> None:
    panic, (one, other), bells = stage()
    panic.mute()
    assert panic.state is PanicState.MUTING
    one.show(Quiet.MUTED)
    assert panic.state is PanicState.MUTING
    other.show(Quiet.MUTED)
    assert panic.state is PanicState.MUTED
    assert panic.muted_since is not None
    assert bells.waiting == []
    panic.mute()
    assert one.told == ["hold"]
    panic.release()
    assert panic.state is PanicState.RELEASING
    one.back()
    other.back()
    assert panic.state is PanicState.OFF
    assert bells.waiting == []


def test_what_does_not_answer_in_time_is_an_exception_until_it_does() -> None:
    panic, (one, other), bells = stage()
    panic.mute()
    other.show(Quiet.MUTED)
    assert [bell.seconds for bell in bells.waiting] == [PATIENCE_S]
    bells.ring()
    assert panic.state is PanicState.EXCEPT
    one.show(Quiet.MUTED)
    assert panic.state is PanicState.MUTED
    one.show(Quiet.MUTING)  # somebody came
    assert panic.state is PanicState.MUTING
    assert panic.muted_since is None


def test_what_is_not_back_in_time_is_given_up_and_listed() -> None:
    panic, (one, other), bells = stage()
    panic.mute()
    panic.release()
    other.back()
    one.leftovers = (OVER,)
    assert [bell.seconds for bell in bells.waiting] == [RELEASE_WITHIN_S]
    bells.ring()
    assert one.told[-1] == "give up"
    assert (panic.state, panic.leftovers) == (PanicState.LEFTOVER, (OVER,))
    panic.clear()
    assert panic.state is PanicState.OFF


def test_whoever_joins_late_is_silenced_too_and_nothing_is_heard_after_the_end() -> None:
    panic, (one,), bells = stage(1)
    panic.mute()
    late = Puppet()
    panic.join(late)
    assert late.told == ["hold"]
    panic.close()
    assert bells.waiting == []
    one.show(Quiet.MUTED)
    late.show(Quiet.MUTED)
    assert panic.muted_since is None


class AnyPanic(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.panic, self.puppets, self.bells = stage(3)

    @rule(wish=st.sampled_from(["mute", "release", "clear"]))
    def wishes(self, wish: str) -> None:
        getattr(self.panic, wish)()

    @rule(index=st.integers(0, 2), quiet=st.sampled_from(Quiet))
    def says(self, index: int, quiet: Quiet) -> None:
        self.puppets[index].show(quiet)

    @rule(index=st.integers(0, 2), leftovers=st.sampled_from([(), (OVER,)]))
    def is_back(self, index: int, leftovers: tuple[Leftover, ...]) -> None:
        self.puppets[index].leftovers = leftovers
        self.puppets[index].back()

    @rule()
    def time_passes(self) -> None:
        if self.bells.waiting:
            self.bells.ring()

    @invariant()
    def never_muted_without_each_ones_word(self) -> None:
        silent = all(one.target.quiet in (Quiet.MUTED, Quiet.NOTHING) for one in self.puppets)
        assert (self.panic.state is PanicState.MUTED) is (self.panic.held and silent)
        assert (self.panic.muted_since is not None) <= silent or not self.panic.held

    @invariant()
    def every_waiting_ends(self) -> None:
        if self.panic.state in (PanicState.MUTING, PanicState.RELEASING):
            assert len(self.bells.waiting) == 1
        assert len(self.bells.waiting) <= 1


AnyPanic.TestCase.settings = settings(max_examples=100, stateful_step_count=30)
TestAnyPanic = AnyPanic.TestCase
