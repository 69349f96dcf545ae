"""What surfaces say and hear: strict where it matters, forgiving where it is new, never an exception."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.remote import Asks, Done, Offer, Order, Refusal, Refused
from desktop.services.remote import messages
from desktop.services.remote.messages import Ask, Malformed, Wish, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"do":"source.record","on":true,"source":2,"id":7}', Wish(Order("source.record", on=True, source=2), 7)),
        ('{"do":"source.mute","source":"ab-1"}', Wish(Order("source.mute", source="ab-1"))),
        ('{"do":"air.go_live"}', Wish(Order("air.go_live"))),
        ('{"do":"air.go_live","confirm":true,"id":"a"}', Wish(Order("air.go_live", confirm=True), "a")),
        ('{"do":"air.end","new_field":{"deep":[1]}}', Wish(Order("air.end"))),
        ('{"get":"state"}', Ask("state")),
        ('{"get":"actions","id":"b"}', Ask("actions", "b")),
    ],
)
def test_what_is_understood(text: str, expected: object) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "7", '"do"', "{", "{}", '{"do":7}', '{"do":""}', '{"do":"a","on":1}', '{"do":"a","on":"yes"}',
        '{"do":"a","confirm":"true"}', '{"do":"a","source":0}', '{"do":"a","source":[1]}', '{"do":"a","source":1.5}',
        '{"do":"a","id":{}}', '{"get":"token"}', '{"get":7}', '{"do":"' + "x" * 65 + '"}', "[" * 4000,
        '{"do":"\\ud800"}',
        '{"do":"a","id":"' + "x" * 65 + '"}', '{"do":"a","id":1e400}', "\x00", '{"a":' * 900,
    ],
)  # fmt: skip
def test_what_is_not_understood_says_so_and_repeats_nothing(text: str) -> None:
    parsed = parse(text)
    assert isinstance(parsed, Malformed)
    assert "x" * 20 not in parsed.why


@given(st.text(max_size=300) | st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["do", "get", "on", "id"]), inner),
    max_leaves=8,
).map(json.dumps))  # fmt: skip
def test_nothing_raises(text: str) -> None:
    assert isinstance(parse(text), Ask | Wish | Malformed)


def test_what_surfaces_hear() -> None:
    assert json.loads(messages.hello("1.2")) == {"airdesk": "1.2", "protocol": 1}
    assert json.loads(messages.answer(Done("air.end"), 7)) == {"id": 7, "done": "air.end", "changed": True}
    asks = json.loads(messages.answer(Asks("air.end", "End?", "38 people.", 10.0), "a"))
    assert asks == {"id": "a", "asks": "air.end", "title": "End?", "text": "38 people.", "for_s": 10.0}
    refused = json.loads(messages.answer(Refused(Refusal.DISABLED, "Nothing is on air."), None))
    assert refused == {"error": "disabled", "why": "Nothing is on air."}
    assert json.loads(messages.answer(Refused(Refusal.UNKNOWN), None)) == {"error": "unknown_action"}
    assert json.loads(messages.malformed("text"))["error"] == "malformed"


def test_topics_are_put_together_as_they_are() -> None:
    topics = {"air": msgspec.json.encode({"state": "off"}), "mute_all": b'{"held":false}'}
    whole = {"air": {"state": "off"}, "mute_all": {"held": False}}
    assert json.loads(messages.state(topics)) == {"event": "state", **whole}
    assert json.loads(messages.state(topics, 3)) == {"id": 3, "event": "state", **whole}
    assert json.loads(messages.changed({"mute_all": b'{"held":true}'})) == {
        "event": "changed",
        "mute_all": {"held": True},
    }


def test_an_offer_says_only_what_there_is_to_say() -> None:
    offers = [
        Offer("air.end", "End broadcast…", enabled=False, why="Nothing is on air."),
        Offer("source.mute", "Mute here", enabled=True, on=False, of_source=True),
    ]
    assert json.loads(messages.actions(offers, 1))["actions"] == [
        {"id": "air.end", "text": "End broadcast…", "enabled": False, "why": "Nothing is on air."},
        {"id": "source.mute", "text": "Mute here", "enabled": True, "on": False, "source": True},
    ]
