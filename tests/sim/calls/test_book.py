from __future__ import annotations

from typing import Any

import pytest

from desktop.sim.calls.book import CallBook
from desktop.sim.calls.refused import Code, Refused
from desktop.sim.calls.switches import Carrier, Switches

CID = "messaging:newsroom"


@pytest.fixture
def switches() -> Switches:
    return Switches()


@pytest.fixture
def book(switches: Switches) -> CallBook:
    made = CallBook("secret", switches, lambda: 1_800_000_000.0)
    made.base = "ws://127.0.0.1:5"
    return made


def test_the_same_id_is_the_same_call_in_every_channel(book: CallBook) -> None:
    first = book.create("Call-1", "video", CID)
    assert book.create("cALL-1", "audio", "messaging:other") is first
    assert book.get("CALL-1") is first
    assert first.kind == "video"


@pytest.mark.parametrize(("call_id", "kind"), [("", "video"), (None, "video"), ("x" * 256, "video"), ("x", "radio")])
def test_what_is_not_well_formed(book: CallBook, call_id: Any, kind: str) -> None:
    with pytest.raises(Refused) as caught:
        book.create(call_id, kind, CID)
    assert caught.value.code is Code.INPUT


def test_nothing_is_made_by_asking(book: CallBook) -> None:
    with pytest.raises(Refused) as caught:
        book.get("nobody")
    assert caught.value.code is Code.MISSING


def test_both_providers_in_their_shapes(book: CallBook, switches: Switches) -> None:
    agora = book.create("a", "video", CID)
    told = book.call_object(agora)
    assert set(told) == {"provider", "id", "type", "agora"}
    way_in = book.way_in(agora, "mai")
    assert set(way_in) == {"token", "agora_uid", "agora_app_id"}
    assert way_in["agora_uid"] == book.way_in(agora, "mai")["agora_uid"] < 2**31
    assert way_in["agora_uid"] != book.way_in(agora, "lan")["agora_uid"]
    switches.uid_as_float = True
    assert isinstance(book.way_in(agora, "mai")["agora_uid"], float)
    switches.carrier = Carrier.HMS
    hms = book.create("h", "audio", CID)
    assert set(book.call_object(hms)["hms"]) == {"room_id", "room_name"}
    assert set(book.way_in(hms, "mai")) == {"token"}


def test_a_channel_may_have_a_carrier_of_its_own(book: CallBook, switches: Switches) -> None:
    switches.carriers[CID] = Carrier.LOCAL
    local = book.create("L 1", "video", CID)
    assert book.call_object(local)["local"] == {"address": "ws://127.0.0.1:5/local/l%201"}
    assert book.way_in(local, "mai")["local"] == {"address": "ws://127.0.0.1:5/local/l%201"}
