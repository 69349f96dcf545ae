"""One channel as it is read: its room, who types, and how far its history is here.

After a lost connection history tells what was said meanwhile: nothing is missing and nothing is double. What was
edited, taken back or reacted to meanwhile is told by no list of its own: the lines that are here are read again and
compared, AGAIN_PAGES pages at most. What happened to older ones is seen when they are read anew.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.control.room import KEPT, Room
from desktop.control.typists import Typists
from desktop.core.channel import Channel
from desktop.core.chat import Message
from desktop.core.errors import PASSING, Trouble
from desktop.core.socket_state import SocketState

if TYPE_CHECKING:
    from desktop.control.link import Link

PAGE = 50  # messages of history
AGAIN_PAGES = KEPT // PAGE  # looked through for changes: all that is here, unless somebody read further back
AGAIN_S = (1.0, 2.0, 5.0, 15.0, 30.0)  # pauses after a reading that failed; the last one stays
GAP_PAGES = 10  # missed messages that are read one page after the other; more are a jump to the newest


class Reading:
    """`trouble`: why it could not be read the last time; `older_trouble`: why no older messages could be."""

    def __init__(self, channel: Channel, user_id: int) -> None:
        self.room = Room(channel, user_id)
        self.typists = Typists()
        self.loaded = False
        self.has_older = True
        self.trouble: Trouble | None = None
        self.older_trouble: Trouble | None = None
        self.asking_older = False
        self.may_write = True  # as far as nobody has refused it
        self._me = user_id
        self._joined: Link | None = None  # over which connection
        self._since: int | None = None  # what came after this may be missing
        self._turn = asyncio.Lock()  # one reading of history at a time

    @property
    def behind(self) -> bool:
        """Whether something may have been said that is not here yet."""
        return self.loaded and self._since is not None

    def lost(self) -> None:
        """The connection was lost: from now on messages may be missed."""
        if self._since is None:
            self._since = self.room.newest

    async def fill(self, link: Link) -> None:
        """Join, and read what is missing. Its failure is in `trouble`."""
        async with self._turn:
            generation, since = link.socket.generation, self._since
            if self.loaded and since is None and not self.room.doubtful:
                return
            try:
                if self._joined is not link:
                    await link.talk.join(self.room.channel)
                    self._joined = link
                if self.loaded and since and not await self._gap(link, since):
                    self.room.clear()
                    self.has_older = True
                newest = await link.api.history(self.room.channel, limit=PAGE)
                if self.loaded and since:
                    await self._compare(link, newest, since)
            except Trouble as trouble:
                self.trouble = trouble
                return
            self.room.add(newest)
            if not self.loaded or since == 0:
                self.has_older = len(newest) >= PAGE
            self.loaded, self.trouble = True, None
            if link.socket.state is SocketState.ONLINE and generation == link.socket.generation:  # else read again then
                self._since = None
                self.room.read_through()

    async def persist(self, link: Link, told: Callable[[], None], concerned: Callable[[], bool]) -> None:
        """Fill, and again while it fails in a way that passes and this connection stands. `told` after each time."""
        generation = link.socket.generation
        for pause_s in itertools.chain(AGAIN_S, itertools.repeat(AGAIN_S[-1])):
            await self.fill(link)
            told()
            if self.trouble is None or self.trouble.code not in PASSING:
                return
            await asyncio.sleep(pause_s)
            if not concerned() or link.socket.generation != generation:
                return

    async def older(self, link: Link) -> None:
        """Read a page above the first line. Its failure is in `older_trouble`."""
        self.asking_older, self.older_trouble = True, None
        try:
            async with self._turn:
                page = await link.api.history(self.room.channel, before=self.room.oldest, limit=PAGE)
                self.room.add(page, older=True)
                self.has_older = len(page) >= PAGE
        except Trouble as trouble:
            self.older_trouble = trouble
        finally:
            self.asking_older = False

    def tell(self, push: object) -> bool:
        """Something was pushed for this channel. Whether who types may be others now."""
        from desktop.services.mezon import pushes  # noqa: PLC0415 - loads protobuf; a push has loaded it

        match push:
            case pushes.MessageArrived(message):
                self.room.add((message,))
                self.typists.said(message.sender_id)
                return True
            case pushes.MessageEdited(message):
                self.room.edited(message)
            case pushes.MessageRemoved(_, message_id):
                self.room.removed(message_id)
            case pushes.Reacted(_, message_id, reaction):
                self.room.reacted(message_id, reaction)
            case pushes.Typing(_, sender_id, name) if sender_id != self._me:
                self.typists.heard(sender_id, name, time.monotonic())
                return True
        return False

    async def _compare(self, link: Link, page: Sequence[Message], known_to: int) -> None:
        """Look from the newest page upwards for what changed in the lines that were here up to `known_to`."""
        for number in range(1, AGAIN_PAGES + 1):
            whole = len(page) < PAGE
            since = 0 if whole else page[0].id
            self.room.revise(page, since, known_to)
            if whole or self.room.oldest >= since or number == AGAIN_PAGES:
                return
            page = await link.api.history(self.room.channel, before=since, limit=PAGE)
            known_to = since - 1

    async def _gap(self, link: Link, since: int) -> bool:
        """Read on from there; false where more is missing than is worth it."""
        for _ in range(GAP_PAGES):
            page = await link.api.history(self.room.channel, after=since, limit=PAGE)
            self.room.add(page)
            if len(page) < PAGE:
                return True
            since = page[-1].id
        return False
