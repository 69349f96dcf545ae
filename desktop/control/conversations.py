"""Direct messages and groups: the list with what is unread, new ones, leaving."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop.control.link_watch import LinkWatch
from desktop.core.channel import Channel
from desktop.core.errors import Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link

MOST = 10_000  # conversations; those that are made beyond are not taken up
_GATHER_S = 0.1


class Conversations:
    """`changed`: the list; `chosen`: a Channel that was made; `failed`: a Trouble of a wish."""

    changed = Signal()
    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._watch = LinkWatch(self._on_socket, self._on_push)
        self._known: dict[int, Channel] = {}
        self._left: set[int] = set()
        self._open_id = 0
        self.read = False  # whether the list has come
        self._timer: asyncio.TimerHandle | None = None

    @property
    def _link(self) -> Link | None:
        return self._watch.link

    @property
    def all(self) -> tuple[Channel, ...]:
        """Those with the newest word first."""
        return tuple(sorted(self._known.values(), key=_last, reverse=True))

    @property
    def unread(self) -> int:
        """In all of them."""
        return sum(one.unread for one in self._known.values() if not one.muted)

    def bind(self, link: Link | None) -> None:
        """Of this account from now on."""
        if self._watch.follow(link):
            self._known, self._left, self.read = {}, set(), False
        if link is not None:
            self._on_socket()
        self.changed.emit()

    def refresh(self) -> None:
        """Read the list again."""
        self._on_socket()

    def opened(self, channel_id: int) -> None:
        """It is read from now on; 0 for none."""
        self._open_id = channel_id
        if channel_id in self._known:
            self._known[channel_id] = replace(self._known[channel_id], unread=0)
            self.changed.emit()

    def create(self, user_ids: Sequence[int]) -> None:
        """With one person, or a group of several."""
        if self._link is not None and user_ids:
            self._tasks.start(self._create(self._link, list(user_ids)), "create a conversation")

    def leave(self, channel_id: int) -> None:
        """Be told no more of it, in this run; it is out of the list until somebody writes.

        One stays a member: of the service no request is known that ends that (mezon.md, 2.1 and 3.4). What the light
        SDK calls leaving a group is the same `channel_leave`, which ends the presence of this connection.
        """
        channel = self._known.pop(channel_id, None)
        if self._link is not None and channel is not None:
            self._left.add(channel_id)
            self._tasks.start(self._leave(self._link, channel), "leave a conversation")
            self.changed.emit()

    def close(self) -> None:
        """Listen no more."""
        self.bind(None)
        if self._timer is not None:
            self._timer.cancel()

    async def _read(self, link: Link) -> None:
        try:
            found = await link.api.conversations()
            await link.talk.join_clan(0)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return
        self._known = {one.id: one for one in found if one.id not in self._left}
        self.read = True
        self.opened(self._open_id)
        self.changed.emit()

    async def _create(self, link: Link, user_ids: list[int]) -> None:
        try:
            made = await link.api.create_conversation(user_ids)
        except Trouble as trouble:
            self.failed.emit(trouble)
            return
        self._left.discard(made.id)
        self._known.setdefault(made.id, made)
        self.changed.emit()
        self.chosen.emit(self._known[made.id])

    async def _leave(self, link: Link, channel: Channel) -> None:
        try:
            await link.talk.leave(channel)
        except Trouble as trouble:
            self.failed.emit(trouble)

    def _on_socket(self) -> None:
        if self._link is not None and self._watch.online:
            self._tasks.start(self._read(self._link), "read conversations")

    def _on_push(self, push: object) -> None:
        from desktop.services.mezon import pushes  # noqa: PLC0415 - loads protobuf; a push has loaded it

        match push:
            case pushes.MessageArrived(message) if message.channel_id in self._known:
                old = self._known[message.channel_id]
                mine = self._link is not None and message.sender_id == self._link.keeper.session.user_id
                more = 0 if mine or message.channel_id == self._open_id else 1
                self._known[old.id] = replace(
                    old, unread=old.unread + more, last_sent_at=message.created_at or old.last_sent_at
                )
                self._soon()
            case pushes.MessageArrived(message) if message.channel_id in self._left and message.clan_id == 0:
                self._left.discard(message.channel_id)
                self._on_socket()
            case pushes.Seen(channel_id, _) if channel_id in self._known:  # by another console of ours
                self._known[channel_id] = replace(self._known[channel_id], unread=0)
                self._soon()
            case pushes.ChannelCreated(channel) if channel.direct and len(self._known) < MOST:
                self._left.discard(channel.id)
                self._known.setdefault(channel.id, channel)
                self._soon()
            case pushes.ChannelDeleted(_, channel_id) if self._known.pop(channel_id, None) is not None:
                self._soon()

    def _soon(self) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_GATHER_S, self._now)

    def _now(self) -> None:
        self._timer = None
        self.changed.emit()


def _last(channel: Channel) -> float:
    return channel.last_sent_at.timestamp() if channel.last_sent_at is not None else 0.0
