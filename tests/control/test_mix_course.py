from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.control.mix_course import MixCourse
from desktop.control.mix_orders import Halt, Kind, LeftMix, Send
from desktop.core.errors import Code
from desktop.core.mix import Level, MixState, Origin, PlayAddress, Sender, Strip, StripState
from desktop.core.mix_setup import Advanced, MixMode, MixSetup, Output
from desktop.services.zego.codes import CONFIRMED, ReturnCode
from tests.control.mix_parts import AUTO, BUSY, DESK, LOST, NO_TASK, WRONG, Paper, refused, running


def last(paper: Paper) -> Send:
    sent = paper.sent[-1][1]
    assert isinstance(sent, Send)
    return sent


def test_a_fader_is_sent_at_once_and_applied_when_confirmed() -> None:
    paper = running("a", "b")
    assert paper.state("a") is StripState.APPLIED
    paper.move("a", 50)
    assert paper.sent[-1][0] == paper.now
    assert paper.state("a") is StripState.SENDING
    assert paper.state("b") is StripState.APPLIED
    paper.answer()
    assert paper.state("a") is StripState.APPLIED
    assert paper.volumes == {"a": 50, "b": 100}


def test_sixty_moves_a_second_are_six_requests_a_second_and_the_last_one_goes_out() -> None:
    paper = running("a")
    paper.sent.clear()
    begun = paper.now
    for step in range(600):
        paper.move("a", step % 200)
        if paper.waiting:
            paper.answer()
        paper.wait(1 / 60)
        if paper.waiting:
            paper.answer()
    ended = paper.now
    paper.wait(0.3)
    if paper.waiting:
        paper.answer()
    at = [moment for moment, _ in paper.sent]
    assert all(sum(1 for one in at if begun + s <= one < begun + s + 1) <= 6 for s in range(10))
    assert paper.volumes == {"a": 599 % 200}
    assert at[-1] <= ended + 0.3


def test_what_is_wished_while_a_request_is_under_way_is_sent_after_it() -> None:
    paper = running("a")
    paper.move("a", 50)
    paper.move("a", 60)
    paper.move("a", 70)
    paper.wait(1)
    assert len(paper.sent) == 2
    paper.answer()
    assert paper.state("a") is StripState.SENDING
    assert last(paper).levels["a"].volume == 70
    paper.answer()
    assert paper.state("a") is StripState.APPLIED


def test_back_to_where_it_was_during_a_request_is_sent_too() -> None:
    paper = running("a")
    paper.move("a", 50)
    paper.move("a", 100)
    assert paper.state("a") is StripState.SENDING
    paper.answer()
    paper.wait(0.2)
    paper.answer()
    assert (paper.volumes, paper.state("a")) == ({"a": 100}, StripState.APPLIED)


def test_a_refusal_puts_the_fader_back_and_says_so() -> None:
    paper = running("a", "b")
    paper.move("a", 50)
    paper.answer(WRONG)
    assert (paper.fader("a"), paper.state("a"), paper.state("b")) == (100, StripState.REFUSED, StripState.APPLIED)
    assert paper.told[0].code is Code.MIX_REFUSED
    assert paper.told[0].values == {"name": "a", "percent": 50, "old": 100}
    paper.wait(5)
    assert paper.waiting is None
    paper.course.strips.try_again("a")
    paper.do(paper.course.settle(paper.now))
    assert last(paper).levels["a"].volume == 50
    paper.answer()
    assert paper.state("a") is StripState.APPLIED


def test_a_refusal_of_what_was_moved_on_does_not_move_it_back() -> None:
    paper = running("a")
    paper.move("a", 50)
    paper.move("a", 60)
    paper.answer(WRONG)
    assert paper.fader("a") == 60
    paper.wait(0.2)
    paper.answer()
    assert paper.volumes == {"a": 60}
    assert Code.MIX_REFUSED not in paper.codes


