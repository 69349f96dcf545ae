from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.zego.callbacks import Callback, CallbackDoor, Event, Rejection
from desktop.services.zego.signing import callback_signature

SECRET = "callback-secret"
NOW = 1_700_000_000


def body(event: str = "stream_create", *, nonce: str = "1", at: int = NOW, secret: str = SECRET, **more: Any) -> bytes:
    fields = {"event": event, "appid": "7", "timestamp": str(at), "nonce": nonce}
    fields["signature"] = callback_signature(secret, str(at), nonce)
    return json.dumps({**fields, **more}).encode()


def door(now: float = NOW) -> CallbackDoor:
    return CallbackDoor(7, SECRET, lambda: now)


def created(nonce: str, at_ms: int, seq: int) -> bytes:
    more = {"room_id": "r", "stream_id": "s", "user_id": "u", "user_name": "n"}
    return body(nonce=nonce, create_time_ms=str(at_ms), stream_seq=str(seq), **more)


def closed(nonce: str, at_ms: int, seq: int) -> bytes:
    more = {"room_id": "r", "stream_id": "s", "destroy_timemillis": str(at_ms), "stream_seq": str(seq)}
    return body("stream_close", nonce=nonce, **more)


def test_a_stream_that_begins() -> None:
    assert door().admit(created("1", 5, 1)) == Callback(Event.STREAM_CREATE, "r", "s", "u", "n", "", 1, 5)


def test_a_mix_that_begins_and_ends() -> None:
    one = door()
    more = {"task_id": "7:task", "channel_id": "r", "publish_id": "u", "mix_url": "rtmp://x"}
    began = one.admit(body("mix_start", nonce="1", seq="3", **more))
    ended = one.admit(body("mix_stop", nonce="2", seq="4", **more))
    assert isinstance(began, Callback)
    assert isinstance(ended, Callback)
    assert (began.event, began.task_id, began.room_id, began.sequence) == (Event.MIX_START, "task", "r", 3)
    assert one.admit(body("mix_start", nonce="3", seq="3", **more)) is Rejection.OUT_OF_ORDER


def test_url_encoded_as_the_document_has_it() -> None:
    assert isinstance(door().admit(quote(created("1", 5, 1).decode()).encode()), Callback)


def test_out_of_order_is_the_newest_state_in_the_end() -> None:
    """Create, close, create again; the close arrives last."""
    one = door()
    assert isinstance(one.admit(created("1", 1000, 1)), Callback)
    assert isinstance(one.admit(created("3", 3000, 3)), Callback)
    assert one.admit(closed("2", 2000, 2)) is Rejection.OUT_OF_ORDER
    assert isinstance(one.admit(closed("4", 4000, 4)), Callback)


def test_a_room_that_was_empty_counts_from_one_again() -> None:
    one = door()
    assert isinstance(one.admit(created("1", 1000, 50)), Callback)
    assert isinstance(one.admit(created("2", 9000, 1)), Callback)


def test_told_twice() -> None:
    one = door()
    one.admit(created("1", 5, 1))
    assert one.admit(created("1", 5, 1)) is Rejection.REPLAY


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"nonsense", Rejection.NOT_JSON),
        (b"[]", Rejection.NOT_JSON),
        (b"{}", Rejection.SIGNATURE),
        (body(secret="another"), Rejection.SIGNATURE),
        (body(at=NOW - 601), Rejection.STALE),
        (body(at=NOW + 601), Rejection.STALE),
        (body(appid="8"), Rejection.OTHER_APP),
        (body("room_login"), Rejection.UNKNOWN),
    ],
)
def test_what_is_not_taken(data: bytes, why: Rejection) -> None:
    assert door().admit(data) is why


def test_ten_minutes_are_still_fresh() -> None:
    assert isinstance(door().admit(body(at=NOW - 600)), Callback)


def test_what_is_remembered_does_not_grow() -> None:
    one = door()
    for number in range(5000):
        one.admit(body(nonce=str(number), stream_id=str(number), room_id="r"))
    assert len(one._seen) <= 4096
    assert len(one._newest) <= 4096


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    assert isinstance(door().admit(data), Rejection)
