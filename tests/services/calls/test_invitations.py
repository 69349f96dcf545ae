from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.call_kind import CallKind
from desktop.services.calls.invitations import message, read_invitations

CALL = {"provider": "agora", "id": "Call-1", "type": "video", "agora": {"channel": "c1"}, "more": [1]}


def stored(content: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "m1", "created_at": "2026-11-20T21:47:00Z", "user": {"id": "mai", "name": "Mai"}, **content, **more}


def test_the_whole_call_object_is_written_and_read() -> None:
    made = message(CALL, "Join us", "Call")
    assert made["attachments"] == [{"type": "call", "title": "Call", "call": CALL}]
    (one,) = read_invitations({"messages": [stored(made)]})
    assert (one.call_id, one.kind, one.text, one.sender) == ("Call-1", CallKind.VIDEO, "Join us", "Mai")
    assert one.room is not None
    assert one.room.channel == "c1"
    assert (one.message_id, one.sent_at, one.ended) == ("m1", "2026-11-20T21:47:00Z", False)


def test_a_call_that_is_over_is_marked() -> None:
    made = message(CALL, "Join us", "Call ended", datetime(2026, 11, 20, 22, tzinfo=UTC))
    (one,) = read_invitations({"messages": [stored(made)]})
    assert one.ended
    (gone,) = read_invitations({"messages": [stored(message(CALL, "x", "y"), type="deleted")]})
    assert gone.ended


def test_an_invitation_of_the_android_client_has_an_id_alone() -> None:
    android = stored({"text": "", "attachments": [{"title": "call", "text": "1700000000000", "callId": "X9"}]})
    (one,) = read_invitations({"messages": [android]})
    assert (one.call_id, one.kind, one.room) == ("X9", None, None)


def test_other_messages_are_passed_over() -> None:
    others: list[Any] = [
        stored({"text": "hello"}),
        stored({"attachments": [{"type": "image"}, "x", None, {"callId": 5}, {"call": {"id": "a b"}}]}),
        stored({"attachments": "x"}),
        "x",
        None,
    ]
    assert read_invitations({"messages": others}) == ()
    assert read_invitations(None) == read_invitations({"messages": None}) == ()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["messages", "attachments", "call", "callId", "id", "type", "user", "agora"]), inner, max_size=5
    ),
    max_leaves=20,
)  # fmt: skip


@given(_JSON)
def test_nothing_that_strangers_send_breaks_it(given_json: Any) -> None:
    read_invitations(given_json)
    read_invitations({"messages": [given_json]})