def test_mute_is_volume_nought_and_remembers_the_fader() -> None:
    paper = running("a")
    paper.move("a", 70)
    paper.answer()
    paper.wait(0.2)
    paper.mute("a")
    paper.answer()
    assert (paper.volumes, paper.fader("a"), paper.state("a")) == ({"a": 0}, 70, StripState.APPLIED)
    paper.wait(0.2)
    before = len(paper.sent)
    paper.move("a", 80)  # under the mute nothing is to be sent
    assert (len(paper.sent), paper.state("a")) == (before, StripState.APPLIED)
    paper.mute("a", False)
    paper.answer()
    assert paper.volumes == {"a": 80}


def test_an_overload_is_tried_again_with_the_newest_value() -> None:
    paper = running("a")
    paper.move("a", 50)
    paper.answer(BUSY)
    assert paper.told[-1].code is Code.MIX_BUSY
    assert paper.told[-1].values["seconds"] == 1
    paper.move("a", 40)
    paper.wait(0.9)
    assert paper.waiting is None
    assert paper.course.mix.retry_at is not None
    paper.wait(0.2)
    assert last(paper).levels["a"].volume == 40
    paper.answer()
    assert paper.course.mix.retry_at is None


def test_an_overload_that_does_not_end_is_a_refusal() -> None:
    paper = running("a")
    paper.move("a", 50)
    for _ in range(7):
        paper.answer(BUSY)
        paper.wait(31)
        paper.looks.clear()
    assert (paper.fader("a"), paper.state("a")) == (100, StripState.REFUSED)


def test_after_no_answer_the_old_value_is_sent_again_if_the_next_one_is_refused() -> None:
    paper = running("a")
    paper.move("a", 50)
    paper.answer(LOST, executed=True)
    assert paper.volumes == {"a": 50}
    assert paper.state("a") is StripState.SENDING
    paper.wait(1)
    paper.answer(WRONG)
    assert paper.fader("a") == 100
    paper.wait(0.2)
    paper.answer()
    assert paper.volumes == {"a": 100}


def test_an_answer_that_nobody_waits_for_has_no_effect() -> None:
    paper = running("a")
    paper.move("a", 50)
    old = paper.answer(LOST)
    paper.wait(1)
    paper.move("a", 60)
    assert paper.course.answered(old.number, CONFIRMED, (), paper.now) == []
    assert paper.state("a") is StripState.SENDING


def test_a_newcomer_comes_in_at_100_percent() -> None:
    paper = running("a")
    paper.people("a", "b")
    assert last(paper).levels["b"] == Level(100)
    paper.answer()
    assert paper.state("b") is StripState.APPLIED


def test_a_missing_input_stays_out_and_the_others_are_mixed() -> None:
    paper = running("a")
    paper.people("a", "b")
    paper.answer(refused(ReturnCode.INPUT_MISSING))
    assert (paper.state("a"), paper.state("b")) == (StripState.APPLIED, StripState.REFUSED)
    assert paper.codes == [Code.MIX_HELD_BACK]
    paper.wait(0.3)
    paper.move("a", 50)
    paper.answer()
    assert paper.volumes == {"a": 50}
    paper.wait(10)  # it is tried again by itself
    paper.answer()
    assert paper.volumes == {"a": 50, "b": 100}
    assert paper.state("b") is StripState.APPLIED


def test_a_missing_input_at_the_start_is_the_one_that_the_service_names() -> None:
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(DESK, paper.now))
    paper.people("a-1", "a-12")
    paper.do(paper.course.start(paper.now))
    paper.answer(refused(ReturnCode.INPUT_MISSING, "stream zegotest-5-a-1 not exist"))
    paper.wait(0.2)
    paper.answer()
    assert (paper.volumes, paper.course.mix.state) == ({"a-12": 100}, MixState.RUNNING)


def test_a_missing_input_at_the_start_that_nobody_names() -> None:
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(DESK, paper.now))
    paper.people("a")
    paper.course.strips.add("rtmp://x/y", Origin.ADDRESS, "jingles")
    paper.do(paper.course.start(paper.now))
    paper.answer(refused(ReturnCode.INPUT_MISSING))
    paper.wait(0.2)
    paper.answer()
    assert paper.volumes == {"a": 100}
    assert paper.state("rtmp://x/y") is StripState.REFUSED


