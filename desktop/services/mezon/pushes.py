"""What Mezon tells without being asked, as values; no I/O."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from desktop.core.channel import Channel, Viewer
from desktop.core.chat import Message, MessageCode, Reaction
from desktop.services.mezon import messages
from desktop.services.mezon.wire import mezon_pb2 as pb


class MessageArrived(Struct, frozen=True):
    """Somebody, perhaps we ourselves, wrote."""

    message: Message


class MessageEdited(Struct, frozen=True):
    """The text and parts of a message are others now. Empty fields of `message` are not known, not emptied."""

    message: Message


class MessageRemoved(Struct, frozen=True):
    """A message is gone."""

    channel_id: int
    message_id: int


class Reacted(Struct, frozen=True):
    """A reaction was added or taken away."""

    channel_id: int
    message_id: int
    reaction: Reaction


class Typing(Struct, frozen=True):
    """Somebody is writing."""

    channel_id: int
    sender_id: int
    name: str


class Seen(Struct, frozen=True):
    """Another session of ours has read a channel up to this message."""

    channel_id: int
    message_id: int


class ChannelCreated(Struct, frozen=True):
    """A new channel."""

    channel: Channel


class ChannelUpdated(Struct, frozen=True):
    """A channel has another name, topic, category or privacy; the rest of `channel` is not known."""

    channel: Channel


class ChannelDeleted(Struct, frozen=True):
    """A channel is gone."""

    clan_id: int
    channel_id: int


class ListsChanged(Struct, frozen=True):
    """Clans, categories or memberships are others now; which is not told: list again."""


class ViewerJoined(Struct, frozen=True):
    """Somebody watches a streaming channel."""

    clan_id: int
    viewer: Viewer


class ViewerLeft(Struct, frozen=True):
    """Somebody has stopped watching; known by user and channel."""

    clan_id: int
    channel_id: int
    user_id: int


class StreamStarted(Struct, frozen=True):
    """A streaming channel went live."""

    clan_id: int
    channel_id: int


class StreamEnded(Struct, frozen=True):
    """A streaming channel is no longer live."""

    clan_id: int
    channel_id: int


class SessionPushed(Struct, frozen=True):
    """The service replaces our session. The tokens are in no repr."""

    session: pb.Session

    def __repr__(self) -> str:
        return "SessionPushed()"


class Complaint(Struct, frozen=True):
    """An error that belongs to no request of ours."""

    code: int
    text: str


Push = (
    MessageArrived
    | MessageEdited
    | MessageRemoved
    | Reacted
    | Typing
    | Seen
    | ChannelCreated
    | ChannelUpdated
    | ChannelDeleted
    | ListsChanged
    | ViewerJoined
    | ViewerLeft
    | StreamStarted
    | StreamEnded
    | SessionPushed
    | Complaint
)


def read(envelope: pb.Envelope) -> Push | None:
    """What an envelope without a cid tells; None for what is of no use here."""
    name = envelope.WhichOneof("message")
    reader = _READERS.get(name or "")
    return reader(getattr(envelope, name)) if reader is not None and name is not None else None


def _message(one: pb.ChannelMessage) -> Push | None:
    if one.code in (MessageCode.REMOVE, MessageCode.EPHEMERAL_REMOVE):
        return MessageRemoved(one.channel_id, one.message_id)
    if one.code in (MessageCode.EDIT, MessageCode.EPHEMERAL_EDIT):
        return MessageEdited(messages.message(one))
    if one.code == MessageCode.TYPING:
        return Typing(one.channel_id, one.sender_id, one.clan_nick or one.display_name or one.username)
    return MessageArrived(messages.message(one)) if one.message_id else None


def _left(one: pb.StreamingLeavedEvent) -> Push:
    return ViewerLeft(one.clan_id, messages.number(one.streaming_channel_id), messages.number(one.streaming_user_id))


def _lists(one: pb.Opaque) -> Push:
    return ListsChanged()


_READERS: dict[str, Callable[[Any], Push | None]] = {
    "channel_message": _message,
    "channel_message_update": lambda one: MessageEdited(messages.edit(one)),
    "channel_message_remove": lambda one: MessageRemoved(one.channel_id, one.message_id),
    "message_reaction_event": lambda one: Reacted(one.channel_id, one.message_id, messages.reaction(one)),
    "message_typing_event": lambda one: Typing(
        one.channel_id, one.sender_id, one.sender_display_name or one.sender_username
    ),
    "last_seen_message_event": lambda one: Seen(one.channel_id, one.message_id),
    "channel_created_event": lambda one: ChannelCreated(messages.told(one)),
    "channel_updated_event": lambda one: ChannelUpdated(messages.told(one)),
    "channel_deleted_event": lambda one: ChannelDeleted(one.clan_id, one.channel_id),
    "streaming_joined_event": lambda one: ViewerJoined(one.clan_id, messages.viewer(one)),
    "streaming_leaved_event": _left,
    "streaming_started_event": lambda one: StreamStarted(one.clan_id, one.channel_id),
    "streaming_ended_event": lambda one: StreamEnded(one.clan_id, one.channel_id),
    "refresh_session_event": SessionPushed,
    "error": lambda one: Complaint(one.code, one.message),
    "user_channel_added_event": _lists,
    "user_channel_removed_event": _lists,
    "user_clan_removed_event": _lists,
    "clan_updated_event": _lists,
    "clan_deleted_event": _lists,
    "clan_created_event": _lists,
    "category_event": _lists,
}
