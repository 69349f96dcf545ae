"""Clans and the channels of the chosen one: read, kept up to date by what is pushed, read again after each reconnect.

Main loop only; the wishes are plain functions. What was read stays in view until something newer has come.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from desktop.control.audience import Audience
from desktop.control.channel_news import ChannelNews
from desktop.control.gathering import GATHER_S, Gathering
from desktop.control.link_watch import LinkWatch
from desktop.control.marks import marks_of
from desktop.control.unread import Unread
from desktop.core.channel import Category, Channel, ChannelsState, ChannelType, Clan, Mark, Presence
from desktop.core.errors import Code, Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.settings.store import Store

if TYPE_CHECKING:
    from desktop.control.link import Link

LISTS_S = 2.0  # between two readings that the service asked for
MOST_CHANNELS = 200_000  # of one clan; what is made beyond comes with no reading either


class Channels:
    """`changed`: clans, channels or state; `marks_changed`: marks and viewers; `chosen`: a Channel to open;
    `failed`: a Trouble of a wish, e.g. of `create`."""

    changed = Signal()
    marks_changed = Signal()
    chosen = Signal(object)
    failed = Signal(object)

    def __init__(self, store: Store, tasks: Tasks) -> None:
        self._store = store
        self._tasks = tasks
        self._watch = LinkWatch(self._on_socket, self._on_push)
        self._reading: asyncio.Task[None] | None = None
        self._gathering = Gathering()
        self._news = ChannelNews()
        self._read_at = 0.0  # monotonic; the last reading began then
        self._audience = Audience()
        self._channels: dict[int, Channel] = {}
        self._marked: set[int] = set()  # of these: what may have something to show from the beginning
        self._unread = Unread()
        self._missed = True  # messages may have gone by uncounted: the service's numbers hold at the next reading
        self._air_id = 0
        self._wanted: tuple[int, int] | None = None  # clan and channel that are gone to as soon as they are read
        self._read_clan_id = 0
        self._in_no_clan = False  # the service said so
        self.clans: tuple[Clan, ...] = ()
        self.categories: tuple[Category, ...] = ()
        self.clan_id = store.settings.mezon.clan_id
        self.trouble: Trouble | None = None  # why the last reading failed
        self.viewers_trouble: Trouble | None = None  # why it is not known who watches

    @property
    def _link(self) -> Link | None:
        return self._watch.link

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Of the chosen clan, in the order of the service."""
        return tuple(self._channels.values())

    @property
    def by_id(self) -> Mapping[int, Channel]:
        """The same, to look one up."""
        return self._channels

    @property
    def collapsed(self) -> frozenset[int]:
        """Categories whose channels are hidden."""
        return frozenset(self._store.settings.mezon.collapsed)

    @property
    def state(self) -> ChannelsState:
        """What the list is."""
        if self._link is None:
            return ChannelsState.SIGNED_OUT
        shown = self._in_no_clan or (bool(self.clans) and self._read_clan_id == self.clan_id)
        if self._watch.waiting:
            return ChannelsState.OFFLINE
        if shown:
            return ChannelsState.SHOWN
        return ChannelsState.FAILED if self.trouble is not None else ChannelsState.LOADING

    @property
    def offline_trouble(self) -> Trouble | None:
        """Why there is no connection."""
        return self._link.socket.trouble if self._link is not None and self._watch.waiting else None

    @property
    def retry_at(self) -> float | None:
        """When the connection is tried again, monotonic."""
        return self._link.socket.retry_at if self._link is not None else None

    def bind(self, link: Link | None) -> None:
        """Read over this connection from now on; another account's channels go out of view."""
        if self._reading is not None:
            self._reading.cancel()
        if self._watch.follow(link):
            self.clans, self.categories, self._channels, self._read_clan_id = (), (), {}, 0
            self._in_no_clan = False
            self._unread.clear()
            self._audience, self._wanted = Audience(), None
        if link is not None:
            self._on_socket()
        self._tell()

    def choose_clan(self, clan_id: int) -> None:
        """Show another clan."""
        if self._wanted is not None and self._wanted[0] != clan_id:
            self._wanted = None
        if clan_id != self.clan_id or self._read_clan_id != clan_id:
            self.clan_id, self.categories, self._channels = clan_id, (), {}
            self._audience = Audience(self._audience.all_live)
            self._read_clan_id, self._missed = 0, True
            self._remember(clan_id=clan_id)
            self.refresh()

    def refresh(self) -> None:
        """Read everything again; what is in view stays until then."""
        if self._link is not None:
            if self._reading is not None:
                self._reading.cancel()
            self.trouble = None
            self._read_at = time.monotonic()
            self._news.begin()
            self._reading = self._tasks.start(self._read(self._link), "read channels")
            self._tell()

    def retry_now(self) -> None:
        """Do not wait for the countdown."""
        if self._link is not None:
            self._link.socket.retry_now()
            if self.trouble is not None:
                self.refresh()

    def fold(self, category_ids: Collection[int]) -> None:
        """Hide the channels of these categories; those of other clans stay as they are."""
        mine = {one.category_id for one in self._channels.values()}
        kept = {one for one in self.collapsed if one not in mine}
        self._remember(collapsed=tuple(sorted(kept | set(category_ids))))
        self._tell()

    def go_to(self, clan_id: int, channel_id: int) -> None:
        """Choose a channel of any clan; `failed` where there is none of the account's."""
        self._wanted = (clan_id, channel_id)
        if clan_id == self._read_clan_id and channel_id in self._channels:
            self._arrive()
        else:  # it may be new; the present clan stays in view until it is known that there is another
            self.refresh()

    def create(self, label: str, category_id: int = 0, private: bool = False) -> None:
        """A new streaming channel in the clan; it is chosen when it is there."""
        if self._link is not None:
            self._tasks.start(self._create(self._link, label.strip(), category_id, private), "create a channel")

    def opened(self, channel_id: int) -> None:
        """Its chat is read from now on: nothing of it is unread. 0 for none."""
        self._unread.opened(channel_id)
        self.marks_changed.emit()

    def set_on_air(self, channel_id: int) -> None:
        """Where our own broadcast is acknowledged; 0 for nowhere."""
        if channel_id != self._air_id:
            self._audience.set_live(self._air_id, False)  # it was ours, whoever told of it
            self._air_id = channel_id
            self.marks_changed.emit()

    def set_live(self, channel_ids: frozenset[int]) -> None:
        """What the streaming service lists as live, in any clan: also what began before anybody here looked."""
        if self._audience.list_live(channel_ids):
            self.marks_changed.emit()

    def marks(self) -> dict[int, Mark]:
        """What rows show beside the names; channels with nothing to show are not named."""
        named = (self._channels.get(one) for one in self._marked | self._unread.channel_ids)
        return marks_of((one for one in named if one is not None), self._unread, self._audience, self._air_id)

    def presences(self, channel_id: int) -> tuple[Presence, ...] | None:
        """Who watches, since when, and when the service said so last; None where nobody knows."""
        return self._audience.presences(channel_id) if self._audience.known else None

    def read_viewers(self) -> None:
        """Ask who watches in the clan: those who left are not always told."""
        if self._link is not None and self._read_clan_id:
            self._tasks.start(self._read_viewers(self._link, self._read_clan_id), "read viewers")

    def close(self) -> None:
        """Listen no more."""
        self.bind(None)
        self._gathering.close()

    async def _read(self, link: Link) -> None:
        try:
            clans = await link.api.clans()
            if not self._may_stay({one.id for one in clans}):
                return
            if self.clan_id not in {one.id for one in clans}:
                self.clan_id = clans[0].id if clans else 0
            clan_id = self.clan_id
            read = await link.api.channels(clan_id) if clan_id else ()
            categories = await link.api.categories(clan_id) if clan_id else ()
            channels = self._news.applied(clan_id, read)
            marked = {one.id for one in channels.values() if one.unread or one.type == ChannelType.STREAMING.value}
        except Trouble as trouble:
            self.trouble = trouble
            self._tell()
            return
        self.clans, self.categories, self._channels = clans, categories, channels
        self._marked = marked
        self._read_clan_id, self._in_no_clan = clan_id, not clans
        if self._missed:
            self._unread.listed()
        self._missed = False
        self._tell()
        self._arrive()
        try:
            if clan_id:
                await link.talk.join_clan(clan_id)
                await self._read_viewers(link, clan_id)
        except Trouble as trouble:  # the channels are there; what is new in them is told with the next reading
            self.trouble = trouble
        self._tell()

    async def _read_viewers(self, link: Link, clan_id: int) -> None:
        try:
            found = await link.api.viewers(clan_id)
        except Trouble as trouble:
            self.viewers_trouble = trouble
        else:
            self.viewers_trouble = None
            if clan_id == self._read_clan_id:
                self._audience.reset(found, time.monotonic())
        self.marks_changed.emit()

    async def _create(self, link: Link, label: str, category_id: int, private: bool) -> None:
        try:
            made = await link.api.create_channel(
                self.clan_id, label, ChannelType.STREAMING, category_id=category_id, private=private
            )
        except Trouble as trouble:
            self.failed.emit(trouble)
            return
        if made.clan_id in (0, self._read_clan_id):
            made = msgspec.structs.replace(made, clan_id=self._read_clan_id)
            self._add(made)
        self._tell()
        self.chosen.emit(made)

    def _may_stay(self, clan_ids: Collection[int]) -> bool:
        """Go to the wanted clan, where there is one; false where that begins another reading."""
        if self._wanted is None or (clan_id := self._wanted[0]) == self.clan_id:
            return True
        if clan_id in clan_ids:
            self.choose_clan(clan_id)
            return False
        self._wanted = None
        self.failed.emit(Trouble(Code.CHANNEL_CLAN))
        return True

    def _arrive(self) -> None:
        """At the wanted channel, where its clan is read."""
        if self._wanted is None or self._wanted[0] != self._read_clan_id:
            return
        (_, channel_id), self._wanted = self._wanted, None
        channel = self._channels.get(channel_id)
        if channel is not None:
            self.chosen.emit(channel)
        else:
            clan = next((one.name for one in self.clans if one.id == self._read_clan_id), "")
            self.failed.emit(Trouble(Code.CHANNEL_GONE, clan=clan))

    def _on_socket(self) -> None:
        if self._watch.online:
            self._missed = True
            self.refresh()
        else:
            self._audience.known = False  # until they are read again
        self._tell()

    def _on_push(self, push: object) -> None:
        from desktop.services.mezon import pushes  # noqa: PLC0415 - loads protobuf; a push has loaded it

        match push:
            case pushes.MessageArrived(message):
                self._count(message.channel_id, message.sender_id, {one.user_id for one in message.mentions})
            case pushes.Seen(channel_id, _) if channel_id in self._channels:  # by another console of ours
                self._unread.seen(channel_id)
                self._gathering.soon(self.marks_changed.emit)
            case pushes.ViewerJoined(clan_id, viewer) if clan_id == self._read_clan_id:
                self._audience.joined(viewer, datetime.now(UTC), time.monotonic())
                self._gathering.soon(self.marks_changed.emit)
            case pushes.ViewerLeft(clan_id, channel_id, user_id) if clan_id == self._read_clan_id:
                self._audience.left(channel_id, user_id)
                self._gathering.soon(self.marks_changed.emit)
            case pushes.StreamStarted(_, channel_id) | pushes.StreamEnded(_, channel_id):
                self._audience.set_live(channel_id, isinstance(push, pushes.StreamStarted))
                self._gathering.soon(self.marks_changed.emit)
            case pushes.ChannelCreated(channel) if channel.clan_id == self._read_clan_id and not channel.direct:
                self._add(channel)
                self._gathering.soon(self._tell)
            case pushes.ChannelUpdated(channel) if channel.id in self._channels:
                self._channels[channel.id] = self._channels[channel.id].updated(channel)
                self._gathering.soon(self._tell)
            case pushes.ChannelDeleted(_, channel_id) if self._channels.pop(channel_id, None) is not None:
                self._news.deleted(channel_id)
                self._audience.forget_channel(channel_id)
                self._gathering.soon(self._tell)
            case pushes.ListsChanged():
                self._gathering.soon(self._read_lists)

    def _add(self, channel: Channel) -> None:
        if len(self._channels) < MOST_CHANNELS:
            self._news.made(self._channels.setdefault(channel.id, channel))
            self._marked.add(channel.id)

    def _read_lists(self) -> None:
        """Once for many changes; a reading that is under way comes to its end first."""
        wait_s = self._read_at + LISTS_S - time.monotonic()
        if wait_s > 0 or (self._reading is not None and not self._reading.done()):
            self._gathering.soon(self._read_lists, max(wait_s, GATHER_S))
        else:
            self.refresh()

    def _count(self, channel_id: int, sender_id: int, mentioned: Collection[int]) -> None:
        channel = self._channels.get(channel_id)
        me = self._link.keeper.session.user_id if self._link is not None else 0
        if channel is not None and self._unread.came(channel, me, sender_id, mentioned):
            self._gathering.soon(self.marks_changed.emit)

    def _remember(self, **values: object) -> None:
        self._store.update(mezon=msgspec.structs.replace(self._store.settings.mezon, **values))

    def _tell(self) -> None:
        self.changed.emit()
        self.marks_changed.emit()