def test_who_leaves_is_gone_for_ninety_seconds_and_returns_by_itself() -> None:
    paper = running("a", "b")
    paper.people("a")
    assert paper.state("b") is StripState.GONE
    assert paper.waiting is None  # the service looks for it itself
    paper.wait(30)
    paper.people("a", "b")
    paper.answer()
    assert paper.state("b") is StripState.APPLIED
    paper.people("a")
    paper.wait(91)
    assert paper.course.mix.strip("b") is None


def test_who_was_refused_and_returns_is_tried_again() -> None:
    paper = running("a")
    paper.people("a", "b")
    paper.answer(WRONG)
    assert paper.state("b") is StripState.REFUSED
    paper.people("a")
    paper.wait(1)
    paper.people("a", "b")
    paper.answer()
    assert (paper.volumes, paper.state("b")) == ({"a": 100, "b": 100}, StripState.APPLIED)


def test_taken_out_is_sent_and_the_next_list_does_not_bring_it_back() -> None:
    paper = running("a", "b")
    paper.course.strips.remove("b")
    paper.do(paper.course.settle(paper.now))
    paper.answer()
    paper.people("a", "b")
    assert (paper.volumes, paper.waiting, len(paper.course.mix.strips)) == ({"a": 100}, None, 1)
    paper.wait(0.2)
    paper.course.strips.add("b", Origin.ROOM)
    paper.do(paper.course.settle(paper.now))
    paper.answer()
    assert paper.volumes == {"a": 100, "b": 100}


def test_a_tenth_takes_the_place_of_one_who_left_and_keeps_it() -> None:
    paper = running(*(f"s{n}" for n in range(9)))
    others = [f"s{n}" for n in range(1, 9)]
    paper.people(*others, "newcomer")
    paper.answer()
    assert paper.volumes is not None
    assert sorted(paper.volumes) == sorted([*others, "newcomer"])
    paper.wait(1)
    paper.people("s0", *others, "newcomer")
    assert (paper.waiting, paper.codes) == (None, [Code.MIX_INPUTS])
    assert (paper.state("s0"), paper.state("newcomer")) == (StripState.WAITING, StripState.APPLIED)
    paper.people("s0", *others[1:], "newcomer")
    paper.answer()
    assert paper.state("s0") is StripState.APPLIED


def test_the_last_one_taken_out_is_silent_for_there_is_no_mix_of_nothing() -> None:
    paper = running("a", "b")
    for key in "ab":
        paper.course.strips.remove(key)
        paper.do(paper.course.settle(paper.now))
        paper.answer()
        paper.wait(0.2)
    assert (paper.volumes, paper.course.mix.strips) == ({"b": 0}, ())
    paper.wait(5)
    assert paper.waiting is None
    paper.people("a", "b", "c")
    paper.answer()
    assert paper.volumes == {"c": 100}


def test_the_last_one_who_cannot_be_taken_out_comes_back() -> None:
    paper = running("a")
    paper.course.strips.remove("a")
    paper.do(paper.course.settle(paper.now))
    paper.answer(WRONG)
    assert (paper.state("a"), paper.volumes) == (StripState.APPLIED, {"a": 100})
    paper.wait(5)
    assert paper.waiting is None


def test_nine_inputs_and_no_more() -> None:
    paper = running(*(f"s{n}" for n in range(11)))
    assert paper.volumes is not None
    assert len(paper.volumes) == 9
    assert paper.state("s9") is StripState.WAITING
    paper.course.strips.remove("s0")
    paper.do(paper.course.settle(paper.now))
    paper.answer()
    assert paper.state("s9") is StripState.APPLIED


def test_a_room_with_nobody_is_waited_for() -> None:
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(DESK, paper.now))
    paper.people()
    paper.do(paper.course.start(paper.now))
    assert (paper.course.mix.state, paper.course.mix.waits_for_room) == (MixState.STARTING, True)
    assert paper.codes == [Code.MIX_ROOM]
    paper.people("a")
    paper.answer()
    assert paper.course.mix.state is MixState.RUNNING
    assert not paper.course.mix.waits_for_room


