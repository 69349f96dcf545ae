"""The lines of one channel: received, typed, confirmed, edited, taken back. No I/O.

A message that comes twice, by acknowledgement, push or history, is one line. Changes cost the same
however many lines there are; the list is made when somebody asks for it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from msgspec.structs import replace

from desktop.core.channel import Channel
from desktop.core.chat import HERE, Attachment, Mention, Message, MessageCode, Reaction, Reply
from desktop.core.chat_line import ChatLine, Delivery, Tally

KEPT = 1_000  # lines
MOST = 5_000  # while somebody reads older ones
REACTIONS_KEPT = 1_000  # under one message; more are not counted

_keys = itertools.count(-1, -1)  # of what was typed here; received lines have their message's id


class Room:
    """One channel for one reader. Lines are in the order of the service, what is not confirmed last."""

    def __init__(self, channel: Channel, user_id: int) -> None:
        self.channel = channel
        self._me = user_id
        self._roles: frozenset[int] = frozenset()  # of the reader
        self._lines: dict[int, ChatLine] = {}  # by key
        self._keys: dict[int, int] = {}  # by message id
        # Keys without an id: the newest id when they were typed; None where nobody knew what was old.
        self._waiting: dict[int, int | None] = {}
        self._doubted: set[int] = set()  # of these: what may have been heard, at whatever time
        self._shown: tuple[ChatLine, ...] | None = ()
        self._limit = KEPT
        self._whole = False  # what is here reaches to the newest message
        self.newest = 0

    @property
    def lines(self) -> tuple[ChatLine, ...]:
        """All of them, oldest first."""
        if self._shown is None:
            known = [self._lines[self._keys[message_id]] for message_id in sorted(self._keys)]
            self._shown = (*known, *(self._lines[key] for key in self._waiting))
        return self._shown

    @property
    def oldest(self) -> int:
        """Id of the first message; 0 without one."""
        return min(self._keys, default=0)

    @property
    def doubtful(self) -> bool:
        """Whether something may or may not have been heard."""
        return any(self._lines[key].uncertain for key in self._waiting)

    @property
    def full(self) -> bool:
        """Whether no older ones are taken."""
        return len(self._keys) >= MOST

    def line_of(self, message_id: int) -> ChatLine | None:
        """That of a message."""
        key = self._keys.get(message_id)
        return None if key is None else self._lines[key]

    def line(self, key: int) -> ChatLine | None:
        """One of them."""
        return self._lines.get(key)

    def add(self, messages: Iterable[Message], *, older: bool = False) -> None:
        """Received: pushed or read. What is known is replaced. `older` are wanted beside what is here."""
        for message in messages:
            key = self._keys.get(message.id)
            if key is None:
                key = self._typed_as(message) if message.sender_id == self._me else None
                key = message.id if key is None else key
            self._place(key, message)
        if older:
            self._limit = min(MOST, max(self._limit, len(self._keys)))
        while len(self._keys) > self._limit * 5 // 4:
            self._trim()

    def clear(self) -> None:
        """Forget what was received; what is typed and not confirmed stays."""
        for key in self._keys.values():
            del self._lines[key]
        self._keys.clear()
        self._limit, self._shown, self.newest, self._whole = KEPT, None, 0, False

    def typed(
        self, text: str, name: str, mentions: Sequence[Mention], attachments: Sequence[Attachment], reply: Reply | None
    ) -> int:
        """Show it at once; returns its key."""
        key = next(_keys)
        message = Message(
            id=0,
            channel_id=self.channel.id,
            clan_id=self.channel.clan_id,
            sender_id=self._me,
            sender_name=name,
            text=text,
            mentions=tuple(mentions),
            attachments=tuple(attachments),
            references=() if reply is None else (reply,),
            created_at=datetime.now(UTC),
        )
        self._lines[key] = ChatLine(key, message, Delivery.PENDING, own=True)
        self._waiting[key] = self._since()
        self._shown = None
        return key

    def confirm(self, key: int, message_id: int, created_at: datetime | None) -> None:
        """The service acknowledged what was typed. Id 0: it will be pushed."""
        line = self._lines.get(key)
        if line is None or not message_id:
            return
        other = self._keys.get(message_id)
        if other == key:
            return
        message = replace(line.message, id=message_id, created_at=created_at or line.message.created_at)
        if other is not None:  # it was pushed before, and taken for one of another console
            message = self._lines.pop(other).message
            del self._keys[message_id]
        if line.message.id:  # what was taken for it is the same text from another console
            del self._keys[line.message.id]
            self._place(line.message.id, line.message)
        self._place(key, message)

    def fail(self, key: int, *, uncertain: bool) -> None:
        """It was not sent, as far as we know."""
        if key in self._waiting:
            self._lines[key] = replace(self._lines[key], delivery=Delivery.FAILED, uncertain=uncertain)
            self._shown = None
            if uncertain:
                self._doubted.add(key)

    def again(self, key: int) -> ChatLine | None:
        """Try it again; None where it has arrived meanwhile."""
        line = self._lines.get(key)
        if line is None or key not in self._waiting or line.delivery is not Delivery.FAILED:
            return None
        line = self._lines[key] = replace(line, delivery=Delivery.PENDING, uncertain=False)
        if key not in self._doubted:
            self._waiting[key] = self._since()
        self._shown = None
        return line

    def read_through(self) -> None:
        """History was read to its end: what is not in it was not heard, as far as the service tells.

        A request has no name of its own on the wire: what the service does later than that and without an answer
        is seen when it comes, but nothing keeps it from being said twice where the operator tried again before.
        """
        self._whole = True
        for key in self._waiting:
            if self._lines[key].uncertain:
                self._lines[key] = replace(self._lines[key], uncertain=False)
                self._shown = None

    def drop(self, key: int) -> None:
        """Forget what was typed and not sent."""
        if key in self._waiting:
            del self._waiting[key], self._lines[key]
            self._doubted.discard(key)
            self._shown = None

    def set_roles(self, roles: frozenset[int]) -> None:
        """The reader's roles in the clan: who names one of them names the reader."""
        if roles == self._roles:
            return
        self._roles = roles
        for key in self._keys.values():
            line = self._lines[key]
            if any(one.role_id for one in line.message.mentions):
                self._put(line, line.message)

    def revise(self, page: Sequence[Message], since: int, until: int) -> None:
        """A page of history, without a gap: what was here from `since` to `until` and is not in it was taken back."""
        there = {one.id for one in page}
        for message_id in [one for one in self._keys if since <= one <= until and one not in there]:
            if self._lines[self._keys[message_id]].message.code == MessageCode.CHAT:  # others are in no history
                self.removed(message_id)
        self.add(page)

    def edited(self, edit: Message) -> None:
        """Other words; empty fields are not known."""
        old = self.line_of(edit.id)
        if old is not None and not old.message.removed:
            names = ("text", "mentions", "attachments", "references")
            told = {name: getattr(edit, name) for name in names if getattr(edit, name)}
            if "text" in told:
                told["mentions"] = edit.mentions
            self._put(old, replace(old.message, **told, edited_at=edit.edited_at or datetime.now(UTC)))

    def removed(self, message_id: int) -> None:
        """Taken back: the line stays, without what was in it."""
        old = self.line_of(message_id)
        if old is not None:
            gone = replace(old.message, text="", mentions=(), attachments=(), reactions=(), removed=True)
            self._put(old, gone)

    def reacted(self, message_id: int, reaction: Reaction) -> None:
        """Given or taken away; told twice is told once."""
        old = self.line_of(message_id)
        if old is not None and not old.message.removed:
            others = tuple(
                one
                for one in old.message.reactions
                if (_emoji(one), one.sender_id) != (_emoji(reaction), reaction.sender_id)
            )
            if reaction.added and len(others) < REACTIONS_KEPT:
                others = (*others, reaction)
            self._put(old, replace(old.message, reactions=others))

    def _put(self, old: ChatLine, message: Message) -> None:
        self._lines[old.key] = self._line(old.key, message)
        self._shown = None

    def _place(self, key: int, message: Message) -> None:
        self._waiting.pop(key, None)
        self._doubted.discard(key)
        self._keys[message.id] = key
        self._lines[key] = self._line(key, message)
        self.newest = max(self.newest, message.id)
        self._shown = None

    def _line(self, key: int, message: Message) -> ChatLine:
        own = message.sender_id == self._me
        return ChatLine(
            key,
            message,
            own=own,
            mentions_me=any(self._is_me(one) for one in message.mentions) and not own,
            tallies=_tallies(message.reactions, self._me) if message.reactions else (),
        )

    def _is_me(self, mention: Mention) -> bool:
        return mention.user_id in (self._me, HERE) or mention.role_id in self._roles

    def _typed_as(self, message: Message) -> int | None:
        """What was typed here and now comes back. Only what is newer than what was there then."""
        for key, newest in self._waiting.items():
            line = self._lines[key]
            heard = line.delivery is Delivery.PENDING or key in self._doubted
            same = line.message.text == message.text and _urls(line.message) == _urls(message)
            if heard and same and newest is not None and message.id > newest:
                return key
        return None

    def _since(self) -> int | None:
        return self.newest if self.newest or self._whole else None

    def _trim(self) -> None:
        for message_id in sorted(self._keys)[: len(self._keys) - self._limit]:
            del self._lines[self._keys.pop(message_id)]


def _urls(message: Message) -> list[str]:
    return [one.url for one in message.attachments]


def _emoji(reaction: Reaction) -> object:
    return reaction.emoji_id or reaction.emoji


def _tallies(reactions: Iterable[Reaction], me: int) -> tuple[Tally, ...]:
    found: dict[object, Tally] = {}
    for one in reactions:
        if one.added:
            old = found.get(_emoji(one), Tally(one.emoji_id, one.emoji, 0))
            found[_emoji(one)] = replace(old, count=old.count + max(1, one.count), own=old.own or one.sender_id == me)
    return tuple(found.values())
