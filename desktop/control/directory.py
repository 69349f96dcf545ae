"""The channels of all clans, for somebody who looks for one by its name: read when they look, kept for a while.

Main loop only. The clan that is shown is `channels.py`'s own, always of now; nothing is joined by being listed.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.control.channels import Channels
from desktop.control.link_watch import LinkWatch
from desktop.core.channel import Channel, Clan
from desktop.core.errors import Trouble
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link

log = logging.getLogger(__name__)

FRESH_S = 300.0
MOST = 300_000  # channels in all; clans beyond are not read


class Directory:
    """`changed`: one more clan was read, or all are gone."""

    changed = Signal()

    def __init__(self, tasks: Tasks, channels: Channels) -> None:
        self._tasks = tasks
        self._channels = channels
        self._watch = LinkWatch(self._on_socket)
        self._known: dict[int, tuple[Channel, ...]] = {}
        self._read_at: dict[int, float] = {}  # monotonic
        self._reading: asyncio.Task[None] | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing is being read."""
        return self._reading is None or self._reading.done()

    def bind(self, link: Link | None) -> None:
        """Of this account from now on."""
        another = self._watch.follow(link)
        self._stop()
        if another:
            self._known, self._read_at = {}, {}
            self.changed.emit()

    def close(self) -> None:
        """Read no more."""
        self.bind(None)

    def look(self) -> None:
        """Somebody looks: what is not known, or was read long ago, is read now."""
        if self._watch.link is not None and self._watch.online and self.complete:
            self._reading = self._tasks.start(self._read(self._watch.link), "read the channels of all clans")

    def places(self) -> Iterator[tuple[Clan, tuple[Channel, ...]]]:
        """Clan by clan, the one that is shown first; those without channels that are known are left out."""
        here = self._channels.clan_id
        for clan in sorted(self._channels.clans, key=lambda one: one.id != here):
            channels = self._channels.channels if clan.id == here else self._known.get(clan.id, ())
            if channels:
                yield clan, channels

    async def _read(self, link: Link) -> None:
        for clan in self._channels.clans:
            stale = time.monotonic() - self._read_at.get(clan.id, -FRESH_S) >= FRESH_S
            if clan.id == self._channels.clan_id or not stale or sum(map(len, self._known.values())) >= MOST:
                continue
            try:
                self._known[clan.id] = await link.api.channels(clan.id)
            except Trouble as trouble:  # the others may be readable; this one is tried when somebody looks again
                log.info("the channels of a clan were not read: %s", trouble)
                continue
            self._read_at[clan.id] = time.monotonic()
            self.changed.emit()

    def _on_socket(self) -> None:
        if not self._watch.online:
            self._stop()
            self._read_at = {}  # what happens meanwhile is told by nobody

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
