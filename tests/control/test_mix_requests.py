from __future__ import annotations

from dataclasses import replace

from desktop.control.mix_requests import culprits, silenced, sources_of, unsent
from desktop.control.strips import Strips
from desktop.core.mix import Level, Origin, Sender, Source, Strip
from desktop.core.mix_setup import Advanced, MixMode, MixSetup

DESK, AUTO = MixSetup(MixMode.DESK), MixSetup(MixMode.AUTO)
FINE = Strip("a", confirmed=Level())


def test_what_goes_into_a_desk_mix() -> None:
    strips = (FINE, Strip("b", out=True), Strip("c", held=True), Strip("d", gone_since=1.0), Strip("e", over=True))
    assert sources_of(strips, MixMode.DESK) == (Source("a", Origin.ROOM, Level()),)


def test_in_auto_who_stays_out_is_muted_even_while_away() -> None:
    strips = (Strip("a", out=True), Strip("b", wish=Level(muted=True), gone_since=1.0), Strip("c"))
    assert [one.level.muted for one in sources_of(strips, MixMode.AUTO)] == [True, True, False]


def test_as_it_is_mixed() -> None:
    strips = (Strip("a", wish=Level(5), confirmed=Level(9)), Strip("b"))
    assert sources_of(strips, MixMode.AUTO, as_mixed=True) == (Source("a", Origin.ROOM, Level(9)),)


def test_when_there_is_something_to_send() -> None:
    other = replace(FINE, key="b", wish=Level(5))
    assert not unsent([FINE], DESK, DESK, False)
    assert unsent([FINE, other], DESK, DESK, False)
    assert unsent([FINE], DESK, DESK, True)
    assert unsent([FINE], DESK, MixSetup(MixMode.DESK, advanced=Advanced(user_data="x")), False)
    assert unsent([FINE, replace(FINE, key="b", out=True)], DESK, DESK, False)
    assert not unsent([FINE, replace(FINE, key="b", gone_since=1.0)], DESK, DESK, False)
    last = replace(FINE, out=True)  # a mix of nothing cannot be asked for: it is to be silent
    assert unsent([last], DESK, DESK, False)
    assert not unsent([replace(last, confirmed=Level(muted=True))], DESK, DESK, False)
    assert not unsent([replace(last, stuck=True)], DESK, DESK, False)
    assert not unsent([replace(last, gone_since=1.0)], DESK, DESK, False)
    assert [(one.key, one.level.volume) for one in silenced([last, FINE])] == [("a", 0)]
    assert not unsent([other], AUTO, AUTO, False)


def test_who_is_meant() -> None:
    strips = Strips()
    strips.listed([Sender("a"), Sender("b")], 0.0)
    strips.add("x", Origin.STREAM)
    levels = {"a": Level(), "b": Level(), "x": Level()}
    assert culprits(levels, strips, "stream zegotest-1-b not found") == ("b",)
    assert culprits(levels, strips, "ab is not b-1") == ("x",)  # nobody is named: the extra one
    strips.ledger.confirm({"a": Level(), "x": Level()})
    assert culprits(levels, strips, "") == ("b",)  # the new one
    strips.ledger.confirm(levels)
    assert culprits(levels, strips, "") == ()
