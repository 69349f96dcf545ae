from __future__ import annotations

from dataclasses import replace

from desktop.control.mix_course import MixCourse
from desktop.control.mix_handover import holdover, strips_of
from desktop.control.mix_orders import LeftMix
from desktop.core.mix import Level, Mix, MixState, Origin, Strip, StripState
from tests.control.mix_parts import AUTO, DESK, LOST, WRONG, Paper, running

FLV = "http://x/y.flv"


def taken_over(paper: Paper) -> Paper:
    """The console is killed and another one takes the mix over; the service mixes what it mixed."""
    left = paper.course.holdover
    assert left is not None
    new = Paper(MixCourse(lambda: 0.0), paper.now, volumes=paper.volumes)
    new.do(new.course.take_over(left, 60, new.now))
    return new


def test_nothing_is_kept_of_a_mix_that_does_not_run() -> None:
    assert holdover(Mix(), (Strip("a"),), hushed=False) is None


def test_names_faders_and_mutes_are_as_they_were() -> None:
    paper = running("a", "b")
    paper.course.strips.add(FLV, Origin.ADDRESS, "Bed music", Level(40))
    paper.move("a", 30)
    paper.mute("b")
    paper.answer()
    new = taken_over(paper)
    assert [(one.name, one.wish) for one in new.course.mix.strips] == [
        ("a", Level(30)), ("b", Level(100, muted=True)), ("Bed music", Level(40)),
    ]  # fmt: skip
    new.people("a", "b")
    new.answer()
    assert new.volumes == {"a": 30, "b": 0, FLV: 40}


def test_who_was_taken_out_stays_out() -> None:
    paper = running("a", "b")
    paper.course.strips.remove("b")
    paper.do(paper.course.settle(paper.now))
    new = taken_over(paper)  # nobody knows whether the service heard of it
    new.people("a", "b")
    new.answer()
    assert (new.volumes, [one.key for one in new.course.mix.strips]) == ({"a": 100}, ["a"])


def test_who_was_away_returns_as_they_were() -> None:
    paper = running("a", "b")
    paper.move("b", 60)
    paper.answer()
    paper.people("a")
    new = taken_over(paper)
    new.people("a")
    new.answer()
    assert new.state("b") is StripState.GONE
    new.wait(1)
    new.people("a", "b")
    new.answer()
    assert new.volumes == {"a": 100, "b": 60}


def test_mute_all_outlives_the_console_and_gives_back_what_was() -> None:
    paper = running("a", "b")
    paper.move("a", 30)
    paper.answer()
    paper.wait(0.2)
    paper.mute("b")
    paper.answer()
    paper.wait(0.2)
    paper.do(paper.course.hush(True, paper.now))
    paper.answer()
    new = taken_over(paper)
    new.people("a", "b", "newcomer")
    new.answer()
    assert new.volumes == {"a": 0, "b": 0, "newcomer": 0}
    new.wait(0.2)
    new.do(new.course.hush(False, new.now))
    new.answer()
    assert new.volumes == {"a": 30, "b": 0, "newcomer": 100}


def test_a_mute_all_of_this_run_is_not_undone_by_a_takeover() -> None:
    paper = running("a")
    left = paper.course.holdover
    assert left is not None
    new = Paper(volumes=paper.volumes)
    new.do(new.course.hush(True, new.now))
    new.do(new.course.take_over(left, 60, new.now))
    new.people("a")
    new.answer()
    assert new.volumes == {"a": 0}


def test_what_was_sent_and_not_answered_may_be_mixed() -> None:
    paper = running("a", setup=AUTO)
    strips = (
        Strip("sent", flight=Level(1)),
        Strip("lost", wish=Level(2), doubt=True),
        Strip("next", Origin.ADDRESS, wish=Level(3)),
        Strip("moved", Origin.ADDRESS, wish=Level(4), confirmed=Level(5)),
    )
    left = holdover(paper.course.mix, strips, hushed=True)
    assert left is not None
    assert [one.confirmed for one in left.strips] == [Level(1), Level(2), None, Level(5)]
    assert not left.hushed  # Auto cannot be muted


def test_auto_goes_on_with_what_is_mixed_and_keeps_what_waits_for_a_restart() -> None:
    paper = running("a", setup=AUTO)
    paper.course.strips.add(FLV, Origin.ADDRESS)
    paper.do(paper.course.settle(paper.now))
    assert paper.state(FLV) is StripState.NEXT_START
    new = taken_over(paper)
    new.people("a")
    new.answer()
    assert (new.volumes, new.state(FLV)) == ({"a": 100}, StripState.NEXT_START)


def test_at_the_desk_everything_is_in_doubt_until_it_is_confirmed() -> None:
    strip, out = Strip("a", name="Ann", wish=Level(30), confirmed=Level(30)), Strip("b", out=True)
    desk = strips_of(LeftMix("task", "room", DESK, 0.0, (strip, out)))
    auto = strips_of(LeftMix("task", "room", AUTO, 0.0, (strip, out)))
    assert [(one.doubt, one.silent) for one in desk.all] == [(True, False), (False, True)]
    assert auto.all == (replace(strip, level_id=1), replace(out, level_id=2))
    assert (desk.ledger.proved, auto.ledger.proved) == (False, True)


def test_a_takeover_that_is_refused_leaves_what_was_mixed() -> None:
    new = taken_over(running("a", "b"))
    new.people("a", "b", "c")
    new.answer(WRONG)
    assert [new.state(key) for key in "abc"] == [StripState.APPLIED, StripState.APPLIED, StripState.REFUSED]
    assert new.volumes == {"a": 100, "b": 100}
    new.wait(5)
    assert new.waiting is None


def test_a_stop_that_nobody_answered_is_kept_too() -> None:
    paper = running("a")
    paper.do(paper.course.stop(paper.now))
    paper.answer(LOST)
    paper.wait(5)
    assert paper.course.mix.state is MixState.STOPPING
    assert paper.course.holdover is not None
