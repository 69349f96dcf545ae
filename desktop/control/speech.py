"""What the operator says in a channel, on its way to Mezon: sent, tried again, changed, taken back, reacted to.

Shown at once in the channel's room, and taken back there where the service refuses it. Which channel is meant is
the affair of `chat.py`. Main loop only.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from desktop.control.reading import Reading
from desktop.core.chat import Mention, Message, Reaction
from desktop.core.chat_line import ChatLine
from desktop.core.errors import Code, Trouble

if TYPE_CHECKING:
    from desktop.control.link import Link

_UNCERTAIN = (Code.SERVICE_OFFLINE, Code.SERVICE_SLOW)


class Speech:
    """Coroutines that end without raising Trouble: it is in the line, or told to `failed`."""

    def __init__(
        self,
        changed: Callable[[], None],
        failed: Callable[[Trouble], None],
        fill_soon: Callable[[Link, Reading], None],
        online: Callable[[], bool],
    ) -> None:
        """`changed()` after each change of a room; `fill_soon` has its history read."""
        self._changed = changed
        self._failed = failed
        self._fill_soon = fill_soon
        self._online = online

    async def say(self, link: Link, place: Reading, key: int) -> None:
        """Send what was typed."""
        line = place.room.line(key)
        if line is None:
            return
        said = line.message
        try:
            sent = await link.talk.send(
                place.room.channel,
                said.text,
                mentions=said.mentions,
                attachments=said.attachments,
                reply_to=said.references[0] if said.references else None,
            )
            place.room.confirm(key, sent.id, sent.created_at)
        except Trouble as trouble:
            place.room.fail(key, uncertain=trouble.code in _UNCERTAIN)
            if trouble.code is Code.SERVICE_SLOW and self._online():  # else history is read on the next connection
                self._fill_soon(link, place)
            if trouble.code is Code.CHAT_RIGHTS:
                place.may_write = False
                self._failed(trouble)
        self._changed()

    async def say_again(self, link: Link, place: Reading, key: int) -> None:
        """Send what failed; where it may have been heard, history is looked into first."""
        line = place.room.line(key)
        if line is not None and line.uncertain:
            await place.fill(link)
            line = place.room.line(key)
        if line is not None and line.uncertain:  # nobody can tell yet: better late than twice
            self._failed(place.trouble or Trouble(Code.SERVICE_OFFLINE, service="Mezon"))
        elif place.room.again(key) is not None:
            self._changed()
            await self.say(link, place, key)
        self._changed()

    async def edit(
        self, link: Link, place: Reading, line: ChatLine, text: str, mentions: Sequence[Mention] = ()
    ) -> None:
        """Say it in other words."""
        if await self.attempt(link.talk.edit(place.room.channel, line.message, text, mentions)):
            place.room.edited(Message(line.message.id, line.message.channel_id, text=text, mentions=tuple(mentions)))
            self._changed()

    async def remove(self, link: Link, place: Reading, line: ChatLine) -> None:
        """Take it back."""
        if await self.attempt(link.talk.remove(place.room.channel, line.message)):
            place.room.removed(line.message.id)
            self._changed()

    async def react(self, link: Link, place: Reading, line: ChatLine, wish: Reaction) -> None:
        """Give an emoji or take it away; undone where it is refused."""
        place.room.reacted(line.message.id, wish)
        self._changed()
        work = link.talk.react(place.room.channel, line.message, wish.emoji, emoji_id=wish.emoji_id, add=wish.added)
        if not await self.attempt(work):
            place.room.reacted(line.message.id, replace(wish, added=not wish.added))
            self._changed()

    async def attempt(self, work: Coroutine[Any, Any, None], *, silent: bool = False) -> bool:
        """Whether it succeeded; `silent`: nobody need know where it did not."""
        try:
            await work
        except Trouble as trouble:
            if not silent:
                self._failed(trouble)
            return False
        return True
