from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.services.meetstream.messages import VideoStreamStart
from desktop.services.meetstream.session import (
    Bytes,
    Ended,
    EndReason,
    Event,
    Ignored,
    Latency,
    Opened,
    Pong,
    Session,
    Started,
)

START = json.dumps({"type": "video_stream_start", "bot_id": "b", "width": 640})
END = json.dumps({"type": "video_stream_end", "bot_id": "b", "duration_seconds": 2})
PING = json.dumps({"type": "video_latency_ping", "seq": 1, "sent_at_ms": 1000})


def run(*inputs: str | bytes | EndReason, session: Session | None = None) -> list[Event]:
    session = session or Session()
    events: list[Event] = []
    for given_one in inputs:
        if isinstance(given_one, EndReason):
            events += session.closed(given_one)
        elif isinstance(given_one, bytes):
            events += session.binary(given_one)
        else:
            events += session.text(given_one, 1500)
    return events


def test_start_bytes_end() -> None:
    start = VideoStreamStart("b", width=640)
    assert run(START, b"x", END) == [Opened("b"), Started(start), Bytes(b"x"), Ended(EndReason.SAID, 2.0)]


def test_bytes_before_the_start_belong_to_the_intake_it_announces() -> None:
    start = VideoStreamStart("b", width=640)
    assert run(b"x", START, b"y") == [Opened(""), Bytes(b"x"), Started(start), Bytes(b"y")]


def test_a_second_start_ends_the_first_intake() -> None:
    kinds = [type(event) for event in run(START, START, EndReason.LOST)]
    assert kinds == [Opened, Started, Ended, Opened, Started, Ended]


def test_bytes_after_the_end_open_another_intake() -> None:
    assert run(START, END, b"x")[-2:] == [Opened(""), Bytes(b"x")]


def test_a_start_after_such_bytes_belongs_to_them() -> None:
    assert [type(event) for event in run(START, END, b"x", START)[-3:]] == [Opened, Bytes, Started]


def test_the_pong_comes_first_and_names_the_bot() -> None:
    session = Session()
    run(START, session=session)
    pong, latency = run(PING, session=session)
    assert isinstance(pong, Pong)
    assert json.loads(pong.text)["bot_id"] == "b"
    assert latency == Latency(500.0)


def test_a_ping_without_a_stream_has_its_pong() -> None:
    assert [type(event) for event in run(PING)] == [Pong]


def test_an_end_without_a_stream_is_ignored() -> None:
    assert run(END) == [Ignored("end without a stream", True, False)]


def test_nonsense_is_first_only_once() -> None:
    first, second, other = run("{", "}", '{"type": 1}')
    assert first == Ignored("not JSON", True, True)
    assert second == Ignored("not JSON", False, True)
    assert other == Ignored("no type", True, True)


def test_nothing_has_an_effect_after_the_end_of_the_connection() -> None:
    assert run(START, EndReason.CLOSED, b"x", START, PING, END, EndReason.LOST)[2:] == [Ended(EndReason.CLOSED)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
types = st.sampled_from(["video_stream_start", "video_stream_end", "video_latency_ping", "other"]) | json_values
fields = st.sampled_from(
    [
        "bot_id",
        "codec",
        "width",
        "framerate",
        "seq",
        "sent_at_ms",
        "duration_seconds",
        "audio_sample_rate",
        "x",
    ]
)
messages: st.SearchStrategy[Any] = st.builds(
    lambda kind, rest: json.dumps({"type": kind, **rest}), types, st.dictionaries(fields, json_values, max_size=5)
)
texts = messages | st.text(max_size=40) | st.sampled_from([START, END, PING])
steps = st.lists(st.binary(max_size=12) | texts, max_size=30)


@given(steps, st.sampled_from(EndReason))
def test_any_order_of_events(inputs: list[str | bytes], reason: EndReason) -> None:
    events = run(*inputs, reason)
    sent = b"".join(one for one in inputs if isinstance(one, bytes))
    assert b"".join(event.data for event in events if isinstance(event, Bytes)) == sent
    depth = 0
    started = False
    for event in events:
        if isinstance(event, Opened):
            assert depth == 0
            depth, started = 1, False
        elif isinstance(event, Started):
            assert depth == 1
            assert not started
            started = True
        elif isinstance(event, Bytes | Latency):
            assert depth == 1
        elif isinstance(event, Ended):
            assert depth == 1
            depth = 0
    assert depth == 0


@given(steps)
def test_pongs_are_first(inputs: list[str | bytes]) -> None:
    session = Session()
    for given_one in inputs:
        events = run(given_one, session=session)
        assert not any(isinstance(event, Pong) for event in events[1:])
