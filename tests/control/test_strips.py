from __future__ import annotations

from desktop.control.strips import Strips
from desktop.core.errors import Code
from desktop.core.mix import Level, Origin, Sender
from desktop.core.mix_setup import MixMode


def room(*names: str) -> Strips:
    strips = Strips()
    strips.listed([Sender(name, name.upper(), "") for name in names], 0.0)
    return strips


def keys(strips: Strips) -> list[str]:
    return [one.key for one in strips.shown]


def wish(strips: Strips, key: str) -> Level:
    one = strips.get(key)
    assert one is not None
    return one.wish


def test_names_and_numbers() -> None:
    strips = room("a", "b")
    assert [(one.name, one.level_id) for one in strips.shown] == [("A", 1), ("B", 2)]
    strips.joined(Sender("a", "u", "Linh"))
    assert strips.shown[0].name == "Linh"


def test_what_nobody_knows_is_passed_over() -> None:
    strips = room("a")
    strips.move("z", 5)
    strips.mute("z", True)
    strips.remove("z")
    strips.try_again("z")
    strips.left("z", 0.0)
    assert keys(strips) == ["a"]


def test_faders_and_mutes() -> None:
    strips = room("a", "b")
    strips.move("a", 300)
    strips.mute("a", True)
    assert wish(strips, "a") == Level(200, muted=True)
    strips.set("a", Level(40))
    strips.mute_all()
    assert [one.wish for one in strips.shown] == [Level(40, True), Level(100, True)]


def test_extras() -> None:
    strips = room("a")
    assert strips.add("rtmp://x", Origin.ADDRESS, "Jingles")
    assert not strips.add("rtmp://x", Origin.ADDRESS)
    strips.left("rtmp://x", 0.0)  # only the room's streams come and go
    assert keys(strips) == ["a", "rtmp://x"]
    strips.remove("rtmp://x")
    assert [one.key for one in strips.all] == ["a"]


def test_an_extra_that_is_mixed_is_known_until_the_service_let_it_go() -> None:
    strips = room("a")
    strips.add("x", Origin.STREAM)
    strips.confirm({"a": Level(), "x": Level()})
    strips.remove("x")
    assert (keys(strips), len(strips.all)) == (["a"], 2)
    strips.confirm({"a": Level()})
    assert len(strips.all) == 1


def test_back_by_undo_with_its_fader() -> None:
    strips = room("a", "b")
    strips.move("b", 30)
    strips.remove("b")
    strips.listed([Sender("a"), Sender("b")], 1.0)
    assert keys(strips) == ["a"]
    strips.add("b", Origin.ROOM)
    assert wish(strips, "b") == Level(30)


def test_who_was_refused_out_of_the_mix_comes_back() -> None:
    strips = room("a", "b")
    strips.confirm({"a": Level(), "b": Level()})
    strips.remove("b")
    strips.refuse({"a": Level()}, Code.MIX_FAILED)
    assert keys(strips) == ["a", "b"]


def test_a_newcomer_who_was_refused_is_held_until_tried_again() -> None:
    strips = room("a")
    strips.confirm({"a": Level()})
    strips.joined(Sender("b"))
    (before,) = strips.refuse({"a": Level(), "b": Level()}, Code.MIX_INPUTS)
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
        strips.hold(["a"], Code.MIX_INPUT_MISSING, now, passing=True)
        due = strips.due()
        assert due is not None
        pauses.append(due - now)
        now = due
        strips.tick(now)
        assert strips.due() is None
    assert pauses == [10.0, 20.0, 40.0, 80.0, 160.0, 160.0]
    strips.confirm({"a": Level()})
    strips.hold(["a"], Code.MIX_INPUT_MISSING, now, passing=True)
    assert strips.due() == now + 10.0


def test_the_tenth_is_one_too_many_and_is_told_once() -> None:
    strips = room(*"abcdefghij")
    assert strips.cap(MixMode.DESK)
    assert not strips.cap(MixMode.DESK)
    assert [one.key for one in strips.shown if one.over] == ["j"]
    strips.mute("a", True)
    strips.cap(MixMode.AUTO)  # there a mute takes no place
    assert not any(one.over for one in strips.shown)
