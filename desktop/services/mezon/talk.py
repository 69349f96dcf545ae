"""What is said over the socket: joining clans and channels, messages, reactions, typing.

Remembers what was joined, and joins it again on each new connection.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop.core.channel import Channel
from desktop.core.chat import HERE, TEXT_LIMIT, Attachment, Mention, Message, Reply
from desktop.core.errors import Code, Trouble
from desktop.services.http import clean
from desktop.services.mezon import content, messages
from desktop.services.mezon.requests import Refusal
from desktop.services.mezon.socket import Socket
from desktop.services.mezon.wire import mezon_pb2 as pb

log = logging.getLogger(__name__)

BAD_INPUT = 3  # also what the service says to who is not in the channel
_NOT_JOINED = "must join channel"
_FORBIDDEN = ("permission", "forbidden", "not allowed", "denied", "not have the right")
_ROUNDS = 3  # of joining what could not be joined


@dataclass(frozen=True, slots=True)
class Sent:
    """What the service made of a message. Id 0 where it did not say: it comes as a push."""

    id: int
    created_at: datetime | None


class Talk:
    """The conversation over one socket. Everything raises Trouble: SERVICE_* as the socket does, and as told below."""

    def __init__(self, socket: Socket, list_channels: Callable[[int], Awaitable[object]]) -> None:
        """`list_channels` of a clan is awaited before it is joined, else the service tells nothing of it."""
        self._socket = socket
        self._list = list_channels
        self._clans: dict[int, None] = {}
        self._channels: dict[int, Channel] = {}
        socket.prepare = self.rejoin

    async def rejoin(self) -> None:
        """Join again what was joined; what does not succeed is tried again twice, then left."""
        left: list[int] = list(self._clans)
        for _ in range(_ROUNDS):
            left = [clan_id for clan_id in left if not await self._joined_again(clan_id)]
            if not left:
                break
        for channel in list(self._channels.values()):
            try:
                await self._join(channel)
            except Refusal as refusal:
                log.warning("channel %d was not joined: error %d", channel.id, refusal.code)

    async def join_clan(self, clan_id: int) -> None:
        """Be told what happens in a clan, on this connection and the next ones. Clan 0 is that of direct messages."""
        self._clans[clan_id] = None
        await self._list(clan_id)
        try:
            await self._socket.request(pb.Envelope(clan_join=pb.ClanJoin(clan_id=clan_id)))
        except Refusal as refusal:
            raise _trouble(Code.MEZON_RIGHTS, refusal) from None

    async def join(self, channel: Channel) -> None:
        """Be told what is said in a channel. Raises Trouble: MEZON_RIGHTS."""
        self._channels[channel.id] = channel
        try:
            await self._join(channel)
        except Refusal as refusal:
            self._channels.pop(channel.id, None)
            raise _trouble(Code.MEZON_RIGHTS, refusal) from None

    async def leave(self, channel: Channel) -> None:
        """Be told no more of it."""
        self._channels.pop(channel.id, None)
        leave = pb.ChannelLeave(
            clan_id=channel.clan_id, channel_id=channel.id, channel_type=channel.type, is_public=_public(channel)
        )
        try:
            await self._socket.request(pb.Envelope(channel_leave=leave))
        except Refusal as refusal:
            log.info("leaving channel %d: error %d", channel.id, refusal.code)

    async def send(
        self,
        channel: Channel,
        text: str,
        *,
        mentions: Sequence[Mention] = (),
        attachments: Sequence[Attachment] = (),
        reply_to: Reply | None = None,
    ) -> Sent:
        """Say something. Raises Trouble: CHAT_SEND, CHAT_RIGHTS; after SERVICE_OFFLINE and SERVICE_SLOW it may have
        been said: look in the history before saying it again.
        """
        _check(text, attachments)
        envelope = pb.Envelope(
            channel_message_send=pb.ChannelMessageSend(
                clan_id=channel.clan_id,
                channel_id=channel.id,
                content=content.write(text),
                mentions=messages.mentions(text, mentions),
                attachments=messages.attachments(attachments),
                references=messages.references([reply_to] if reply_to is not None else []),
                mode=messages.mode_of(channel),
                mention_everyone=any(one.user_id == HERE for one in mentions),
                is_public=_public(channel),
            )
        )
        ack = (await self._within(channel, envelope)).channel_message_ack
        return Sent(ack.message_id, messages.moment(ack.create_time_seconds))

    async def edit(self, channel: Channel, old: Message, text: str, mentions: Sequence[Mention] = ()) -> None:
        """Say it in other words; who is named is told anew. Raises as `send`."""
        _check(text, old.attachments)
        update = pb.ChannelMessageUpdate(
            clan_id=channel.clan_id,
            channel_id=channel.id,
            message_id=old.id,
            content=content.write(text),
            mentions=messages.mentions(text, mentions),
            attachments=messages.attachments(old.attachments),
            mode=messages.mode_of(channel),
            is_public=_public(channel),
        )
        await self._within(channel, pb.Envelope(channel_message_update=update))

    async def remove(self, channel: Channel, old: Message) -> None:
        """Take a message back. Raises as `send`."""
        remove = pb.ChannelMessageRemove(
            clan_id=channel.clan_id,
            channel_id=channel.id,
            message_id=old.id,
            mode=messages.mode_of(channel),
            is_public=_public(channel),
            has_attachment=bool(old.attachments),
        )
        await self._within(channel, pb.Envelope(channel_message_remove=remove))

    async def react(self, channel: Channel, to: Message, emoji: str, *, emoji_id: int = 0, add: bool = True) -> None:
        """Put an emoji under a message, or take it away. Raises as `send`."""
        reaction = pb.MessageReaction(
            clan_id=channel.clan_id,
            channel_id=channel.id,
            message_id=to.id,
            emoji_id=emoji_id,
            emoji=content.sound(emoji),
            count=1,
            action=not add,
            mode=messages.mode_of(channel),
            is_public=_public(channel),
            message_sender_id=to.sender_id,
        )
        await self._within(channel, pb.Envelope(message_reaction_event=reaction))

    async def typing(self, channel: Channel, user_id: int, name: str) -> None:
        """Let the others see that we write."""
        event = pb.MessageTypingEvent(
            clan_id=channel.clan_id,
            channel_id=channel.id,
            sender_id=user_id,
            mode=messages.mode_of(channel),
            is_public=_public(channel),
            sender_username=content.sound(name),
            sender_display_name=content.sound(name),
        )
        await self._socket.tell(pb.Envelope(message_typing_event=event))

    async def seen(self, channel: Channel, message: Message) -> None:
        """Everything up to this message was read; the account's other sessions are told by the service.

        What `badge_count` is for is told nowhere and clients differ: it is left at nothing unread.
        """
        event = pb.LastSeenMessageEvent(
            clan_id=channel.clan_id,
            channel_id=channel.id,
            message_id=message.id,
            mode=messages.mode_of(channel),
            timestamp_seconds=int(message.created_at.timestamp()) if message.created_at is not None else 0,
        )
        try:
            await self._socket.request(pb.Envelope(last_seen_message_event=event))
        except Refusal as refusal:
            log.info("what was seen in channel %d: error %d", channel.id, refusal.code)

    async def _within(self, channel: Channel, envelope: pb.Envelope) -> pb.Envelope:
        """A request that needs the channel joined: before, and again when the service says so."""
        try:
            if channel.id not in self._channels:
                await self.join(channel)
            try:
                return await self._socket.request(envelope)
            except Refusal as refusal:
                if refusal.code != BAD_INPUT and _NOT_JOINED not in refusal.text.lower():
                    raise
            await self._join(channel)
            return await self._socket.request(envelope)
        except Refusal as refusal:
            forbidden = any(word in refusal.text.lower() for word in _FORBIDDEN)
            raise _trouble(Code.CHAT_RIGHTS if forbidden else Code.CHAT_SEND, refusal) from None

    async def _join(self, channel: Channel) -> None:
        join = pb.ChannelJoin(
            clan_id=channel.clan_id, channel_id=channel.id, channel_type=channel.type, is_public=_public(channel)
        )
        await self._socket.request(pb.Envelope(channel_join=join))

    async def _joined_again(self, clan_id: int) -> bool:
        """Whether it succeeded. Raises Trouble where the connection is lost."""
        try:
            await self._list(clan_id)
        except Trouble as trouble:  # the list is asked elsewhere, too: it is of the REST, not of this connection
            log.info("channels of clan %d were not listed: %s", clan_id, trouble)
        try:
            await self._socket.request(pb.Envelope(clan_join=pb.ClanJoin(clan_id=clan_id)))
        except Refusal as refusal:
            log.info("clan %d was not joined: error %d", clan_id, refusal.code)
            return False
        except Trouble as trouble:
            if trouble.code is Code.SERVICE_OFFLINE:
                raise
            return False
        return True


def _check(text: str, attachments: Sequence[Attachment]) -> None:
    if len(text) > TEXT_LIMIT:
        raise Trouble(Code.CHAT_SEND, f"longer than {TEXT_LIMIT} characters")
    if not text.strip() and not attachments:
        raise Trouble(Code.CHAT_SEND, "nothing to send")


def _public(channel: Channel) -> bool:
    """Of direct messages the wire says nothing here."""
    return not channel.private and not channel.direct


def _trouble(code: Code, refusal: Refusal) -> Trouble:
    return Trouble(code, f"error {refusal.code}: {clean(refusal.text)}", service="Mezon", code=refusal.code)
