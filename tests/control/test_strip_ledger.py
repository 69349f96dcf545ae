from __future__ import annotations

from desktop.core.errors import Code
from desktop.core.mix import Level, Origin, Sender
from tests.control.strip_parts import keys, room


def test_an_extra_that_is_mixed_is_known_until_the_service_let_it_go() -> None:
    strips = room("a")
    strips.add("x", Origin.STREAM)
    strips.ledger.confirm({"a": Level(), "x": Level()})
    strips.remove("x")
    assert (keys(strips), len(strips.all)) == (["a"], 2)
    strips.ledger.confirm({"a": Level()})
    assert len(strips.all) == 1


def test_who_was_refused_out_of_the_mix_comes_back() -> None:
    strips = room("a", "b")
    strips.ledger.confirm({"a": Level(), "b": Level()})
    strips.remove("b")
    strips.ledger.refuse({"a": Level()}, Code.MIX_FAILED)
    assert keys(strips) == ["a", "b"]


def test_a_newcomer_who_was_refused_is_held_until_tried_again() -> None:
    strips = room("a")
    strips.ledger.confirm({"a": Level()})
    strips.joined(Sender("b"))
    (before,) = strips.ledger.refuse({"a": Level(), "b": Level()}, Code.MIX_INPUTS)
    assert (before.key, strips.due()) == ("b", None)
    b = strips.get("b")
    assert b is not None
    assert (b.held, b.reason) == (True, Code.MIX_INPUTS)
    strips.try_again("b")
    b = strips.get("b")
    assert b is not None
    assert not b.held


def test_who_is_not_there_yet_is_tried_again_after_a_pause_that_grows() -> None:
    strips = room("a")
    now, pauses = 0.0, []
    for _ in range(6):
        strips.ledger.hold(["a"], Code.MIX_INPUT_MISSING, now, passing=True)
        due = strips.due()
        assert due is not None
        pauses.append(due - now)
        now = due
        strips.tick(now)
        assert strips.due() is None
    assert pauses == [10.0, 20.0, 40.0, 80.0, 160.0, 160.0]
    strips.ledger.confirm({"a": Level()})
    strips.ledger.hold(["a"], Code.MIX_INPUT_MISSING, now, passing=True)
    assert strips.due() == now + 10.0


def test_silent_moves_are_confirmed_by_themselves_and_a_doubt_is_not() -> None:
    strips = room("a")
    strips.mute("a", True)
    strips.ledger.confirm({"a": Level(100, muted=True)})
    strips.move("a", 30)
    a = strips.get("a")
    assert a is not None
    assert a.confirmed == Level(30, muted=True)
    strips.ledger.unanswered({"a": Level(50)})
    a = strips.get("a")
    assert a is not None
    assert (a.doubt, a.settled) == (True, False)
    strips.ledger.refuse({"a": Level(30, muted=True)}, Code.MIX_FAILED)  # even the old value: nothing helps
    a = strips.get("a")
    assert a is not None
    assert a.settled


def test_a_doubt_is_not_ended_by_another_request_without_an_answer() -> None:
    strips = room("a")
    strips.ledger.confirm({"a": Level(100)})
    for fader in (50, 100):  # one of the two may be the last that the service has seen
        strips.move("a", fader)
        strips.ledger.sent({"a": Level(fader)})
        strips.ledger.unanswered({"a": Level(fader)})
    a = strips.get("a")
    assert a is not None
    assert (a.doubt, a.settled) == (True, False)


def test_nothing_of_an_ended_mix_is_known() -> None:
    strips = room("a", "b")
    strips.ledger.confirm({"a": Level(), "b": Level()})
    strips.ledger.hold(["b"], Code.MIX_INPUT_MISSING, 0.0, passing=True)
    strips.ledger.forget_mix()
    assert [(one.confirmed, one.held, one.reason) for one in strips.shown] == [(None, False, None)] * 2
    assert strips.due() is None
    strips.ledger.confirm({"a": Level()})
    strips.ledger.recheck()
    assert [one.settled for one in strips.shown] == [False, False]
