from __future__ import annotations

from desktop.control.mix_watch import MixWatch


def test_looks_follow_one_another() -> None:
    watch = MixWatch()
    assert watch.due is None
    watch.begin(0.0)
    assert watch.take_look(9.0) is None
    number = watch.take_look(10.0)
    assert number is not None
    assert watch.take_look(30.0) is None  # one at a time
    assert not watch.looked(number + 1, 31.0)
    assert watch.looked(number, 31.0)
    assert watch.take_look(40.9) is None
    assert watch.take_look(41.0) == number + 1
    watch.begin(50.0)
    assert not watch.looked(number + 1, 51.0)  # of an earlier mix


def test_the_third_look_without_an_answer() -> None:
    watch = MixWatch()
    assert [watch.unseen(), watch.unseen()] == [False, False]
    watch.seen()
    assert [watch.unseen(), watch.unseen(), watch.unseen()] == [False, False, True]


def test_a_room_is_listed_more_often_while_it_is_mixed() -> None:
    watch = MixWatch()
    watch.list_now(0.0)
    assert watch.take_list(0.0, busy=True)
    assert not watch.take_list(9.9, busy=True)
    assert watch.take_list(10.0, busy=False)
    assert not watch.take_list(39.0, busy=False)
    watch.no_room()
    assert not watch.take_list(100.0, busy=True)


def test_nobody_sends() -> None:
    watch = MixWatch()
    watch.note(False, 0.0)
    assert watch.idle_since is None  # the room is not known
    watch.room_known = True
    watch.note(False, 5.0)
    assert (watch.due, watch.take_warning(34.0)) == (35.0, False)
    assert watch.take_warning(35.0)
    assert not watch.take_warning(36.0)
    assert not watch.ended_by_itself(84.0)
    assert watch.ended_by_itself(85.0)
    watch.note(True, 90.0)
    assert watch.idle_since is None


def test_a_list_that_could_not_be_read_does_not_set_the_clock_back() -> None:
    watch = MixWatch()
    watch.room_known = True
    watch.note(False, 5.0)
    watch.room_known = False
    watch.note(False, 40.0)
    assert (watch.idle_since, watch.take_warning(40.0)) == (5.0, True)
    assert watch.ended_by_itself(85.0)


def test_a_young_mix_may_not_be_known_yet() -> None:
    watch = MixWatch()
    watch.begin(10.0)
    assert watch.is_young(14.0)
    assert not watch.is_young(15.0)
