from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.channel import Channel, Viewer
from desktop.core.chat import Message, Reaction
from desktop.services.mezon import pushes
from desktop.services.mezon.pushes import read
from desktop.services.mezon.wire import envelope
from desktop.services.mezon.wire import mezon_pb2 as pb

OPAQUE = pb.Opaque()
CASES = [
    (
        {"channel_message": pb.ChannelMessage(message_id=1, channel_id=2, content='{"t":"a"}')},
        pushes.MessageArrived(Message(1, 2, text="a")),
    ),
    (
        {"channel_message": pb.ChannelMessage(message_id=1, channel_id=2, code=1, content='{"t":"b"}')},
        pushes.MessageEdited(Message(1, 2, text="b", code=1)),
    ),
    ({"channel_message": pb.ChannelMessage(message_id=1, channel_id=2, code=2)}, pushes.MessageRemoved(2, 1)),
    ({"channel_message": pb.ChannelMessage(channel_id=2, code=3, sender_id=4, username="u")}, pushes.Typing(2, 4, "u")),
    ({"channel_message": pb.ChannelMessage(channel_id=2)}, None),
    (
        {"channel_message_update": pb.ChannelMessageUpdate(message_id=1, channel_id=2, content='{"t":"b"}')},
        pushes.MessageEdited(Message(1, 2, text="b", code=1)),
    ),
    ({"channel_message_remove": pb.ChannelMessageRemove(message_id=1, channel_id=2)}, pushes.MessageRemoved(2, 1)),
    (
        {"message_reaction_event": pb.MessageReaction(message_id=1, channel_id=2, emoji=":x:", count=1)},
        pushes.Reacted(2, 1, Reaction(0, ":x:", 0)),
    ),
    (
        {"last_seen_message_event": pb.LastSeenMessageEvent(channel_id=2, message_id=3, badge_count=1)},
        pushes.Seen(2, 3),
    ),
    (
        {"message_typing_event": pb.MessageTypingEvent(channel_id=2, sender_id=3, sender_username="u")},
        pushes.Typing(2, 3, "u"),
    ),
    (
        {"channel_created_event": pb.ChannelCreatedEvent(channel_id=1, clan_id=2, channel_type=6)},
        pushes.ChannelCreated(Channel(1, 2, type=6)),
    ),
    (
        {"channel_updated_event": pb.ChannelUpdatedEvent(channel_id=1, clan_id=2, channel_type=1, channel_label="n")},
        pushes.ChannelUpdated(Channel(1, 2, label="n", type=1)),
    ),
    ({"channel_deleted_event": pb.ChannelDeletedEvent(channel_id=1, clan_id=2)}, pushes.ChannelDeleted(2, 1)),
    (
        {
            "streaming_joined_event": pb.StreamingJoinedEvent(
                clan_id=1, user_id=2, streaming_channel_id=3, participant="p"
            )
        },
        pushes.ViewerJoined(1, Viewer(2, 3, "p")),
    ),
    (
        {
            "streaming_leaved_event": pb.StreamingLeavedEvent(
                id=9, clan_id=1, streaming_channel_id="3", streaming_user_id="2"
            )
        },
        pushes.ViewerLeft(1, 3, 2),
    ),
    ({"streaming_started_event": pb.StreamingStartedEvent(clan_id=1, channel_id=2)}, pushes.StreamStarted(1, 2)),
    ({"streaming_ended_event": pb.StreamingEndedEvent(clan_id=1, channel_id=2)}, pushes.StreamEnded(1, 2)),
    ({"error": pb.Error(code=3, message="m")}, pushes.Complaint(3, "m")),
    ({"user_channel_added_event": OPAQUE}, pushes.ListsChanged()),
    ({"clan_created_event": OPAQUE}, pushes.ListsChanged()),
    ({"category_event": OPAQUE}, pushes.ListsChanged()),
    ({"pong": pb.Pong()}, None),
    ({}, None),
]


@pytest.mark.parametrize(("fields", "push"), CASES, ids=lambda one: "-".join(one) if isinstance(one, dict) else "")
def test_what_is_pushed(fields: dict[str, object], push: object) -> None:
    sent = envelope.write(pb.Envelope(**fields))  # type: ignore[arg-type]  # one of the oneof
    assert read(envelope.read(sent).envelope) == push


def test_a_pushed_session_keeps_its_tokens_to_itself() -> None:
    push = read(pb.Envelope(refresh_session_event=pb.Session(token="SECRET")))
    assert isinstance(push, pushes.SessionPushed)
    assert push.session.token == "SECRET"
    assert "SECRET" not in repr(push)


@given(st.integers(1, 120), st.binary(max_size=80))
def test_any_member_is_read_or_refused_as_bytes(field: int, body: bytes) -> None:
    key = field << 3 | 2
    head = bytes((key,)) if key < 128 else bytes((key & 127 | 128, key >> 7))
    try:
        frame = envelope.read(head + bytes((len(body),)) + body)
    except envelope.DecodeError:
        return
    read(frame.envelope)
