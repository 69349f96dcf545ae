"""What of a channel the operator has seen, told to Mezon, so that nothing is unread elsewhere that was read here.

Main loop only. At most one word every EVERY_S, the newest one last; what could not be told is told on the next look.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop.core.channel import Channel
from desktop.core.chat import Message
from desktop.core.errors import Trouble
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link

EVERY_S = 1.0
_CHANNELS = 200  # whose last word is remembered


class _Look(Struct, frozen=True):
    channel: Channel
    message: Message


class Seen:
    """`see` as often as one likes: what was told is not told again."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._told: OrderedDict[int, int] = OrderedDict()  # message ids by channel
        self._waiting: dict[int, _Look] = {}  # by channel
        self._timer: asyncio.TimerHandle | None = None
        self._next_s = 0.0

    def see(self, link: Link, channel: Channel, message: Message) -> None:
        """This message, and all before it, is in front of the operator's eyes."""
        newest = max(self._told.get(channel.id, 0), self._waiting_id(channel.id))
        if message.id <= newest:
            return
        self._waiting[channel.id] = _Look(channel, message)
        if self._timer is None:
            pause_s = max(0.0, self._next_s - time.monotonic())
            self._timer = asyncio.get_running_loop().call_later(pause_s, self._due, link)

    def forget(self) -> None:
        """Another account, or none: what was seen is nobody's any more."""
        self._told.clear()
        self._waiting.clear()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _waiting_id(self, channel_id: int) -> int:
        look = self._waiting.get(channel_id)
        return look.message.id if look is not None else 0

    def _due(self, link: Link) -> None:
        self._timer = None
        self._next_s = time.monotonic() + EVERY_S
        waiting, self._waiting = self._waiting, {}
        for look in waiting.values():
            self._told[look.channel.id] = look.message.id
            self._told.move_to_end(look.channel.id)
            self._tasks.start(self._tell(link, look), "tell what was seen")
        while len(self._told) > _CHANNELS:
            self._told.popitem(last=False)

    async def _tell(self, link: Link, look: _Look) -> None:
        try:
            await link.talk.seen(look.channel, look.message)
        except Trouble:  # nobody is helped by a word of this; the next look tells it
            if self._told.get(look.channel.id) == look.message.id:
                del self._told[look.channel.id]
