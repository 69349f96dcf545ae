"""Between Mezon's messages and the desk's own values; no I/O, and nothing a stranger sends raises.

The lists within a message travel as protobuf, or as JSON in older rows; both are read.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from google.protobuf.message import DecodeError

from desktop.core.channel import Category, Channel, ChannelType, Clan, Viewer
from desktop.core.chat import Attachment, Mention, Message, MessageCode, Reaction, Reply
from desktop.core.member import ClanRole, Member
from desktop.services.mezon import content
from desktop.services.mezon.wire import mezon_pb2 as pb

MODE_CHANNEL, MODE_GROUP, MODE_DIRECT, MODE_THREAD = 2, 3, 4, 6
PARTS_KEPT = 200  # of each kind in one message
# Our memory is nobody's to fill.
PARTS_BYTES = 64 * 1024  # of each kind in one message; what comes after is not looked at
NAME_KEPT = 256  # characters of a name, of whatever
WORDS_KEPT = 4_096  # of anything else
ADDRESS_KEPT = WORDS_KEPT  # a longer one is none: cut, it would lead elsewhere
_MODES = {ChannelType.GROUP: MODE_GROUP, ChannelType.DIRECT: MODE_DIRECT, ChannelType.THREAD: MODE_THREAD}
_LARGEST = 2**63


def mode_of(channel: Channel) -> int:
    """How a message in this channel is addressed."""
    return _MODES.get(channel.kind, MODE_CHANNEL)


def message(one: pb.ChannelMessage) -> Message:
    """A message as it was pushed or listed."""
    text = content.read(one.content)
    units = content.Units(text)
    edited = one.update_time_seconds > one.create_time_seconds and not one.hide_editted
    return Message(
        id=one.message_id,
        channel_id=one.channel_id,
        clan_id=one.clan_id,
        sender_id=one.sender_id,
        sender_name=(one.clan_nick or one.display_name or one.username)[:NAME_KEPT],
        text=text,
        mentions=tuple(_mention(row, units) for row in _rows(one.mentions, pb.MessageMentionList, "mentions")),
        attachments=tuple(_attachment(row) for row in _rows(one.attachments, pb.MessageAttachmentList, "attachments")),
        reactions=tuple(_reaction(row) for row in _rows(one.reactions, pb.MessageReactionList, "reactions")),
        references=tuple(_reply(row) for row in _rows(one.references, pb.MessageRefList, "refs")),
        code=one.code,
        created_at=moment(one.create_time_seconds),
        edited_at=moment(one.update_time_seconds) if edited else None,
        removed=one.code in (MessageCode.REMOVE, MessageCode.EPHEMERAL_REMOVE),
    )


def edit(one: pb.ChannelMessageUpdate) -> Message:
    """What an edit says of its message; who wrote it and when is not in it."""
    text = content.read(one.content)
    units = content.Units(text)
    return Message(
        id=one.message_id,
        channel_id=one.channel_id,
        clan_id=one.clan_id,
        text=text,
        mentions=tuple(_mention(_Row(row), units) for row in one.mentions[:PARTS_KEPT]),
        attachments=tuple(_attachment(_Row(row)) for row in one.attachments[:PARTS_KEPT]),
        code=MessageCode.EDIT,
    )


def reaction(one: pb.MessageReaction) -> Reaction:
    """A reaction that somebody added or took away."""
    return _reaction(_Row(one))


def mentions(text: str, wanted: Iterable[Mention]) -> list[pb.MessageMention]:
    """Mentions as they are sent with `text`."""
    units = content.Units(text)
    return [
        pb.MessageMention(
            user_id=one.user_id,
            role_id=one.role_id,
            username="" if one.role_id else content.sound(one.name),
            rolename=content.sound(one.name) if one.role_id else "",
            s=units.to_wire(one.start),
            e=units.to_wire(one.end),
        )
        for one in wanted
    ]


def attachments(wanted: Iterable[Attachment]) -> list[pb.MessageAttachment]:
    """Attachments as they are sent."""
    return [
        pb.MessageAttachment(
            filename=content.sound(one.name),
            url=one.url,
            filetype=one.filetype,
            size=one.size,
            width=one.width,
            height=one.height,
            thumbnail=one.thumbnail,
        )
        for one in wanted
    ]


def references(wanted: Iterable[Reply]) -> list[pb.MessageRef]:
    """The messages that are answered, as they are sent."""
    return [
        pb.MessageRef(
            message_ref_id=one.message_id,
            content=content.write(one.text),
            message_sender_id=one.sender_id,
            message_sender_username=content.sound(one.sender_name),
        )
        for one in wanted
    ]


def clan(one: pb.ClanDesc) -> Clan:
    """A clan of the list."""
    return Clan(one.clan_id, one.clan_name[:NAME_KEPT], one.logo[:WORDS_KEPT], max(0, one.badge_count))


def category(one: pb.CategoryDesc) -> Category:
    """A category of the list."""
    return Category(one.category_id, one.category_name[:NAME_KEPT])


def channel(one: pb.ChannelDescription) -> Channel:
    """A channel of the list."""
    crowd = one.type in (ChannelType.DIRECT, ChannelType.GROUP)
    sent = one.last_sent_message.timestamp_seconds if one.HasField("last_sent_message") else 0
    return Channel(
        one.channel_id,
        one.clan_id,
        one.category_id,
        one.category_name[:NAME_KEPT],
        one.channel_label[:NAME_KEPT],
        one.type,
        bool(one.channel_private),
        one.parent_id,
        one.topic[:WORDS_KEPT],
        one.member_count,
        max(0, one.count_mess_unread),
        one.is_mute,
        tuple(one.user_ids) if crowd else (),
        tuple(one.usernames) if crowd else (),
        tuple(one.display_names) if crowd else (),
        moment(sent),
    )


def told(one: pb.ChannelCreatedEvent | pb.ChannelUpdatedEvent) -> Channel:
    """What is told of a channel that was made or changed; names of people and of the category are not in it."""
    return Channel(
        id=one.channel_id,
        clan_id=one.clan_id,
        category_id=one.category_id,
        label=one.channel_label[:NAME_KEPT],
        type=one.channel_type,
        private=bool(one.channel_private),
        parent_id=one.parent_id,
        topic=one.topic[:WORDS_KEPT] if isinstance(one, pb.ChannelUpdatedEvent) else "",
    )


def member(one: pb.ClanUser) -> Member:
    """Somebody of a clan."""
    name = one.clan_nick or one.user.display_name or one.user.username
    roles = tuple(one.role_id[:PARTS_KEPT])
    return Member(one.user.id, name[:NAME_KEPT], roles, one.user.username[:NAME_KEPT])


def role(one: pb.Role) -> ClanRole:
    """A role of a clan."""
    return ClanRole(one.id, one.title[:NAME_KEPT])


def viewer(one: pb.StreamingChannelUser | pb.StreamingJoinedEvent) -> Viewer:
    """Somebody who watches, from the list or as they come."""
    if isinstance(one, pb.StreamingJoinedEvent):
        return Viewer(one.user_id, one.streaming_channel_id, one.participant[:NAME_KEPT])
    return Viewer(one.user_id, one.channel_id, one.participant[:NAME_KEPT])


def moment(seconds: int) -> datetime | None:
    """A time of the wire; 0 is none."""
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < 2**32 else None


def number(value: object) -> int:
    """An id or a count, whichever way it was written; 0 for what is neither."""
    if isinstance(value, int):  # true is 1
        return int(value) if -_LARGEST <= value < _LARGEST else 0
    if isinstance(value, str) and len(value) <= 20 and value.isascii() and value.lstrip("-").isdigit():
        try:
            return number(int(value))
        except ValueError:  # more than one sign
            return 0
    if isinstance(value, float) and value.is_integer():
        return number(int(value))
    return 0


def _address(text: str) -> str:
    return text if len(text) <= ADDRESS_KEPT else ""


class _Row:
    """A part of a message, of either form."""

    __slots__ = ("_part",)

    def __init__(self, part: Any) -> None:
        self._part = part

    def text(self, name: str, most: int = WORDS_KEPT) -> str:
        value = self._part.get(name) if isinstance(self._part, Mapping) else getattr(self._part, name)
        return value[:most] if isinstance(value, str) else ""

    def name(self, name: str) -> str:
        return self.text(name)[:NAME_KEPT]

    def address(self, name: str) -> str:
        return _address(self.text(name, ADDRESS_KEPT + 1))

    def number(self, name: str) -> int:
        return number(self._part.get(name) if isinstance(self._part, Mapping) else getattr(self._part, name))


def _rows(data: bytes, kind: type[Any], name: str) -> Iterator[_Row]:
    if not data:
        return
    parts: Sequence[Any] = ()
    try:
        if data.lstrip()[:1] in (b"[", b"{"):
            known = msgspec.json.decode(data)
            listed = known.get(name, ()) if isinstance(known, dict) else known
            parts = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else ()
            size = len(data) // max(1, len(parts))
        else:
            parts = getattr(kind.FromString(data), name)
            size = 0
    except (DecodeError, msgspec.MsgspecError, RecursionError, UnicodeError):
        return
    taken = 0
    for part in itertools.islice(parts, PARTS_KEPT):
        taken += size or part.ByteSize()
        if taken > PARTS_BYTES:
            return
        yield _Row(part)


def _mention(row: _Row, units: content.Units) -> Mention:
    start = units.from_wire(row.number("s"))
    return Mention(
        user_id=row.number("user_id"),
        role_id=row.number("role_id"),
        name=row.name("username") or row.name("rolename"),
        start=start,
        end=max(start, units.from_wire(row.number("e"))),
    )


def _attachment(row: _Row) -> Attachment:
    return Attachment(
        name=row.name("filename"),
        url=row.address("url"),
        filetype=row.name("filetype"),
        size=max(0, row.number("size")),
        width=max(0, row.number("width")),
        height=max(0, row.number("height")),
        thumbnail=row.address("thumbnail"),
    )


def _reaction(row: _Row) -> Reaction:
    return Reaction(
        emoji_id=row.number("emoji_id"),
        emoji=row.name("emoji"),
        sender_id=row.number("sender_id"),
        sender_name=row.name("sender_name"),
        count=max(0, row.number("count")),
        added=not row.number("action"),
    )


def _reply(row: _Row) -> Reply:
    names = ("message_sender_clan_nick", "message_sender_display_name", "message_sender_username")
    return Reply(
        message_id=row.number("message_ref_id"),
        sender_name=next((name for name in map(row.name, names) if name), ""),
        text=content.read(row.text("content", PARTS_BYTES)),
        sender_id=row.number("message_sender_id"),
    )
