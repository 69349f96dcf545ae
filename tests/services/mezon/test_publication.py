"""One connection: every frame in every state, and what cannot happen whatever comes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.air import AirFault
from desktop.services.mezon.publication import (
    HEARD,
    TRANSITIONS,
    Acknowledged,
    Close,
    Failed,
    Ignored,
    Opened,
    Over,
    PauseSet,
    Publication,
    PublisherState,
    Send,
    TrackOver,
)
from desktop.services.mezon.stn import Place

S = PublisherState
A, B = "https://clips.example/a.ogg", "https://clips.example/b.ogg"


def frame(key: str, value: object = None, **also: object) -> str:
    return json.dumps({"Key": key, "Value": value, **also})


def opened() -> Publication:
    publication = Publication(Place(3, 7, 9))
    assert publication.opened() == [Opened()]
    return publication


def playing() -> Publication:
    publication = opened()
    publication.play(A)
    assert publication.received(frame("connect_publisher")) == [Acknowledged(A)]
    return publication


def keys(result: list[object]) -> list[str]:
    return [json.loads(one.text)["Key"] if isinstance(one, Send) else type(one).__name__ for one in result]


def test_a_track_its_pause_its_end_and_the_next() -> None:
    publication = playing()
    assert publication.received(frame("stream_track_paused", {"paused": True})) == [PauseSet(True)]
    assert publication.received(frame("stream_track_paused", False)) == [PauseSet(False)]
    assert publication.received(frame("stream_track_ended")) == [TrackOver()]
    publication.play(B)
    assert publication.received(frame("connect_publisher", {"any": "thing"})) == [Acknowledged(B)]


def test_nothing_is_sent_before_the_socket_is_open() -> None:
    publication = Publication(Place(3, 7, 9))
    assert publication.play(A) == publication.pause(True) == publication.skip() == []
    assert publication.stop() == [Over(confirmed=True), Close()]
    assert publication.opened() == []


@pytest.mark.parametrize("value", [None, "ok", {"paused": True}, 7, [], True])
def test_any_value_acknowledges_what_was_asked_for_and_only_that(value: object) -> None:
    publication = opened()
    assert publication.received(frame("connect_publisher", value)) == [Ignored("connect_publisher")]
    publication.play(A)
    assert publication.received(frame("connect_publisher", value)) == [Acknowledged(A)]
    assert publication.received(frame("connect_publisher", value)) == [Ignored("connect_publisher")]


def test_what_concerns_another_channel_counts_for_nothing() -> None:
    publication = opened()
    publication.play(A)
    assert publication.received(frame("connect_publisher", ChannelId="8")) == [Ignored("another channel")]
    assert publication.received(frame("connect_publisher", ChannelId="7")) == [Acknowledged(A)]


def test_the_late_end_of_a_replaced_track_is_not_the_end_of_the_next() -> None:
    publication = playing()
    publication.play(B)
    assert publication.received(frame("stream_track_ended")) == [Ignored("stream_track_ended")]
    assert publication.received(frame("connect_publisher")) == [Acknowledged(B)]


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        (frame("error", "unsupported codec"), Failed(AirFault.REFUSED, False, "unsupported codec")),
        (frame("error", {"code": 7}), Failed(AirFault.UNKNOWN, False, '{"code":7}')),
        (frame("error"), Failed(AirFault.UNKNOWN, False, "null")),
        (
            frame("stream_publish_failed", {"code": "x", "message": "cannot fetch", "retryable": True}),
            Failed(AirFault.UNREACHABLE, True, '{"code":"x","message":"cannot fetch","retryable":true}'),
        ),
        (frame("stream_publish_failed", "timeout"), Failed(AirFault.UNKNOWN, False, "timeout")),
        (frame("info", "stream_publisher_ended"), Failed(AirFault.ENDED, True, "stream_publisher_ended")),
        (
            frame("info", "oh: stream publish failed: no such host"),
            Failed(AirFault.UNREACHABLE, False, "oh: stream publish failed: no such host"),
        ),
    ],
)
@pytest.mark.parametrize("asked", [False, True])
def test_a_failure_is_the_end(text: str, failed: Failed, asked: bool) -> None:
    publication = opened()
    if asked:
        publication.play(A)
    assert publication.received(text) == [failed]
    assert publication.received(frame("connect_publisher")) == [Ignored("connect_publisher")]
    assert publication.received(text) == []
    assert publication.closed(answered=True) == []
    assert publication.play(B) == publication.stop() == []


def test_stopping() -> None:
    publication = playing()
    assert keys([*publication.stop()]) == ["stop_publisher", "Close"]
    assert publication.stop() == []
    assert publication.received(frame("error", "closing")) == []
    assert publication.closed(answered=True) == [Over(confirmed=False)]


@pytest.mark.parametrize("text", [frame("stop_publisher"), frame("info", "stream_publisher_ended")])
def test_a_stop_that_is_acknowledged(text: str) -> None:
    publication = playing()
    publication.stop()
    assert publication.received(text) == []
    assert publication.closed(answered=True) == [Over(confirmed=True)]


def test_a_socket_that_is_gone_is_a_loss() -> None:
    assert playing().closed("reset", answered=False) == [Failed(AirFault.LOST, True, "reset", answered=False)]


KEYS = ["connect_publisher", "stop_publisher", "stream_track_ended", "stream_track_paused", "error", "info", "what"]
STEPS = st.one_of(
    st.sampled_from(["opened", "stop", "pause", "skip", "closed", "play"]),
    st.tuples(st.sampled_from(KEYS), st.sampled_from([None, True, {"paused": True}, "stream_publisher_ended"])),
)


@given(st.lists(STEPS, max_size=40))
def test_acknowledged_comes_only_after_asking_and_the_end_comes_once(steps: list[object]) -> None:
    publication = Publication(Place(3, 7, 9))
    asked, ends = False, 0
    for step in steps:
        before = publication.state
        if isinstance(step, tuple):
            result = publication.received(frame(step[0], step[1]))
        elif step == "play":
            result = publication.play(A)
            asked = asked or bool(result)
        elif step == "pause":
            result = publication.pause(True)
        elif step == "closed":
            result = publication.closed(answered=True)
        else:
            result = getattr(publication, str(step))()
        acknowledged = Acknowledged(A) in result
        assert not acknowledged or asked
        asked = asked and not acknowledged
        assert (publication.state in HEARD) == (acknowledged or (before in HEARD and publication.state in HEARD))
        assert publication.state is before or publication.state in TRANSITIONS[before]
        ends += sum(isinstance(one, Failed | Over) for one in result)
        assert ends == (publication.state is S.OVER)