def test_a_room_that_does_not_exist_yet() -> None:
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(AUTO, paper.now))
    paper.do(paper.course.start(paper.now))
    for _ in range(10):
        paper.answer(refused(ReturnCode.NO_ROOM_5024))
        paper.wait(10)
    assert paper.codes == [Code.MIX_ROOM]
    paper.answer()
    assert paper.course.mix.state is MixState.RUNNING


@pytest.mark.parametrize("number", [100000005, 110200157, 110200160, 110200158])
def test_a_start_that_is_refused(number: int) -> None:
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(DESK, paper.now))
    paper.people("a")
    paper.do(paper.course.start(paper.now))
    paper.answer(refused(number))
    mix = paper.course.mix
    assert (mix.state, mix.fault) == (MixState.FAILED, paper.codes[-1])
    assert not mix.under_way
    paper.do(paper.course.clear(paper.now))
    assert paper.course.mix.state is MixState.STOPPED


def test_a_start_without_any_answer_may_run() -> None:
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(AUTO, paper.now))
    paper.do(paper.course.start(paper.now))
    for _ in range(7):
        paper.answer(LOST)
        paper.wait(31)
    assert paper.course.mix.state is MixState.LOST
    assert paper.course.mix.under_way


def test_stop() -> None:
    paper = running("a")
    paper.do(paper.course.stop(paper.now))
    assert paper.course.mix.state is MixState.STOPPING
    paper.answer(BUSY)
    paper.wait(1)
    paper.answer()
    assert paper.course.mix.state is MixState.STOPPED
    assert paper.state("a") is StripState.WAITING
    assert paper.course.mix.running is None


def test_stop_waits_for_the_request_under_way_but_not_for_its_retries() -> None:
    paper = running("a")
    paper.move("a", 50)
    paper.do(paper.course.stop(paper.now))
    assert isinstance(paper.waiting, Send)
    paper.answer(BUSY)
    assert isinstance(paper.waiting, Halt)
    paper.answer(NO_TASK)
    assert paper.course.mix.state is MixState.STOPPED


def test_a_stop_that_is_refused_leaves_a_mix_that_runs() -> None:
    paper = running("a")
    paper.do(paper.course.stop(paper.now))
    paper.answer(refused(ReturnCode.NOT_OWNER))
    assert paper.course.mix.state is MixState.RUNNING
    assert paper.codes == [Code.MIX_STOP]


def test_a_stop_without_an_answer_ends_as_lost() -> None:
    paper = running("a")
    paper.do(paper.course.stop(paper.now))
    for _ in range(7):
        paper.answer(LOST)
        paper.wait(31)
    assert paper.course.mix.state is MixState.LOST


def test_the_operator_need_not_wait_for_a_stop() -> None:
    paper = running("a")
    paper.do(paper.course.stop(paper.now))
    paper.do(paper.course.clear(paper.now))
    assert paper.course.mix.state is MixState.LOST
    paper.do(paper.course.clear(paper.now))
    paper.do(paper.course.start(paper.now))
    paper.answer()  # of the stop; the new start was waiting for it
    assert paper.course.mix.state is MixState.STARTING
    paper.wait(0.2)
    paper.answer()
    assert paper.course.mix.state is MixState.RUNNING


def test_stop_before_anything_was_asked() -> None:
    paper = Paper()
    paper.do(paper.course.place("room", "desk", paper.now))
    paper.do(paper.course.choose(DESK, paper.now))
    paper.do(paper.course.start(paper.now))
    paper.do(paper.course.stop(paper.now))
    assert (paper.course.mix.state, paper.sent) == (MixState.STOPPED, [])


