"""The members of a clan come whole, those of a private channel in pages."""

from __future__ import annotations

from desktop.services.mezon.wire import mezon_pb2 as pb
from tests.sim.mezon.client import Client


async def test_everybody_of_a_clan_with_names_and_roles(client: Client) -> None:
    clan_id = client.founded.clan_id
    listed = await client.call("ListClanUsers", pb.ListClanUsersRequest(clan_id=clan_id), pb.ClanUserList)
    clan = client.gateway.world.clans[clan_id]
    assert {one.user.id for one in listed.clan_users} == clan.members
    assert len(listed.clan_users) > 300
    assert all(one.user.username and one.user.display_name for one in listed.clan_users)
    asked = pb.RoleListEventRequest(clan_id=clan_id, limit=3, state=1)
    first = await client.call("ListRoles", asked, pb.RoleListEventResponse)
    asked.cursor = first.cursor
    second = await client.call("ListRoles", asked, pb.RoleListEventResponse)
    roles = [*first.roles.roles, *second.roles.roles]
    assert [one.id for one in roles] == list(clan.roles)
    assert second.cursor == ""
    held = {role for one in listed.clan_users for role in one.role_id}
    assert held == set(clan.roles)
    assert await client.status("ListClanUsers", pb.ListClanUsersRequest(clan_id=3)) == 403


async def test_who_may_see_a_private_channel(client: Client) -> None:
    world = client.gateway.world
    me = client.founded.operator.person.id
    channels = world.channels_of(me, client.founded.clan_id)
    private = next(one for one in channels if one.channel_private)
    asked = pb.ListChannelUsersRequest(clan_id=private.clan_id, channel_id=private.channel_id, limit=3, state=1)
    found: list[int] = []
    while True:
        page = await client.call("ListChannelUsers", asked, pb.ChannelUserList)
        found += [one.user_id for one in page.channel_users]
        asked.cursor = page.cursor
        if not asked.cursor:
            break
    assert frozenset(found) == world.insiders(private.channel_id)
    assert len(found) == len(set(found))
    public = next(one for one in channels if not one.channel_private)
    asked = pb.ListChannelUsersRequest(clan_id=public.clan_id, channel_id=public.channel_id, limit=1000)
    page = await client.call("ListChannelUsers", asked, pb.ChannelUserList)
    assert len(page.channel_users) == len(world.clans[public.clan_id].members)
