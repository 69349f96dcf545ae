from __future__ import annotations

import json
import time
from typing import Any

import pytest

from desktop.sim.pings import Pings


def pong(ping: str, **other: Any) -> str:
    return json.dumps({**json.loads(ping), "type": "video_latency_pong", "server_received_at_ms": 1, **other})


def test_a_ping_is_as_documented() -> None:
    pings = Pings("bot-1")
    first, second = json.loads(pings.ping()), json.loads(pings.ping())
    assert list(first) == ["type", "bot_id", "seq", "sent_at_ms"]
    assert (first["type"], first["bot_id"]) == ("video_latency_ping", "bot-1")
    assert second["seq"] == first["seq"] + 1
    assert abs(first["sent_at_ms"] - time.time() * 1000) < 60_000


def test_the_clock_of_the_bot_may_be_wrong() -> None:
    sent = json.loads(Pings("b", clock_skew_ms=-3_600_000).ping())["sent_at_ms"]
    assert sent < time.time() * 1000 - 3_000_000


def test_a_right_pong_is_counted_and_timed() -> None:
    pings = Pings("b")
    pings.heard(pong(pings.ping()))
    assert (pings.answered, pings.missed, pings.faults) == (1, 0, [])
    assert pings.round_trips_ms[0] >= 0


@pytest.mark.parametrize(
    "change",
    [
        {"bot_id": "other"},
        {"bot_id": None},
        {"sent_at_ms": 5},
        {"sent_at_ms": "1743500000123"},
        {"server_received_at_ms": None},
        {"server_received_at_ms": 1.5},
        {"server_received_at_ms": True},
        {"seq": 99},
        {"seq": "0"},
        {"seq": False},
        {"type": "video_latency_ping"},
    ],
    ids=str,
)
def test_a_wrong_pong_is_a_fault(change: dict[str, Any]) -> None:
    pings = Pings("b")
    pings.heard(pong(pings.ping(), **change))
    assert len(pings.faults) == 1


@pytest.mark.parametrize("text", ["", "hello", "[]", "3", b"\xff\xfe"])
def test_nonsense_is_a_fault_and_no_more(text: str | bytes) -> None:
    pings = Pings("b")
    pings.heard(text)
    assert len(pings.faults) == 1


def test_an_answer_twice_is_a_fault() -> None:
    pings = Pings("b")
    answer = pong(pings.ping())
    pings.heard(answer)
    pings.heard(answer)
    assert pings.answered == 1
    assert len(pings.faults) == 1


def test_missed_pongs_are_counted_in_a_row() -> None:
    pings = Pings("b")
    sent = [pings.ping() for _ in range(4)]
    assert pings.missed == 4
    pings.heard(pong(sent[2]))
    assert pings.missed == 1
    pings.ping()
    assert pings.missed == 2