def test_auto_leaves_the_room_to_the_service_and_faders_to_the_next_start() -> None:
    paper = running("a", setup=AUTO)
    assert paper.state("a") is StripState.BY_ROOM
    paper.people("a", "b")
    assert (paper.state("b"), paper.waiting) == (StripState.BY_ROOM, None)
    paper.course.strips.add("rtmp://x/y", Origin.ADDRESS, "jingles")
    paper.move("rtmp://x/y", 50)
    paper.mute("a")
    assert paper.waiting is None
    assert (paper.state("rtmp://x/y"), paper.state("a")) == (StripState.NEXT_START, StripState.NEXT_START)
    assert paper.course.mix.restart_needed
    paper.do(paper.course.restart(paper.now))
    paper.answer()
    paper.wait(0.2)
    sent = last(paper)
    assert (sent.kind, sent.levels["a"].muted, sent.levels["rtmp://x/y"].volume) == (Kind.START, True, 50)
    paper.answer()
    assert (paper.state("rtmp://x/y"), paper.state("a")) == (StripState.APPLIED, StripState.BY_ROOM)
    assert not paper.course.mix.restart_needed


def test_auto_changes_live_what_the_document_marks_and_nothing_else() -> None:
    paper = running("a", setup=AUTO)
    paper.course.strips.add("x", Origin.STREAM)
    paper.do(paper.course.choose(MixSetup(MixMode.AUTO, AUTO.outputs, Advanced(user_data="news")), paper.now))
    sent = last(paper)
    assert (sent.kind, sent.setup.advanced.user_data) == (Kind.UPDATE, "news")
    assert "x" not in sent.levels  # it waits for the next start
    paper.answer()
    paper.wait(0.2)
    assert paper.state("x") is StripState.NEXT_START
    paper.do(paper.course.choose(MixSetup(MixMode.AUTO, (Output("other"),)), paper.now))
    assert paper.waiting is None
    assert paper.course.mix.restart_needed


def test_a_doubt_that_ends_in_a_refusal_is_not_asked_about_without_end() -> None:
    paper = running("a", setup=AUTO)
    paper.do(paper.course.choose(MixSetup(MixMode.AUTO, AUTO.outputs, Advanced(sound_level=True)), paper.now))
    paper.answer(LOST, executed=False)
    paper.wait(1.1)
    paper.answer(WRONG)
    assert paper.course.mix.setup == AUTO
    paper.wait(5)
    assert paper.waiting is None


def test_a_newcomer_whom_nobody_can_take_out_is_not_asked_about_without_end() -> None:
    paper = running("a")
    paper.people("a", "b")
    paper.answer(LOST, executed=True)
    paper.wait(1.1)
    paper.answer(WRONG)
    paper.wait(0.2)
    paper.answer(WRONG)  # it may be mixed, and the mix without it was refused, too
    paper.wait(5)
    assert (paper.waiting, paper.state("b")) == (None, StripState.REFUSED)
    paper.move("a", 50)
    paper.answer()
    assert (paper.volumes, paper.state("b")) == ({"a": 50}, StripState.REFUSED)


def test_desk_changes_an_address_live_and_a_codec_after_a_restart() -> None:
    paper = running("a")
    paper.do(paper.course.choose(MixSetup(MixMode.DESK, (Output("other"),)), paper.now))
    assert last(paper).setup.outputs[0].stream_id == "other"
    paper.answer()
    paper.wait(0.2)
    paper.do(paper.course.choose(MixSetup(MixMode.DESK, (Output("other", channels=2),)), paper.now))
    assert (paper.waiting, paper.course.mix.restart_needed) == (None, True)


def test_a_refused_change_of_outputs_is_taken_back() -> None:
    paper = running("a")
    paper.do(paper.course.choose(MixSetup(MixMode.DESK, (Output("other"),)), paper.now))
    paper.answer(refused(ReturnCode.OUTPUT_WRONG))
    assert paper.course.mix.setup == DESK
    assert paper.codes == [Code.MIX_OUTPUTS]


def test_another_mode_is_another_task() -> None:
    paper = running("a")
    desk_task = paper.course.mix.task_id
    paper.do(paper.course.choose(AUTO, paper.now))
    assert paper.course.mix.restart_needed
    assert paper.course.mix.mode is MixMode.DESK
    paper.do(paper.course.restart(paper.now))
    paper.answer()
    paper.wait(0.2)
    paper.answer()
    assert paper.course.mix.mode is MixMode.AUTO
    assert paper.course.mix.task_id != desk_task


