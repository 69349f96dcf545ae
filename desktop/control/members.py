"""Who belongs to the clans that the operator looks at, and with which roles.

Main loop only. Read when somebody wants to know, kept for FRESH_S; what was read stays in use until something newer
has come. A clan's list comes whole, a private channel's in pages.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from desktop.core.channel import Channel
from desktop.core.errors import Trouble
from desktop.core.member import ClanRole, Member, Roster
from desktop.core.signal import Signal
from desktop.core.tasks import Tasks

if TYPE_CHECKING:
    from desktop.control.link import Link

FRESH_S = 600.0
AGAIN_S = 15.0  # after a reading that failed


class Members:
    """`changed`: something was read, or could not be."""

    changed = Signal()

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._link: Link | None = None
        self._rosters: dict[int, Roster] = {}  # by clan
        self._insiders: dict[int, frozenset[int]] = {}  # by private channel
        self._next_s: dict[int, float] = {}  # when a clan or channel may be asked about again
        self.trouble: Trouble | None = None  # of the last reading

    def bind(self, link: Link | None) -> None:
        """Over this connection from now on; what another account may know is forgotten."""
        former, self._link = self._link, link
        if former is not None:
            former.socket.pushed.disconnect(self._on_push, missing_ok=True)
        if link is None or former is None or former.keeper.session.user_id != link.keeper.session.user_id:
            self._rosters, self._insiders, self.trouble = {}, {}, None
        self._next_s = {}
        if link is not None:
            link.socket.pushed.connect(self._on_push)

    def want(self, channel: Channel) -> None:
        """Read who is there, unless it is known. Of direct messages and groups the list of them tells it."""
        if channel.direct:
            return
        self.want_clan(channel.clan_id)
        if channel.private and self._due(channel.id) and self._link is not None:
            self._tasks.start(self._read_insiders(self._link, channel), "read who may see a channel")

    def want_clan(self, clan_id: int) -> None:
        """Read everybody of a clan, unless it is known."""
        if self._due(clan_id) and self._link is not None:
            self._tasks.start(self._read_clan(self._link, clan_id), "read the members of a clan")

    def of(self, channel: Channel) -> tuple[Member, ...]:
        """Who can be named there, as far as it was read; nobody in direct messages and groups."""
        everybody = self._rosters.get(channel.clan_id, Roster()).members
        insiders = self._insiders.get(channel.id) if channel.private else None
        return everybody if insiders is None else tuple(one for one in everybody if one.user_id in insiders)

    def everybody(self) -> tuple[Member, ...]:
        """Of all clans that were read, each once."""
        return tuple({one.user_id: one for roster in self._rosters.values() for one in roster.members}.values())

    def roles(self, clan_id: int) -> tuple[ClanRole, ...]:
        """Of a clan, in the order of the service."""
        return self._rosters.get(clan_id, Roster()).roles

    def roles_of(self, clan_id: int, user_id: int) -> frozenset[int]:
        """Ids of somebody's roles there."""
        everybody = self._rosters.get(clan_id, Roster()).members
        return frozenset(next((one.roles for one in everybody if one.user_id == user_id), ()))

    def name_of(self, clan_id: int, user_id: int) -> str:
        """By which somebody is shown in a clan, or else in any that was read; empty where that is not known."""
        rosters = (self._rosters.get(clan_id, Roster()), *self._rosters.values())
        return next((one.name for roster in rosters for one in roster.members if one.user_id == user_id), "")

    def titles(self, clan_id: int) -> dict[int, str]:
        """The name of one role of each member who has one: the first that not everybody has."""
        roster = self._rosters.get(clan_id, Roster())
        held = Counter(role for one in roster.members for role in one.roles)
        names = {one.id: one.name for one in roster.roles if held[one.id] < len(roster.members)}
        shown = (
            (one.user_id, next((names[role] for role in one.roles if names.get(role)), "")) for one in roster.members
        )
        return {user_id: name for user_id, name in shown if name}

    def _due(self, about: int) -> bool:
        """Whether it is to be asked now; then not again for a while."""
        now_s = time.monotonic()
        if self._link is None or now_s < self._next_s.get(about, 0.0):
            return False
        self._next_s[about] = now_s + FRESH_S
        return True

    async def _read_clan(self, link: Link, clan_id: int) -> None:
        try:
            roster = await link.api.roster(clan_id)
        except Trouble as trouble:
            self._failed(link, clan_id, trouble)
            return
        if link is self._link:
            self._rosters[clan_id], self.trouble = roster, None
            self.changed.emit()

    async def _read_insiders(self, link: Link, channel: Channel) -> None:
        try:
            insiders = await link.api.insiders(channel)
        except Trouble as trouble:
            self._failed(link, channel.id, trouble)
            return
        if link is self._link:
            self._insiders[channel.id], self.trouble = insiders, None
            self.changed.emit()

    def _failed(self, link: Link, about: int, trouble: Trouble) -> None:
        if link is self._link:
            self._next_s[about], self.trouble = time.monotonic() + AGAIN_S, trouble
            self.changed.emit()

    def _on_push(self, push: object) -> None:
        from desktop.services.mezon import pushes  # noqa: PLC0415 - loads protobuf; a push has loaded it

        if isinstance(push, pushes.ListsChanged):  # of whom and where is not told
            self._next_s = {}
