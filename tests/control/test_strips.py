from __future__ import annotations

from desktop.control.strips import Strips
from desktop.core.errors import Code
from desktop.core.mix import Level, Origin, Sender, Strip
from desktop.core.mix_setup import MixMode
from tests.control.strip_parts import keys, room, wish


def test_names_and_numbers() -> None:
    strips = room("a", "b")
    assert [(one.name, one.level_id) for one in strips.shown] == [("A", 1), ("B", 2)]
    strips.joined(Sender("a", "u", "Linh"))
    assert strips.shown[0].name == "Linh"


def test_names_of_strangers_are_one_short_line() -> None:
    strips = Strips()
    strips.joined(Sender("a", "u\x00\n", "line\nbreak\u202e\ttab"))
    strips.joined(Sender("b", "می\u200cخواهم", "\u2067 \r\n"))
    strips.joined(Sender("c", "", "x" * 9999))
    assert [one.name for one in strips.shown] == ["line break tab", "می\u200cخواهم", "x" * 80]
    assert strips.shown[0].user == "u"


def test_what_nobody_knows_is_passed_over() -> None:
    strips = room("a")
    strips.move("z", 5)
    strips.mute("z", True)
    strips.remove("z")
    strips.try_again("z")
    strips.accept("z")
    strips.left("z", 0.0)
    assert keys(strips) == ["a"]


def test_faders_and_mutes() -> None:
    strips = room("a", "b")
    strips.move("a", 300)
    strips.mute("a", True)
    assert wish(strips, "a") == Level(200, muted=True)
    strips.set("a", Level(40))
    assert wish(strips, "a") == Level(40)


def test_a_hush_mutes_all_and_whoever_comes_and_gives_back_what_was() -> None:
    strips = room("a", "b")
    strips.set("a", Level(40, muted=True))
    strips.move("b", 70)
    strips.hush(True)
    assert [one.wish for one in strips.shown] == [Level(40, True), Level(70, True)]
    strips.joined(Sender("c"))
    strips.hush(True)
    strips.move("b", 60)
    strips.mute("b", False)
    strips.mute("a", False)
    strips.remove("c")
    strips.add("c", Origin.ROOM)
    strips.hush(True)
    assert [one.wish.volume for one in strips.shown] == [0, 0, 0]
    strips.hush(False)
    assert [one.wish for one in strips.shown] == [Level(40, True), Level(60), Level(100)]


def test_extras() -> None:
    strips = room("a")
    assert strips.add("rtmp://x", Origin.ADDRESS, "Jingles")
    assert not strips.add("rtmp://x", Origin.ADDRESS)
    strips.left("rtmp://x", 0.0)  # only the room's streams come and go
    assert keys(strips) == ["a", "rtmp://x"]
    strips.remove("rtmp://x")
    assert [one.key for one in strips.all] == ["a"]


def test_back_by_undo_with_its_fader() -> None:
    strips = room("a", "b")
    strips.move("b", 30)
    strips.remove("b")
    strips.listed([Sender("a"), Sender("b")], 1.0)
    assert keys(strips) == ["a"]
    strips.add("b", Origin.ROOM)
    assert wish(strips, "b") == Level(30)


def test_the_tenth_is_one_too_many_and_is_told_once() -> None:
    strips = room(*"abcdefghij")
    assert strips.cap(MixMode.DESK)
    assert not strips.cap(MixMode.DESK)
    assert [one.key for one in strips.shown if one.over] == ["j"]
    strips.mute("a", True)
    strips.cap(MixMode.AUTO)  # there a mute takes no place
    assert not any(one.over for one in strips.shown)


def test_who_is_away_has_no_place_and_who_is_mixed_keeps_theirs() -> None:
    strips = room(*"abcdefghi")
    strips.ledger.confirm({one.key: one.wish for one in strips.all})
    strips.left("a", 0.0)
    strips.joined(Sender("newcomer"))
    assert not strips.cap(MixMode.DESK)
    strips.ledger.confirm({one.key: one.wish for one in strips.all if one.wanted})
    strips.joined(Sender("a"))
    assert strips.cap(MixMode.DESK)
    assert [one.key for one in strips.shown if one.over] == ["a"]
    assert not strips.cap(MixMode.DESK)
    strips.left("b", 1.0)
    strips.cap(MixMode.DESK)
    assert not any(one.over for one in strips.shown)


def test_a_name_that_is_not_told_again_stays() -> None:
    strips = room("a")
    strips.joined(Sender("a", "u1", "Ann"))
    strips.joined(Sender("a", "u1"))
    assert [one.name for one in strips.shown] == ["Ann"]
    strips.joined(Sender("a", "u2"))
    assert [one.name for one in strips.shown] == ["u2"]


def test_a_strip_of_a_former_run_has_a_number_of_this_one() -> None:
    strips = Strips([Strip("b", name="Bob", wish=Level(30), level_id=7)])
    strips.add("c", Origin.ROOM)
    assert [(one.name, one.wish, one.level_id) for one in strips.shown] == [("Bob", Level(30), 1), ("c", Level(), 2)]


def test_a_refusal_that_was_seen_is_forgotten() -> None:
    strips = room("a")
    strips.ledger.confirm({"a": Level()})
    strips.move("a", 140)
    strips.ledger.refuse({"a": Level(140)}, Code.MIX_REFUSED)
    refused = strips.get("a")
    assert refused is not None
    assert (refused.wish, refused.refused) == (Level(100), Level(140))
    strips.accept("a")
    seen = strips.get("a")
    assert seen is not None
    assert (seen.wish, seen.refused, seen.reason) == (Level(100), None, None)
