"""Who belongs to the clans and channels of the stand-in's world, as its API lists them, and their roles.

Of a clan everybody comes at once: its request knows no pages. Channels and roles come in pages, by a cursor.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.accounts import Caller
from desktop.sim.mezon.world import Clan, World

_PAGE = 100
_Row = TypeVar("_Row")


class Census:
    """One method for each question."""

    def __init__(self, world: World) -> None:
        self._world = world

    def of_clan(self, caller: Caller, asked: pb.ListClanUsersRequest) -> pb.ClanUserList:
        """Everybody, with names and roles."""
        clan = self._world.clan(asked.clan_id, caller.id)
        rows = [self._member(clan, user_id) for user_id in sorted(clan.members)]
        return pb.ClanUserList(clan_users=rows, clan_id=asked.clan_id)

    def of_channel(self, caller: Caller, asked: pb.ListChannelUsersRequest) -> pb.ChannelUserList:
        """Who may see it; ids alone."""
        channel = self._world.channel(asked.channel_id, caller.id)
        clan = self._world.clans.get(channel.clan_id)
        inside = self._world.insiders(channel.channel_id)
        everybody = inside if inside is not None else clan.members if clan is not None else ()
        page, cursor = _page(sorted(everybody), asked.limit, asked.cursor)
        rows = [pb.ChannelUser(user_id=one) for one in page]
        return pb.ChannelUserList(channel_users=rows, cursor=cursor, channel_id=asked.channel_id)

    def roles(self, caller: Caller, asked: pb.RoleListEventRequest) -> pb.RoleListEventResponse:
        """Of a clan."""
        clan = self._world.clan(asked.clan_id, caller.id)
        page, cursor = _page(list(clan.roles.values()), asked.limit, asked.cursor)
        return pb.RoleListEventResponse(cursor=cursor, clan_id=asked.clan_id, roles=pb.RoleList(roles=page))

    def _member(self, clan: Clan, user_id: int) -> pb.ClanUser:
        person = self._world.people[user_id]
        user = pb.User(
            id=person.id, username=person.username, display_name=person.display_name, avatar_url=person.avatar
        )
        return pb.ClanUser(user=user, role_id=clan.held.get(user_id, ()), clan_id=clan.desc.clan_id)


def _page(rows: Sequence[_Row], limit: int, cursor: str) -> tuple[Sequence[_Row], str]:
    """So many from where the cursor says, and the cursor of what follows; empty at the end."""
    first = int(cursor) if cursor.isdigit() else 0
    end = first + (limit or _PAGE)
    return rows[first:end], str(end) if end < len(rows) else ""
