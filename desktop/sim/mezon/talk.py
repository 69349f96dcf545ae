"""What is said in the channels of the stand-in's world: messages, edits, removals, reactions, typing, history."""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterator

from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message

from desktop.core.channel import ChannelType
from desktop.core.chat import MessageCode
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.refused import DENIED, INVALID, NOT_FOUND, Refused
from desktop.sim.mezon.switches import Switches
from desktop.sim.mezon.world import Happening, Person, World

_AFTER, _AROUND = 1, 2  # directions of history; every other is before
_PAGE, _LARGEST_PAGE = 50, 500
_MODES = {ChannelType.DIRECT: 4, ChannelType.GROUP: 3, ChannelType.THREAD: 6}
_ANONYMOUS = Person(1_767_478_432_163_172_999, "Anonymous", "Anonymous")
_KEPT = 10_000  # messages of one channel


class Talk:
    """The messages of every channel, oldest first."""

    def __init__(self, world: World, switches: Switches) -> None:
        self._world = world
        self._switches = switches
        self._said: dict[int, list[pb.ChannelMessage]] = {}
        self._reactions: dict[int, pb.MessageReactionList] = {}

    def say(
        self, sender: Person, channel: pb.ChannelDescription, wish: pb.ChannelMessageSend, by: object = None
    ) -> pb.ChannelMessage:
        """A new message; everybody there is told, the sender as well unless a switch says otherwise."""
        if len(wish.content) > self._switches.text_limit:
            raise Refused(INVALID, "Message content is too long")
        shown = _ANONYMOUS if wish.anonymous_message else sender
        message = pb.ChannelMessage(
            clan_id=channel.clan_id,
            channel_id=channel.channel_id,
            message_id=self._world.ids.next(),
            code=wish.code,
            sender_id=shown.id,
            username=shown.username,
            avatar=shown.avatar,
            content=wish.content,
            channel_label=channel.channel_label,
            category_name=channel.category_name,
            display_name=shown.display_name,
            mentions=self._listed(pb.MessageMentionList(mentions=wish.mentions)),
            attachments=self._listed(pb.MessageAttachmentList(attachments=wish.attachments)),
            references=self._listed(pb.MessageRefList(refs=wish.references)),
            create_time_seconds=int(self._world.now()),
            mode=wish.mode or _mode(channel),
            is_public=not channel.channel_private,
            topic_id=wish.topic_id,
        )
        self._keep(channel, message)
        self._tell(pb.Envelope(channel_message=message), channel, None if self._switches.echo_to_sender else by)
        return message

    def edit(self, user_id: int, channel: pb.ChannelDescription, wish: pb.ChannelMessageUpdate) -> pb.ChannelMessage:
        """Other words for a message of one's own."""
        message = self._own(user_id, channel, wish.message_id)
        message.content = wish.content
        message.mentions = self._listed(pb.MessageMentionList(mentions=wish.mentions))
        if wish.attachments:
            message.attachments = self._listed(pb.MessageAttachmentList(attachments=wish.attachments))
        message.update_time_seconds = int(self._world.now())
        message.hide_editted = wish.hide_editted
        self._tell(pb.Envelope(channel_message=_as(message, MessageCode.EDIT)), channel)
        return message

    def remove(self, user_id: int, channel: pb.ChannelDescription, message_id: int) -> pb.ChannelMessage:
        """Take back a message of one's own; who owns the clan or the channel may take back any."""
        message = self._find(channel, message_id)
        owners = {channel.creator_id, message.sender_id}
        if channel.clan_id:
            owners.add(self._world.clans[channel.clan_id].desc.creator_id)
        if user_id not in owners:
            raise Refused(DENIED, "Not allowed to remove this message")
        self._said[channel.channel_id].remove(message)
        self._reactions.pop(message_id, None)
        self._tell(pb.Envelope(channel_message=_as(message, MessageCode.REMOVE)), channel)
        return message

    def react(
        self, sender: Person, channel: pb.ChannelDescription, wish: pb.MessageReaction, by: object = None
    ) -> pb.MessageReaction:
        """Add a reaction, or take it away (`action`)."""
        message = self._find(channel, wish.message_id)
        reaction = pb.MessageReaction()
        reaction.CopyFrom(wish)
        reaction.id = wish.id or self._world.ids.next()
        reaction.sender_id, reaction.sender_name, reaction.sender_avatar = sender.id, sender.username, sender.avatar
        reaction.count = wish.count or 1
        reaction.clan_id, reaction.message_sender_id = channel.clan_id, message.sender_id
        reaction.mode = wish.mode or _mode(channel)
        kept = self._reactions.setdefault(message.message_id, pb.MessageReactionList()).reactions
        same = [
            one for one in kept if (one.sender_id, one.emoji_id, one.emoji) == (sender.id, wish.emoji_id, wish.emoji)
        ]
        for one in same if wish.action else ():
            kept.remove(one)
        if not wish.action:
            if same:
                same[0].count += reaction.count
            else:
                kept.append(reaction)
        message.reactions = self._listed(self._reactions[message.message_id])
        self._tell(pb.Envelope(message_reaction_event=reaction), channel, by)
        return reaction

    def typing(self, sender: Person, channel: pb.ChannelDescription, by: object = None) -> None:
        """Tell the others that somebody writes."""
        event = pb.MessageTypingEvent(
            clan_id=channel.clan_id,
            channel_id=channel.channel_id,
            sender_id=sender.id,
            mode=_mode(channel),
            is_public=not channel.channel_private,
            sender_username=sender.username,
            sender_display_name=sender.display_name,
        )
        self._tell(pb.Envelope(message_typing_event=event), channel, by)

    def history(self, channel: pb.ChannelDescription, wish: pb.ListChannelMessagesRequest) -> list[pb.ChannelMessage]:
        """A page before, after or around a message; without one the latest."""
        said = self._said.get(channel.channel_id, [])
        size = min(wish.limit or _PAGE, _LARGEST_PAGE)
        at = bisect.bisect_left(said, wish.message_id, key=lambda one: one.message_id)
        if not wish.message_id:
            page = said[-size:]
        elif wish.direction == _AFTER:
            first = bisect.bisect_right(said, wish.message_id, key=lambda one: one.message_id)
            page = said[first : first + size]
        elif wish.direction == _AROUND:
            first = max(0, at - size // 2)
            page = said[first : first + size]
        else:
            page = said[max(0, at - size) : at]
        return page[::-1] if self._switches.newest_first else list(page)

    def count_after(self, channel_id: int, message_id: int, but: int) -> int:
        """How many messages came after that one, those of this person not counted."""
        said = self._said.get(channel_id, [])
        first = bisect.bisect_right(said, message_id, key=lambda one: one.message_id)
        return sum(one.sender_id != but for one in said[first:])

    def latest(self, channel: pb.ChannelDescription, count: int = 20) -> Iterator[pb.ChannelMessage]:
        """The last messages, newest first."""
        return reversed(self._said.get(channel.channel_id, [])[-count:])

    def _listed(self, parts: Message) -> bytes:
        """A list as it travels within a message."""
        if not self._switches.json_lists:
            return parts.SerializeToString()
        rows = MessageToDict(parts, preserving_proto_field_name=True)
        return json.dumps(next(iter(rows.values()), [])).encode()

    def _keep(self, channel: pb.ChannelDescription, message: pb.ChannelMessage) -> None:
        said = self._said.setdefault(channel.channel_id, [])
        said.append(message)
        if len(said) > _KEPT:
            del said[: _KEPT // 10]
        channel.last_sent_message.CopyFrom(
            pb.ChannelMessageHeader(
                id=message.message_id,
                timestamp_seconds=message.create_time_seconds,
                sender_id=message.sender_id,
                content=message.content,
            )
        )

    def _find(self, channel: pb.ChannelDescription, message_id: int) -> pb.ChannelMessage:
        said = self._said.get(channel.channel_id, [])
        at = bisect.bisect_left(said, message_id, key=lambda one: one.message_id)
        if at == len(said) or said[at].message_id != message_id:
            raise Refused(NOT_FOUND, "Message not found")
        return said[at]

    def _own(self, user_id: int, channel: pb.ChannelDescription, message_id: int) -> pb.ChannelMessage:
        message = self._find(channel, message_id)
        if message.sender_id != user_id:
            raise Refused(DENIED, "Not allowed to change this message")
        return message

    def _tell(self, envelope: pb.Envelope, channel: pb.ChannelDescription, but: object = None) -> None:
        only = self._world.insiders(channel.channel_id)
        self._world.announce(Happening(envelope, channel.clan_id, channel.channel_id, only, but))


def _mode(channel: pb.ChannelDescription) -> int:
    return _MODES.get(ChannelType(channel.type), 2)


def _as(message: pb.ChannelMessage, code: MessageCode) -> pb.ChannelMessage:
    changed = pb.ChannelMessage()
    changed.CopyFrom(message)
    changed.code = code
    return changed