def test_a_mix_that_the_service_no_longer_knows() -> None:
    paper = running("a")
    paper.wait(11)
    paper.look(NO_TASK)
    assert (paper.course.mix.state, paper.codes) == (MixState.LOST, [Code.MIX_LOST])
    assert paper.state("a") is StripState.WAITING
    paper.do(paper.course.start(paper.now))
    paper.answer()
    assert paper.state("a") is StripState.APPLIED


def test_three_looks_without_an_answer_and_one_with() -> None:
    paper = running("a")
    for _ in range(3):
        assert paper.course.mix.state is MixState.RUNNING
        paper.wait(11)
        paper.look(LOST)
    assert paper.course.mix.state is MixState.LOST
    paper.do(paper.course.check(paper.now))
    paper.look()
    assert paper.course.mix.state is MixState.RUNNING
    assert paper.codes[-1] is Code.MIX_BACK
    paper.answer()  # everything is sent again
    assert paper.state("a") is StripState.APPLIED


def test_a_mix_of_nobody_warns_and_ends_by_itself() -> None:
    paper = running("a")
    paper.people()
    paper.wait(10)
    paper.do(paper.course.listed(None, paper.now))  # a list that fails sets no clock back
    paper.wait(21)
    assert paper.codes == [Code.MIX_IDLE]
    assert paper.course.mix.idle_since is not None
    paper.wait(55)
    paper.look(NO_TASK)
    assert (paper.course.mix.state, paper.codes[-1]) == (MixState.STOPPED, Code.MIX_ENDED)


def test_a_room_that_cannot_be_read_is_not_an_empty_one() -> None:
    paper = running("a")
    paper.do(paper.course.listed(None, paper.now))
    paper.wait(40)
    assert (paper.codes, paper.state("a")) == ([], StripState.APPLIED)


def left(setup: MixSetup) -> LeftMix:
    levels = {"a": (Origin.ROOM, Level(30)), "http://x/y.flv": (Origin.ADDRESS, Level(40))}
    strips = tuple(Strip(key, origin, key, wish=level, confirmed=level) for key, (origin, level) in levels.items())
    return LeftMix("task", "room", setup, 0.0, strips)


def test_a_desk_mix_taken_over_is_sent_again_when_the_room_is_known() -> None:
    paper = Paper()
    paper.do(paper.course.take_over(left(DESK), 3600, paper.now))
    assert paper.course.mix.started_at == paper.now - 3600
    assert (paper.state("a"), paper.waiting, paper.lists) == (StripState.SENDING, None, 1)
    paper.people("a", "b")
    paper.answer()
    assert paper.volumes == {"a": 30, "b": 100, "http://x/y.flv": 40}
    assert paper.state("a") is StripState.APPLIED


def test_a_list_that_does_not_come_is_not_waited_for() -> None:
    paper = Paper()
    paper.do(paper.course.take_over(left(DESK), 60, paper.now))
    paper.wait(1.9)
    assert paper.waiting is None
    paper.wait(0.2)
    paper.answer(refused(ReturnCode.INPUT_MISSING))  # somebody left meanwhile, and nobody says who: the extra one?
    paper.wait(0.2)
    paper.answer(refused(ReturnCode.INPUT_MISSING))
    paper.people("b")  # the list says it
    paper.wait(1.1)
    paper.answer()
    assert paper.volumes == {"b": 100}
    assert (paper.state("a"), paper.state("b")) == (StripState.GONE, StripState.APPLIED)


