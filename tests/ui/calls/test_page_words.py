"""What goes through the pipes, and what does not."""

from __future__ import annotations

import json

import pytest

from desktop.ui.calls import page_words
from desktop.ui.calls.page_words import (
    Devices,
    InUse,
    Join,
    Leave,
    Levels,
    Setup,
    changed,
    line,
    read_event,
    read_order,
)


def test_orders_come_back_as_they_went() -> None:
    for order in (Setup(microphone="Desk", volume=40), Join("agora", {"uid": 7}, "Mai", True, ("camera",)), Leave()):
        assert line(order).endswith(b"\n")
        assert read_order(line(order)) == order


def test_events_are_what_the_page_writes() -> None:
    assert read_event(b'{"type":"device","kind":"camera","on":false,"fault":"busy"}') == InUse(
        "camera", False, "", "busy"
    )
    assert read_event(b'{"type":"devices","microphones":["A"],"cameras":[],"speakers":[]}') == Devices(("A",))
    assert read_event(b'{"type":"levels","microphone":null,"people":{"7":-20.5}}') == Levels(None, {"7": -20.5})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b'{"type":"setup"}',
        b'{"type":"device","kind":"camera"}',
        b'{"type":"state","state":7}',
        b'{"type":"levels","microphone":1e9}',
        json.dumps({"type": "people", "people": [{"id": "x" * 2000}]}).encode(),
        json.dumps({"type": "people", "people": [{"id": "x"}] * 1001}).encode(),
        b'{"type":"said","text":"' + b"x" * page_words.MOST_BYTES + b'"}',
    ],
)
def test_what_is_no_event_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        read_event(data)


def test_a_setup_changes_by_name() -> None:
    assert changed(Setup(), {"volume": 10}) == Setup(volume=10)
