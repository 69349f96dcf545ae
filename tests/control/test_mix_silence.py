from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from desktop.control.mix_silence import MixSilence, mix_target
from desktop.core.mix import Level, MixState
from desktop.core.mix_setup import MixMode
from desktop.core.panic import Leftover, Quiet, Target, TargetKind, Why
from desktop.services.zego.codes import CONFIRMED, ReturnCode, Verdict
from tests.control.mix_parts import AUTO, BUSY, DESK, LOST, NO_TASK, WRONG, Paper, running
from tests.control.mix_service import Service, mixer_at, run
from tests.control.parts import until


def hush(paper: Paper, hushed: bool = True) -> None:
    paper.do(paper.course.hush(hushed, paper.now))


def known(paper: Paper) -> Target:
    strips = paper.course.strips
    return mix_target(paper.course.mix, strips.all, stray=strips.ledger.stray)


def wishes(paper: Paper) -> dict[str, Level]:
    return {one.key: one.own for one in paper.course.mix.strips}


def test_all_inputs_go_to_nothing_in_one_request_and_come_back_in_one() -> None:
    paper = running("a", "b")
    paper.move("a", 130)
    paper.answer()
    paper.wait(0.2)
    paper.mute("b")
    paper.answer()
    paper.wait(0.2)
    before, count = wishes(paper), len(paper.sent)
    hush(paper)
    assert (known(paper).quiet, known(paper).silent, known(paper).inputs) == (Quiet.MUTING, 1, 2)
    paper.answer()
    assert paper.volumes == {"a": 0, "b": 0}
    assert known(paper).quiet is Quiet.MUTED
    paper.wait(1)
    hush(paper, False)
    paper.answer()
    assert paper.volumes == {"a": 130, "b": 0}
    assert wishes(paper) == before
    assert len(paper.sent) == count + 2


def test_whoever_comes_or_comes_back_is_silent_from_the_first_moment() -> None:
    paper = running("a", "b")
    paper.move("b", 60)
    paper.answer()
    paper.people("a")
    hush(paper)
    paper.wait(0.2)
    paper.answer()
    assert paper.volumes == {"a": 0}  # who is away would be heard as soon as they are back
    paper.wait(200)
    paper.people("a", "b", "c")
    if paper.waiting is not None:
        paper.answer()
    paper.wait(0.2)
    assert paper.volumes == {"a": 0, "b": 0, "c": 0}
    assert known(paper).quiet is Quiet.MUTED
    hush(paper, False)
    paper.answer()
    assert paper.volumes == {"a": 100, "b": 60, "c": 100}


def test_who_is_away_leaves_a_silent_mix_too() -> None:
    paper = running("a", "b")
    paper.mute("a")
    paper.answer()
    paper.wait(0.2)
    paper.people("a")
    hush(paper)
    assert known(paper).quiet is Quiet.MUTING
    paper.answer()
    assert paper.volumes == {"a": 0}
    assert known(paper).quiet is Quiet.MUTED


def test_who_left_long_ago_is_taken_out_once() -> None:
    paper = running("a", "b")
    paper.people("a")
    paper.wait(95)
    assert paper.course.strips.ledger.stray  # the service may still look for b
    hush(paper)
    assert known(paper).quiet is Quiet.MUTING
    paper.answer()
    assert (paper.volumes, known(paper).quiet) == ({"a": 0}, Quiet.MUTED)
    paper.looks.clear()
    paper.wait(5)
    assert (paper.waiting, paper.course.strips.ledger.stray) == (None, False)


def test_who_left_long_ago_is_not_taken_out_by_force() -> None:
    paper = running("a", "b")
    paper.mute("a")
    paper.answer()
    paper.people("a")
    paper.wait(95)
    hush(paper)
    paper.answer(WRONG)
    paper.looks.clear()
    paper.wait(5)
    assert (paper.waiting, known(paper).quiet) == (None, Quiet.MUTING)


def test_a_refused_silence_is_said_and_not_asked_for_without_end() -> None:
    paper = running("a", "b")
    paper.people("a")
    hush(paper)
    paper.answer(WRONG)
    for _ in range(5):
        paper.wait(1)
        if paper.waiting is not None:
            paper.answer(WRONG)
    assert len(paper.sent) <= 4
    assert (known(paper).quiet, known(paper).why) == (Quiet.SOUNDS, Why.REFUSED)
    hush(paper, False)
    assert wishes(paper) == {"a": Level(), "b": Level()}


def test_scenes_and_faders_are_set_without_a_sound() -> None:
    paper = running("a")
    hush(paper)
    paper.answer()
    paper.course.strips.set("a", Level(150))
    paper.do(paper.course.settle(paper.now))
    paper.mute("a", False)
    paper.wait(1)
    assert paper.waiting is None
    assert paper.volumes == {"a": 0}
    hush(paper, False)
    paper.answer()
    assert paper.volumes == {"a": 150}