def test_an_auto_mix_taken_over_is_as_it_was() -> None:
    paper = Paper()
    paper.do(paper.course.take_over(left(AUTO), 60, paper.now))
    paper.people("a", "b")
    sent = paper.waiting
    assert isinstance(sent, Send)
    assert (sent.kind, sent.setup, sent.levels) == (
        Kind.UPDATE,
        AUTO,
        {one.key: one.wish for one in left(AUTO).strips},
    )
    play = (PlayAddress("out", flv="http://play/out.flv"),)
    paper.do(paper.course.answered(sent.number, CONFIRMED, play, paper.now))  # it is asked for these alone
    assert paper.course.mix.play == play
    assert paper.state("http://x/y.flv") is StripState.APPLIED
    paper.wait(5)
    assert len(paper.sent) == 1


def test_a_mix_under_way_is_kept_for_the_next_run() -> None:
    paper = running("a")
    paper.move("a", 30)
    paper.answer()
    kept = paper.course.holdover
    assert kept is not None
    assert (kept.task_id, kept.hushed) == ("desk-room-desk", False)
    assert kept.strips == (Strip("a", Origin.ROOM, "a", wish=Level(30), confirmed=Level(30)),)
    paper.wait(0.2)
    paper.do(paper.course.stop(paper.now))
    paper.answer()
    assert paper.course.holdover is None


def test_another_room_has_other_strips_but_not_during_a_mix() -> None:
    paper = running("a")
    paper.do(paper.course.place("other", "desk", paper.now))
    assert paper.course.mix.room == "room"
    paper.do(paper.course.stop(paper.now))
    paper.answer()
    paper.do(paper.course.place("other", "desk", paper.now))
    assert (paper.course.mix.room, paper.course.mix.strips) == ("other", ())
    paper.do(paper.course.place("", "desk", paper.now))
    paper.lists = 0
    paper.wait(100)
    assert paper.lists == 0


KEYS = st.sampled_from(["a", "b", "c"])
MOVES = st.tuples(st.just("move"), KEYS, st.integers(0, 200))
MUTES = st.tuples(st.just("mute"), KEYS, st.booleans())
PEOPLE = st.tuples(st.just("people"), st.sets(KEYS, min_size=1), st.none())
TAKEN = st.tuples(st.sampled_from(["remove", "add", "again"]), KEYS, st.none())
TIME = st.tuples(st.just("wait"), st.sampled_from([0.01, 0.1, 0.2, 1.0, 5.0, 95.0]), st.none())
ANSWERS = st.tuples(
    st.just("answer"),
    st.sampled_from([CONFIRMED, CONFIRMED, BUSY, WRONG, LOST, refused(ReturnCode.INPUT_MISSING)]),
    st.booleans(),
)
LATE = st.tuples(st.just("late"), st.integers(0, 5), st.booleans())
LOOKS = st.tuples(st.just("look"), st.sampled_from([CONFIRMED, LOST, NO_TASK]), st.none())
HUSHES = st.tuples(st.just("hush"), st.booleans(), st.none())
KILLS = st.tuples(st.just("kill"), st.booleans(), st.none())
Step = tuple[str, object, object]
STEPS = st.lists(
    st.one_of(MOVES, MOVES, MUTES, PEOPLE, TAKEN, TIME, ANSWERS, ANSWERS, LATE, LOOKS, HUSHES, KILLS), max_size=40
)


