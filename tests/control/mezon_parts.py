"""A link to Mezon that does as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from desktop.control.link import Link
from desktop.core.channel import Category, Channel, Clan, Viewer
from desktop.core.chat import Attachment, Mention, Message
from desktop.core.errors import Trouble
from desktop.core.member import Roster
from desktop.core.signal import Signal
from desktop.core.socket_state import SocketState
from desktop.services.mezon.session import Session

ME = 7


@dataclass
class _Keeper:
    session: Session


class FakeSocket:
    changed = Signal()
    pushed = Signal(object)

    def __init__(self) -> None:
        self.state = SocketState.ONLINE
        self.retry_at: float | None = None
        self.trouble: Trouble | None = None
        self.generation = 1
        self.retried = 0

    def retry_now(self) -> None:
        self.retried += 1

    def go(self, state: SocketState) -> None:
        self.state = state
        self.generation += state is SocketState.ONLINE
        self.changed.emit()


class FakeUpload:
    def __init__(self) -> None:
        self.hold = asyncio.Event()
        self.fails: Trouble | None = None

    async def send(self, file: Path, progress: Callable[[int, int], None]) -> Attachment:
        progress(1, 2)
        await self.hold.wait()
        if self.fails is not None:
            raise self.fails
        return Attachment(file.name, "https://cdn.example/" + file.name)


@dataclass
class FakeLink:
    """Requests, talk and upload in one; `fails` is raised by whatever comes next, and stays."""

    user_id: int = ME
    known_clans: tuple[Clan, ...] = (Clan(1, "One"), Clan(2, "Two"))
    by_clan: dict[int, list[Channel]] = field(default_factory=dict)
    watching: tuple[Viewer, ...] = ()
    past: list[Message] = field(default_factory=list)
    directs: tuple[Channel, ...] = ()
    rosters: dict[int, Roster] = field(default_factory=dict)
    inside: frozenset[int] = frozenset()
    fails: Trouble | None = None
    done: list[tuple[object, ...]] = field(default_factory=list)
    sent_id: int = 0

    def __post_init__(self) -> None:
        self.keeper = _Keeper(Session("t", "r", self.user_id, "http://127.0.0.1:1"))
        self.socket = FakeSocket()
        self.api = self.talk = self
        self.upload = FakeUpload()
        self.answers = asyncio.Event()
        self.answers.set()

    @property
    def link(self) -> Link:
        return cast("Link", self)

    def _do(self, *what: object) -> None:
        self.done.append(what)
        if self.fails is not None:
            raise self.fails

    async def clans(self) -> tuple[Clan, ...]:
        self._do("clans")
        return self.known_clans

    async def channels(self, clan_id: int) -> tuple[Channel, ...]:
        self._do("channels", clan_id)
        return tuple(self.by_clan.get(clan_id, ()))

    async def categories(self, clan_id: int) -> tuple[Category, ...]:
        return (Category(3, "Live"),)

    async def viewers(self, clan_id: int) -> tuple[Viewer, ...]:
        return self.watching

    async def conversations(self) -> tuple[Channel, ...]:
        self._do("conversations")
        return self.directs

    async def join_clan(self, clan_id: int) -> None:
        self._do("join clan", clan_id)

    async def join(self, channel: Channel) -> None:
        self._do("join", channel.id)

    async def leave(self, channel: Channel) -> None:
        self._do("leave", channel.id)

    async def create_channel(self, clan_id: int, label: str, type_: int, **more: Any) -> Channel:
        self._do("create", clan_id, label)
        return Channel(99, clan_id, label=label, type=type_)

    async def create_conversation(self, user_ids: list[int]) -> Channel:
        self._do("create", tuple(user_ids))
        return Channel(98, 0, type=3)

    async def history(
        self, channel: Channel, *, before: int = 0, after: int = 0, limit: int = 50
    ) -> tuple[Message, ...]:
        self._do("history", before, after)
        found = [one for one in self.past if (not before or one.id < before) and one.id > after]
        return tuple(found[:limit] if after else found[-limit:])

    async def send(self, channel: Channel, text: str, **more: Any) -> Any:
        self._do("send", channel.id, text, tuple(more["attachments"]))
        await self.answers.wait()
        return SimpleNamespace(id=self.sent_id, created_at=None)

    async def edit(self, channel: Channel, old: Message, text: str, mentions: Sequence[Mention] = ()) -> None:
        self._do("edit", old.id, text, *mentions)

    async def remove(self, channel: Channel, old: Message) -> None:
        self._do("remove", old.id)

    async def react(self, channel: Channel, to: Message, emoji: str, *, emoji_id: int = 0, add: bool = True) -> None:
        self._do("react", to.id, emoji, add)

    async def typing(self, channel: Channel, user_id: int, name: str) -> None:
        self._do("typing", channel.id)

    async def seen(self, channel: Channel, message: Message) -> None:
        self._do("seen", channel.id, message.id)

    async def roster(self, clan_id: int) -> Roster:
        self._do("roster", clan_id)
        return self.rosters.get(clan_id, Roster())

    async def insiders(self, channel: Channel) -> frozenset[int]:
        self._do("insiders", channel.id)
        return self.inside