def test_auto_is_not_muted_and_nothing_of_it_is_touched() -> None:
    paper = running("a", setup=AUTO)
    hush(paper)
    assert paper.waiting is None
    assert not paper.course.mix.restart_needed
    assert (known(paper).quiet, known(paper).why) == (Quiet.SOUNDS, Why.AUTO)
    paper.do(paper.course.choose(DESK, paper.now))
    paper.do(paper.course.restart(paper.now))
    assert known(paper).quiet is Quiet.MUTING
    paper.answer()
    paper.wait(0.2)
    paper.answer()
    assert paper.volumes == {"a": 0}
    assert known(paper).quiet is Quiet.MUTED


def test_a_mix_that_nobody_sees_is_not_called_silent() -> None:
    paper = running("a")
    hush(paper)
    paper.answer()
    paper.wait(10)
    paper.look(NO_TASK)
    assert paper.course.mix.state is MixState.LOST
    assert (known(paper).quiet, known(paper).why) == (Quiet.SOUNDS, Why.UNKNOWN)
    assert mix_target(paper.course.mix, (), former=True).why is Why.FORMER


class AnyMix(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.paper = running("a", "b")

    @rule(hushed=st.booleans())
    def mute_all(self, hushed: bool) -> None:
        hush(self.paper, hushed)

    @rule(key=st.sampled_from("abc"), fader=st.integers(0, 200))
    def moves(self, key: str, fader: int) -> None:
        self.paper.move(key, fader)

    @rule(key=st.sampled_from("abc"), muted=st.booleans())
    def mutes(self, key: str, muted: bool) -> None:
        self.paper.mute(key, muted)

    @rule(key=st.sampled_from("abc"), back=st.booleans())
    def takes_out_or_in(self, key: str, back: bool) -> None:
        strips = self.paper.course.strips
        one = strips.get(key)
        if one is not None and back:
            strips.add(key, one.origin)
        else:
            strips.remove(key)
        self.paper.do(self.paper.course.settle(self.paper.now))

    @rule(people=st.sets(st.sampled_from("abc"), min_size=1))
    def come_and_go(self, people: set[str]) -> None:
        self.paper.people(*sorted(people))

    @rule(verdict=st.sampled_from([CONFIRMED, CONFIRMED, CONFIRMED, LOST, BUSY, WRONG]), executed=st.booleans())
    def answers(self, verdict: Verdict, executed: bool) -> None:
        if self.paper.waiting is not None:
            self.paper.answer(verdict, executed=executed if verdict is LOST else None)

    @rule(wish=st.sampled_from(["start", "stop", "restart"]), mode=st.sampled_from(MixMode))
    def runs(self, wish: str, mode: MixMode) -> None:
        course, now = self.paper.course, self.paper.now
        self.paper.do(course.choose(DESK if mode is MixMode.DESK else AUTO, now))
        self.paper.do(getattr(course, wish)(now))

    @rule(seconds=st.sampled_from([0.2, 3.0, 100.0]))
    def time_passes(self, seconds: float) -> None:
        self.paper.looks.clear()
        self.paper.wait(seconds)

    @invariant()
    def never_called_silent_while_it_is_heard(self) -> None:
        paper = self.paper
        if known(paper).quiet is Quiet.MUTED:
            assert not any((paper.volumes or {}).values()), paper.volumes


AnyMix.TestCase.settings = settings(max_examples=200, stateful_step_count=30)
TestAnyMix = AnyMix.TestCase


async def test_what_the_release_cannot_give_back_is_listed(tmp_path: Path) -> None:
    service = Service()
    async with mixer_at(tmp_path, service) as mixer:
        silence = MixSilence(mixer)
        await run(mixer)
        silence.hold()
        await until(lambda: silence.target.quiet is Quiet.MUTED)
        service.refuse = ReturnCode.PARAMETER
        silence.let_go()
        assert silence.restoring
        await until(lambda: not silence.restoring)
        assert [(one.why, one.name) for one in silence.leftovers] == [(Why.REFUSED, "a"), (Why.REFUSED, "b")]
        service.refuse = None
        silence.hold()
        mixer.stop()
        await until(lambda: silence.target.quiet is Quiet.NOTHING)
        silence.give_up()
        silence.let_go()
        assert silence.leftovers == (Leftover(TargetKind.MIX, Why.OVER),)


@pytest.mark.parametrize("away_s", [30.0, 500.0])
async def test_who_left_for_good_is_listed(tmp_path: Path, away_s: float, monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service()
    async with mixer_at(tmp_path, service) as mixer:
        silence = MixSilence(mixer)
        await run(mixer)
        silence.hold()
        mixer.touch(lambda strips: strips.left("b", -away_s))
        silence.let_go()
        assert [one.name for one in silence.leftovers if one.why is Why.GONE] == ["b"]


def test_a_mix_of_nobody_that_is_being_stopped_rings_no_alarm() -> None:
    paper = running("a")
    paper.course.strips.remove("a")
    paper.do(paper.course.settle(paper.now))
    paper.do(paper.course.stop(paper.now))
    paper.wait(100)
    assert paper.course.mix.state is MixState.STOPPING