class Evening:
    """Any sequence of moves and answers."""

    def __init__(self) -> None:
        self.paper = running("a", "b")
        self.unanswered: list[Send | Halt] = []  # may be carried out, or answered, at any later time

    def step(self, what: str, one: object, other: object) -> None:
        paper, strips = self.paper, self.paper.course.strips
        match what, one, other:
            case "move", str(key), int(fader):
                paper.move(key, fader)
            case "mute", str(key), bool(muted):
                paper.mute(key, muted)
            case "remove", str(key), _:
                strips.remove(key)
            case "add", str(key), _:
                strips.add(key, Origin.ROOM)
            case "again", str(key), _:
                strips.try_again(key)
            case "people", set(names), _:
                paper.people(*sorted(str(name) for name in names))
            case "wait", float(seconds), _:
                paper.wait(seconds)
            case "answer", verdict, bool(executed) if paper.waiting is not None:
                doubtful = verdict is LOST
                done = paper.answer(verdict, executed=executed if doubtful else None)  # type: ignore[arg-type]  # one of the verdicts above
                if doubtful and not executed:
                    self.unanswered.append(done)
            case "late", int(number), bool(executed) if self.unanswered:
                request = self.unanswered.pop(number % len(self.unanswered))
                if executed:
                    paper.execute(request)
                paper.do(paper.course.answered(request.number, CONFIRMED if executed else WRONG, (), paper.now))
            case "look", verdict, _ if paper.looks:
                paper.look(verdict)  # type: ignore[arg-type]  # one of the verdicts above
            case "hush", bool(hushed), _:
                paper.do(paper.course.hush(hushed, paper.now))
            case "kill", bool(executed), _:
                self.kill(executed)
        paper.do(paper.course.settle(paper.now))

    def kill(self, executed: bool) -> None:
        """The console dies, perhaps during a request, and another one takes its mix over."""
        paper, left = self.paper, self.paper.course.holdover
        if left is None:
            return
        if paper.waiting is not None and executed:
            paper.execute(paper.waiting)
        paper.waiting, paper.newest, paper.states = None, 0, {}
        paper.looks.clear()
        self.unanswered.clear()  # numbers go on from run to run: what comes late of the last one has no effect
        paper.course = MixCourse(lambda: 0.0)
        paper.do(paper.course.take_over(left, 60, paper.now))

    def come_to_rest(self) -> None:
        """From now on the service answers well; a mix that was lost is found or started again."""
        paper = self.paper
        paper.do(paper.course.hush(False, paper.now))
        for _ in range(30):
            if paper.course.mix.state in (MixState.LOST, MixState.STOPPED):
                paper.do(paper.course.start(paper.now))
            if paper.waiting is not None:
                paper.answer()
            while paper.looks:
                paper.look()
            paper.wait(10)
            paper.people("a", "b", "c")


@given(STEPS)
def test_the_last_wish_is_sent_and_every_strip_ends_on_a_confirmed_value(
    steps: list[Step],
) -> None:
    evening = Evening()
    for step in steps:
        evening.step(*step)
    evening.come_to_rest()
    paper = evening.paper
    mix = paper.course.mix
    assert (mix.state, paper.waiting) == (MixState.RUNNING, None)
    mixed = [one for one in mix.strips if not one.held]  # a newcomer who was refused is in no mix, and says so
    assert all(mix.state_of(one) is StripState.REFUSED for one in mix.strips if one.held)
    shown = {one.key: one.wish.volume for one in mixed}
    heard = {key: volume for key, volume in (paper.volumes or {}).items() if volume or key in shown}
    assert heard == shown  # what is shown is what is mixed
    assert all(one.confirmed is not None and one.confirmed.volume == one.wish.volume for one in mixed)
    assert all(mix.state_of(one) in (StripState.APPLIED, StripState.REFUSED) for one in mixed)


IDLE_AT_ODD_TIMES: list[Step] = [
    *[("wait", 0.1, None)] * 2, ("people", {"b"}, None),
    ("wait", 0.1, None), ("remove", "b", None), ("wait", 95.0, None),
]  # fmt: skip


@given(STEPS, KEYS, st.integers(0, 200))
@example(IDLE_AT_ODD_TIMES, "a", 0)
def test_a_last_wish_that_nobody_refuses_is_heard(steps: list[Step], key: str, fader: int) -> None:
    evening = Evening()
    for step in steps:
        evening.step(*step)
    paper = evening.paper
    paper.do(paper.course.hush(False, paper.now))
    paper.course.strips.add(key, Origin.ROOM)
    paper.people("a", "b", "c")
    paper.mute(key, False)
    paper.move(key, fader)
    evening.come_to_rest()
    assert paper.volumes is not None
    assert paper.volumes[key] == fader
    assert paper.state(key) is StripState.APPLIED


def test_a_course_without_a_room_does_nothing() -> None:
    course = MixCourse(lambda: 0.0)
    assert course.settle(0.0) == []
    assert course.due is None
    assert course.listed([Sender("a")], 0.0) == []
