"""The chat of the open channel: its lines, what we say there, who types, drafts and files.

Main loop only; the wishes are plain functions. Pushes of a moment are taken in together, so that a
thousand messages a second are twenty changes.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.control.link_watch import LinkWatch
from desktop.control.look_back import LookBack
from desktop.control.members import Members
from desktop.control.previews import Previews
from desktop.control.reading import Reading
from desktop.control.seen import Seen
from desktop.control.speech import Speech
from desktop.control.typists import LASTS_S
from desktop.control.uploads import Uploads
from desktop.core.channel import Channel
from desktop.core.chat import TEXT_LIMIT, Mention, Reaction, Reply
from desktop.core.chat_line import ChatLine, ChatState, Delivery
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link

ROOMS = 6  # channels whose lines are kept
DRAFTS = 100
GATHER_S = 0.05


class Chat:
    """`changed`: state or lines; `typing_changed`; `failed`: a Trouble of a wish that no line shows."""

    changed = Signal()
    typing_changed = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, name: Callable[[], str] = lambda: "") -> None:
        """`name()`: of who is signed in."""
        self._tasks = tasks
        self._name = name
        self._watch = LinkWatch(self._on_socket, self._on_push)
        self._places: OrderedDict[int, Reading] = OrderedDict()
        self._open: Reading | None = None
        self._drafts: OrderedDict[int, str] = OrderedDict()
        self._pushed: list[object] = []
        self._timer: asyncio.TimerHandle | None = None
        self._typing_timer: asyncio.TimerHandle | None = None
        self.uploads = Uploads(tasks)
        self.previews = Previews(tasks)
        self.members = Members(tasks)
        self.look_back = LookBack(tasks)
        self.look_back.changed.connect(self.changed.emit)
        self.members.changed.connect(self._members_known)
        self._seen = Seen(tasks)
        self._speech = Speech(self.changed.emit, self.failed.emit, self._fill_soon, lambda: self.online)

    @property
    def _link(self) -> Link | None:
        return self._watch.link

    @property
    def channel(self) -> Channel | None:
        """The open one."""
        return self._open.room.channel if self._open is not None else None

    @property
    def lines(self) -> tuple[ChatLine, ...]:
        """Of the open channel, oldest first."""
        return self._open.room.lines if self._open is not None else ()

    @property
    def state(self) -> ChatState:
        """What can be shown; whether there is a connection is told by `online`."""
        if self._open is None:
            return ChatState.NO_CHANNEL
        if self._open.loaded:
            return ChatState.OPEN
        return ChatState.FAILED if self._open.trouble is not None else ChatState.OPENING

    @property
    def reading(self) -> Reading | None:
        """How far the open channel is here, and what keeps it from being read."""
        return self._open

    @property
    def online(self) -> bool:
        """Whether something can be sent."""
        return self._watch.online

    @property
    def has_older(self) -> bool:
        """Whether there is history above the first line."""
        return self._open is not None and self._open.has_older and not self._open.room.full

    @property
    def typing(self) -> tuple[str, ...]:
        """Who types in the open channel."""
        return self._open.typists.names(time.monotonic()) if self._open is not None else ()

    def bind(self, link: Link | None) -> None:
        """Over this connection from now on; another account's rooms are closed."""
        self.members.bind(link)
        self.look_back.stop()
        if self._watch.follow(link):
            self._places.clear()
            self._drafts.clear()
            self._open = None
            self.uploads.clear()
            self._seen.forget()
        for place in self._places.values():  # the same person over another connection
            place.lost()
        if link is not None:
            self.previews.bind(link.keeper.session.api_url)
            self._on_socket()
        self.changed.emit()

    def open(self, channel: Channel | None) -> None:
        """Show this channel; None for none. Opened again where it failed."""
        link = self._link
        self.look_back.stop()
        if channel is None or link is None:
            self._open = None
        else:
            place = self._places.get(channel.id) or Reading(channel, link.keeper.session.user_id)
            place.room.channel, place.trouble, place.may_write = channel, None, True
            self._places[channel.id] = self._open = place
            self._places.move_to_end(channel.id)
            if len(self._places) > ROOMS:
                _, left = self._places.popitem(last=False)
                self._tasks.start(self._speech.attempt(link.talk.leave(left.room.channel)), "leave a channel")
            self._fill_soon(link, place)
            self.members.want(channel)
            place.room.set_roles(self.members.roles_of(channel.clan_id, link.keeper.session.user_id))
        self.changed.emit()
        self.typing_changed.emit()

    def older(self) -> None:
        """Read a page of history above the first line."""
        if self._link is not None and self._open is not None and self.has_older and not self._open.asking_older:
            self._tasks.start(self._older(self._link, self._open), "older messages")

    def go_to(self, moment: datetime) -> None:
        """Read back to the first message of then or later; `look_back` tells how far it is, and stops it."""
        if self._link is not None and self._open is not None:
            self.look_back.start(self._link, self._open, moment)

    def send(
        self, text: str, mentions: Sequence[Mention] = (), reply_to: Reply | None = None, *, aside: bool = False
    ) -> bool:
        """Say it in the open channel, with the files that hang on it. False, and nothing happens, where it is
        empty or too long, or a file is not there yet. An `aside` leaves files and draft to what is being written."""
        link, place = self._link, self._open
        if link is None or place is None or len(text) > TEXT_LIMIT:
            return False
        attachments = () if aside else self.uploads.take(place.room.channel.id)
        if attachments is None or not (text.strip() or attachments):
            return False
        name = self.members.name_of(place.room.channel.clan_id, link.keeper.session.user_id) or self._name()
        key = place.room.typed(text, name, mentions, attachments, reply_to)
        if not aside:
            self.set_draft("")
        self._tasks.start(self._speech.say(link, place, key), "send a message")
        self.changed.emit()
        return True

    def retry(self, key: int) -> None:
        """Send what failed; where it may have been heard, history is looked into first."""
        if self._link is not None and self._open is not None:
            self._tasks.start(self._speech.say_again(self._link, self._open, key), "send a message again")

    def delete(self, key: int) -> None:
        """Take back what was sent, or forget what was not."""
        link, place = self._link, self._open
        line = place.room.line(key) if place is not None else None
        if link is None or place is None or line is None:
            return
        if line.delivery is Delivery.SENT:
            self._tasks.start(self._speech.remove(link, place, line), "remove a message")
        else:
            place.room.drop(key)
            self.changed.emit()

    def edit(self, key: int, text: str, mentions: Sequence[Mention] = ()) -> bool:
        """Say it in other words; false where that is too long or empty, or it is no message of ours."""
        link, place = self._link, self._open
        line = place.room.line(key) if place is not None else None
        wanted = bool(text.strip()) and len(text) <= TEXT_LIMIT
        if link is None or place is None or line is None or not line.own or not line.message.id or not wanted:
            return False
        self._tasks.start(self._speech.edit(link, place, line, text, mentions), "edit a message")
        return True

    def react(self, key: int, emoji: str, emoji_id: int = 0, *, add: bool = True) -> None:
        """Give an emoji or take it away; shown at once, and taken back where it is refused."""
        link, place = self._link, self._open
        line = place.room.line(key) if place is not None else None
        if link is not None and place is not None and line is not None and line.message.id:
            me = link.keeper.session.user_id
            wish = Reaction(emoji_id, emoji, me, self._name(), added=add)
            self._tasks.start(self._speech.react(link, place, line, wish), "react")

    def typed(self) -> None:
        """The operator types: the others are told, not more often than they need."""
        link, place = self._link, self._open
        if link is not None and place is not None and self.online and place.typists.tell(time.monotonic()):
            work = link.talk.typing(place.room.channel, link.keeper.session.user_id, self._name())
            self._tasks.start(self._speech.attempt(work, silent=True), "typing")

    def see(self) -> None:
        """The newest message of the open channel is in front of the operator's eyes: Mezon is told, now and then.

        What is typed here and not confirmed is no message yet.
        """
        link, place = self._link, self._open
        if link is None or place is None or not self.online or not place.loaded or place.behind:
            return
        newest = place.room.line_of(place.room.newest)
        if newest is not None:
            self._seen.see(link, place.room.channel, newest.message)

    def draft(self) -> str:
        """What was begun in the open channel."""
        return self._drafts.get(self.channel.id, "") if self.channel is not None else ""

    def set_draft(self, text: str) -> None:
        """Keep what was begun there."""
        if self.channel is None:
            return
        self._drafts.pop(self.channel.id, None)
        if text:
            self._drafts[self.channel.id] = text
            if len(self._drafts) > DRAFTS:
                self._drafts.popitem(last=False)

    def attach(self, files: Iterable[Path]) -> None:
        """Hang files on the next message in the open channel; `uploads` tells how far they are."""
        if self._link is not None and self.channel is not None:
            self.uploads.add(self._link, self.channel.id, files)

    def close(self) -> None:
        """Listen no more."""
        self.bind(None)
        self._seen.forget()
        for timer in (self._timer, self._typing_timer):
            if timer is not None:
                timer.cancel()
        self._timer = self._typing_timer = None

    def _members_known(self) -> None:
        """A message may name the operator by a role."""
        if self._link is None:
            return
        me = self._link.keeper.session.user_id
        for place in self._places.values():
            place.room.set_roles(self.members.roles_of(place.room.channel.clan_id, me))
        self.changed.emit()

    def _fill_soon(self, link: Link, place: Reading) -> None:
        def concerned() -> bool:
            return link is self._link and self.online and self._places.get(place.room.channel.id) is place

        self._tasks.start(place.persist(link, self.changed.emit, concerned), "read history")

    async def _older(self, link: Link, place: Reading) -> None:
        place.asking_older = True
        self.changed.emit()
        await place.older(link)
        self.changed.emit()

    def _on_socket(self) -> None:
        link = self._link
        if link is None:
            return
        if self.online:
            for place in self._places.values():
                self._fill_soon(link, place)
        else:
            self._take_in()  # what came before the loss is no part of the gap
            for place in self._places.values():
                place.lost()
        self.changed.emit()

    def _on_push(self, push: object) -> None:
        self._pushed.append(push)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(GATHER_S, self._take_in)

    def _take_in(self) -> None:
        """All pushes of the moment, in their order."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        pushed, self._pushed = self._pushed, []
        if not pushed:
            return
        shown = typing = False
        for push in pushed:
            place = self._place_of(push)
            if place is not None:
                typing = place.tell(push) or typing
                shown = shown or place is self._open
        if shown:
            self.changed.emit()
        if typing:
            self._typing_passes()

    def _place_of(self, push: object) -> Reading | None:
        message = getattr(push, "message", None)
        channel_id = getattr(push if message is None else message, "channel_id", 0)
        return self._places.get(channel_id)

    def _typing_passes(self) -> None:
        self.typing_changed.emit()
        if self._typing_timer is not None:
            self._typing_timer.cancel()
            self._typing_timer = None
        if self.typing:
            loop = asyncio.get_running_loop()
            self._typing_timer = loop.call_later(LASTS_S / 4, self._typing_passes)
