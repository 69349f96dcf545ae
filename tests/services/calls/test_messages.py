from __future__ import annotations

from typing import Any

import pytest

from desktop.core.call import CallRoom, Provider
from desktop.core.call_kind import CallKind
from desktop.services.calls.messages import ApiFault, CallAnswer, call_object, provider_word, read_room

AGORA = {"provider": "agora", "id": "Call-1", "type": "video", "agora": {"channel": "c1"}}
HMS = {"provider": "hms", "id": "Call-2", "type": "audio", "hms": {"room_id": "r", "room_name": "n"}}
LOCAL = {"provider": "local", "id": "Call-3", "type": "audio", "local": {"address": "ws://127.0.0.1:5/local/x"}}


def test_both_providers_are_read() -> None:
    assert read_room(AGORA) == CallRoom(Provider.AGORA, "Call-1", CallKind.VIDEO, channel="c1")
    assert read_room(HMS) == CallRoom(Provider.HMS, "Call-2", CallKind.AUDIO, room_id="r", room_name="n")
    assert read_room(LOCAL) == CallRoom(Provider.LOCAL, "Call-3", CallKind.AUDIO, address="ws://127.0.0.1:5/local/x")


def test_the_shapes_of_the_sdks_that_differ_are_taken() -> None:
    room = read_room({"provider": "HMS", "id": "x", "hms": {"room": "r"}})
    assert room is not None
    assert (room.room_id, room.kind) == ("r", CallKind.VIDEO)


@pytest.mark.parametrize("call", [{}, {"id": "x"}, {"provider": "agora"}, {"provider": "zoom", "id": "x"}, {"id": 5}])
def test_what_is_no_call_is_none(call: dict[str, Any]) -> None:
    assert read_room(call) is None


def test_an_unknown_provider_has_a_name() -> None:
    assert provider_word({"provider": "zoom", "id": "x"}) == "zoom"
    assert provider_word({}) == ""


@pytest.mark.parametrize("call", [AGORA, HMS, LOCAL])
def test_a_room_becomes_the_same_call_object_again(call: dict[str, Any]) -> None:
    room = read_room(call)
    assert room is not None
    assert call_object(room) == call


@pytest.mark.parametrize(
    "address", ["ws://192.0.2.1:5/x", "wss://127.0.0.1/x", "ws://example.org/", "ws://localhost.evil/", 5, "ws://["]
)
def test_a_service_sends_nobody_to_another_computer(address: Any) -> None:
    room = read_room({"provider": "local", "id": "x", "local": {"address": address}})
    assert room is not None
    assert room.address == ""


@pytest.mark.parametrize(
    ("given_uid", "uid"),
    [(7, 7), (7.0, 7), ("7", 7), (-1, 2**32 - 1), (2**32 - 1, 2**32 - 1), (None, 0), (7.5, 0), (True, 0), ("x", 0)],
)
def test_the_uid_is_read_whatever_its_type(given_uid: Any, uid: int) -> None:
    answer = CallAnswer.read({"token": "t", "agora_uid": given_uid, "agora_app_id": "a"})
    assert answer is not None
    assert (answer.uid, answer.app_id, answer.call) == (uid, "a", None)
    assert "token" not in repr(answer)


@pytest.mark.parametrize("given_answer", [None, [], {}, {"token": ""}, {"token": 5}, "x"])
def test_without_a_token_it_is_no_answer(given_answer: Any) -> None:
    assert CallAnswer.read(given_answer) is None


def test_error_bodies() -> None:
    assert ApiFault.read({"code": 16, "message": "gone"}) == ApiFault(16, "gone")
    assert ApiFault.read({"code": "17"}).code == 17
    assert ApiFault.read("<html>") == ApiFault()
