"""Clans and the channels of the chosen one: read, kept up to date by what is pushed, read again after each reconnect.

Main loop only; the wishes are plain functions. What was read stays in view until something newer has come.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from desktop.control import channel_address
from desktop.control.audience import Audience
from desktop.core.channel import Category, Channel, ChannelsState, ChannelType, Clan, Mark, Presence, Viewer
from desktop.core.errors import Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks
from desktop.settings.store import Store

if TYPE_CHECKING:
    from desktop.control.link import Link

GATHER_S = 0.05  # pushes of this long are shown together
_KNOWN_BY_UPDATE = ("label", "topic", "category_id", "category_name", "private")


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
        self._link: Link | None = None
        self._reading: asyncio.Task[None] | None = None
        self._later: dict[Callable[[], None], asyncio.TimerHandle] = {}
        self._audience = Audience()
        self._channels: dict[int, Channel] = {}
        self._marked: set[int] = set()  # of these: what may have something to show from the beginning
        self._unread: dict[int, tuple[int, int]] = {}  # messages, and mentions among them
        self._missed = True  # messages may have gone by uncounted: the service's numbers hold at the next reading
        self._open_id = 0
        self._air_id = 0
        self._select_id = 0  # to be chosen as soon as its clan is read
        self._read_clan_id = 0
        self._in_no_clan = False  # the service said so
        self.clans: tuple[Clan, ...] = ()
        self.categories: tuple[Category, ...] = ()
        self.clan_id = store.settings.mezon.clan_id
        self.trouble: Trouble | None = None  # why the last reading failed
        self.viewers_trouble: Trouble | None = None  # why it is not known who watches

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
        if self._link.socket.state == "waiting":
            return ChannelsState.OFFLINE
        if shown:
            return ChannelsState.SHOWN
        return ChannelsState.FAILED if self.trouble is not None else ChannelsState.LOADING

    @property
    def retry_at(self) -> float | None:
        """When the connection is tried again, monotonic."""
        return self._link.socket.retry_at if self._link is not None else None

    def bind(self, link: Link | None) -> None:
        """Read over this connection from now on; another account's channels go out of view."""
        if self._link is not None:
            self._link.socket.changed.disconnect(self._on_socket, missing_ok=True)
            self._link.socket.pushed.disconnect(self._on_push, missing_ok=True)
        if self._reading is not None:
            self._reading.cancel()
        former, self._link = self._link, link
        if link is None or former is None or former.keeper.session.user_id != link.keeper.session.user_id:
            self.clans, self.categories, self._channels, self._read_clan_id = (), (), {}, 0
            self._in_no_clan = False
            self._unread, self._audience = {}, Audience()
        if link is not None:
            link.socket.changed.connect(self._on_socket)
            link.socket.pushed.connect(self._on_push)
            self._on_socket()
        self._tell()

    def choose_clan(self, clan_id: int) -> None:
        """Show another clan."""
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

    def paste(self, text: str) -> bool:
        """Go to the channel of a pasted address; false where it is none."""
        found = channel_address.parsed(text)
        if found is None:
            return False
        clan_id, channel_id = found
        self._select_id = channel_id
        if clan_id in (0, self._read_clan_id):
            self._select()
        else:
            self.choose_clan(clan_id)
        return True

    def create(self, label: str, category_id: int = 0, private: bool = False) -> None:
        """A new streaming channel in the clan; it is chosen when it is there."""
        if self._link is not None:
            self._tasks.start(self._create(self._link, label.strip(), category_id, private), "create a channel")

    def opened(self, channel_id: int) -> None:
        """Its chat is read from now on: nothing of it is unread. 0 for none."""
        self._open_id = channel_id
        self._unread[channel_id] = (0, 0)
        self._tell_marks()

    def set_on_air(self, channel_id: int) -> None:
        """Where our own broadcast is acknowledged; 0 for nowhere."""
        if channel_id != self._air_id:
            self._audience.set_live(self._air_id, False)  # it was ours, whoever told of it
            self._air_id = channel_id
            self._tell_marks()

    def set_live(self, channel_ids: frozenset[int]) -> None:
        """What the streaming service lists as live, in any clan: also what began before anybody here looked."""
        before = self._audience.all_live
        for channel_id in before ^ channel_ids:
            self._audience.set_live(channel_id, channel_id in channel_ids)
        if before != channel_ids:
            self._tell_marks()

    def marks(self) -> dict[int, Mark]:
        """What rows show beside the names; channels with nothing to show are not named."""
        found: dict[int, Mark] = {}
        for channel_id in self._marked | self._unread.keys():
            channel = self._channels.get(channel_id)
            if channel is None:
                continue
            stream = channel.type == ChannelType.STREAMING
            unread, mentions = self._unread.get(channel.id, (channel.unread, 0))
            if stream or unread:
                mine = channel.id == self._air_id
                found[channel.id] = Mark(
                    on_air=mine,
                    live=not mine and self._audience.live(channel.id),
                    viewers=self._audience.count(channel.id) if stream else None,
                    unread=unread,
                    mentions=mentions,
                )
        return found

    def viewers(self, channel_id: int) -> tuple[Viewer, ...]:
        """Who watches."""
        return self._audience.of(channel_id)

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
        for timer in self._later.values():
            timer.cancel()
        self._later.clear()

    async def _read(self, link: Link) -> None:
        try:
            clans = await link.api.clans()
            if self.clan_id not in {one.id for one in clans}:
                self.clan_id = clans[0].id if clans else 0
            clan_id = self.clan_id
            channels = {one.id: one for one in await link.api.channels(clan_id)} if clan_id else {}
            stream = int(ChannelType.STREAMING)
            marked = {one.id for one in channels.values() if one.unread or one.type == stream}
            categories = await link.api.categories(clan_id) if clan_id else ()
        except Trouble as trouble:
            self.trouble = trouble
            self._tell()
            return
        self.clans, self.categories, self._channels = clans, categories, channels
        self._marked = marked
        self._read_clan_id, self._in_no_clan = clan_id, not clans
        if self._missed:
            self._unread = {i: count for i, count in self._unread.items() if i == self._open_id}
        self._missed = False
        self._tell()
        self._select()
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
        self._tell_marks()

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

    def _select(self) -> None:
        channel = self._channels.get(self._select_id)
        if channel is not None:
            self._select_id = 0
            self.chosen.emit(channel)

    def _on_socket(self) -> None:
        if self._link is not None and self._link.socket.state == "online":
            self._missed = True
            self.refresh()
        self._tell()

    def _on_push(self, push: object) -> None:
        from desktop.services.mezon import pushes  # noqa: PLC0415 - loads protobuf; a push has loaded it

        match push:
            case pushes.MessageArrived(message):
                self._count(message.channel_id, message.sender_id, {one.user_id for one in message.mentions})
            case pushes.Seen(channel_id, _) if channel_id in self._channels:  # by another console of ours
                self._unread[channel_id] = (0, 0)
                self._soon(self._tell_marks)
            case pushes.ViewerJoined(clan_id, viewer) if clan_id == self._read_clan_id:
                self._audience.joined(viewer, datetime.now(UTC), time.monotonic())
                self._soon(self._tell_marks)
            case pushes.ViewerLeft(clan_id, channel_id, user_id) if clan_id == self._read_clan_id:
                self._audience.left(channel_id, user_id)
                self._soon(self._tell_marks)
            case pushes.StreamStarted(_, channel_id) | pushes.StreamEnded(_, channel_id):
                self._audience.set_live(channel_id, isinstance(push, pushes.StreamStarted))
                self._soon(self._tell_marks)
            case pushes.ChannelCreated(channel) if channel.clan_id == self._read_clan_id and not channel.direct:
                self._add(channel)
                self._soon(self._tell)
            case pushes.ChannelUpdated(channel) if channel.id in self._channels:
                known = {name: getattr(channel, name) for name in _KNOWN_BY_UPDATE}
                told = {name: value for name, value in known.items() if value or name == "private"}
                self._channels[channel.id] = msgspec.structs.replace(self._channels[channel.id], **told)
                self._soon(self._tell)
            case pushes.ChannelDeleted(_, channel_id) if self._channels.pop(channel_id, None) is not None:
                self._audience.forget_channel(channel_id)
                self._soon(self._tell)
            case pushes.ListsChanged():
                self._soon(self.refresh)

    def _add(self, channel: Channel) -> None:
        self._channels.setdefault(channel.id, channel)
        self._marked.add(channel.id)

    def _count(self, channel_id: int, sender_id: int, mentioned: Collection[int]) -> None:
        channel = self._channels.get(channel_id)
        me = self._link.keeper.session.user_id if self._link is not None else 0
        if channel is None or channel_id == self._open_id or sender_id == me:
            return
        unread, mentions = self._unread.get(channel_id, (channel.unread, 0))
        self._unread[channel_id] = (unread + 1, mentions + (me in mentioned))
        self._soon(self._tell_marks)

    def _soon(self, call: Callable[[], None]) -> None:
        """Once for all pushes of a moment."""
        if call not in self._later:
            self._later[call] = asyncio.get_running_loop().call_later(GATHER_S, self._now, call)

    def _now(self, call: Callable[[], None]) -> None:
        del self._later[call]
        call()

    def _remember(self, **values: object) -> None:
        self._store.update(mezon=msgspec.structs.replace(self._store.settings.mezon, **values))

    def _tell(self) -> None:
        self.changed.emit()
        self.marks_changed.emit()

    def _tell_marks(self) -> None:
        self.marks_changed.emit()
