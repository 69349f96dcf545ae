"""REST in today's dialects."""

from __future__ import annotations

import pytest

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from tests.sim.mezon import heard
from tests.sim.mezon.client import PROTO, Client


async def test_who_i_am_and_what_i_see(client: Client) -> None:
    me = await client.call("GetAccount", None, pb.Account)
    assert me.user.id == client.founded.operator.person.id
    clans = await client.call("ListClanDescs", pb.ListClanDescRequest(limit=50, state=1, cursor="0"), pb.ClanDescList)
    assert client.founded.clan_id in [one.clan_id for one in clans.clandesc]
    asked = pb.CategoryDesc(clan_id=client.founded.clan_id)
    assert len((await client.call("ListCategoryDescs", asked, pb.CategoryDescList)).categorydesc) == 5


async def test_channels_of_every_type_come_in_pages_whatever_type_is_asked_for(client: Client) -> None:
    async def page(number: int, limit: int) -> list[pb.ChannelDescription]:
        asked = pb.ListChannelDescsRequest(
            limit=limit, state=1, channel_type=1, clan_id=client.founded.clan_id, page=number
        )
        return list((await client.call("ListChannelDescs", asked, pb.ChannelDescList)).channeldesc)

    everything = await page(0, 500)
    assert ChannelType.STREAMING in {one.type for one in everything}
    assert await page(1, 500) == everything
    assert await page(1, 7) + await page(2, 7) == everything[:14]
    assert await page(99, 7) == []


async def test_direct_messages_name_the_others(client: Client) -> None:
    for kind, count in ((ChannelType.DIRECT, 3), (ChannelType.GROUP, 1)):
        asked = pb.ListChannelDescsRequest(limit=100, clan_id=0, channel_type=kind, page=1)
        listed = (await client.call("ListChannelDescs", asked, pb.ChannelDescList)).channeldesc
        assert len(listed) == count
        for one in listed:
            assert client.founded.operator.person.id not in one.user_ids
            assert len(one.user_ids) == len(one.usernames) == len(one.display_names) == len(one.avatars)
            assert one.last_sent_message.id


async def test_the_light_client_creates_a_direct_message(client: Client) -> None:
    peer = next(iter(client.gateway.world.people.values()))
    asked = pb.CreateChannelDescRequest.FromString(heard.LIGHT_CREATE_DM)
    assert list(asked.user_ids) == [heard.LIGHT_PEER]
    asked.user_ids[:] = [peer.id]
    headers = {**PROTO, "Authorization": f"Bearer {client.token}"}
    url = f"{client.gateway.base}/mezon.api.Mezon/CreateChannelDesc?"
    async with client.http.post(url, data=asked.SerializeToString(), headers=headers) as answer:
        made = pb.ChannelDescription.FromString(await answer.read())
    assert (made.type, list(made.user_ids), made.channel_label) == (ChannelType.DIRECT, [peer.id], peer.username)


async def test_a_streaming_channel_is_made_found_watched_and_deleted(client: Client) -> None:
    clan_id, gateway = client.founded.clan_id, client.gateway
    wish = pb.CreateChannelDescRequest(clan_id=clan_id, type=6, channel_label="tonight", channel_private=1)
    made = await client.call("CreateChannelDesc", wish, pb.ChannelDescription)
    one = await client.call(
        "ListChannelDetail", pb.ListChannelDetailRequest(channel_id=made.channel_id), pb.ChannelDescription
    )
    assert one == made
    gateway.watchers.join(client.founded.bot.person, gateway.world.channels[made.channel_id])
    asked = pb.ListChannelUsersRequest(clan_id=clan_id, channel_type=6, limit=100, state=1)
    seats = (await client.call("ListStreamingChannelUsers", asked, pb.StreamingChannelUserList)).streaming_channel_users
    assert [(seat.channel_id, seat.participant) for seat in seats] == [(made.channel_id, "Airdesk")]
    there = pb.RegisterStreamingChannelRequest(clan_id=clan_id, channel_id=made.channel_id)
    registered = await client.call("RegisterStreamingChannel", there, pb.RegisterStreamingChannelResponse)
    assert str(made.channel_id) in registered.streaming_url
    delete = pb.DeleteChannelDescRequest(clan_id=clan_id, channel_id=made.channel_id)
    assert await client.status("DeleteChannelDesc", delete) == 200
    assert await client.status("DeleteChannelDesc", delete) == 404


async def test_history_and_the_other_way_to_send(client: Client, stream: pb.ChannelDescription) -> None:
    wish = pb.ChannelMessageSend(clan_id=stream.clan_id, channel_id=stream.channel_id, content='{"t":"x"}')
    ack = await client.call("SendChannelMessage", wish, pb.ChannelMessageAck)
    asked = pb.ListChannelMessagesRequest(clan_id=stream.clan_id, channel_id=stream.channel_id, limit=5)
    page = await client.call("ListChannelMessages", asked, pb.ChannelMessageList)
    assert page.messages[0].message_id == ack.message_id == page.last_sent_message.id
    assert len(page.messages) == 5


@pytest.mark.parametrize(
    ("name", "asked", "status"),
    [
        ("Nothing", pb.Opaque(), 404),
        ("ListChannelDescs", pb.ListChannelDescsRequest(clan_id=5), 403),
        ("ListChannelDetail", pb.ListChannelDetailRequest(channel_id=5), 404),
        ("CreateChannelDesc", pb.CreateChannelDescRequest(clan_id=5, type=6, channel_label="x"), 403),
        ("CreateChannelDesc", pb.CreateChannelDescRequest(type=3, user_ids=[5]), 400),
    ],
)
async def test_what_is_not_granted(client: Client, name: str, asked: pb.Opaque, status: int) -> None:
    assert await client.status(name, asked) == status


async def test_a_channel_of_somebody_else_cannot_be_deleted_nor_a_text_channel_streamed(client: Client) -> None:
    clan = client.gateway.world.clans_of(client.founded.bot.person.id)[1]
    text = next(one for one in clan.channels.values() if one.type == ChannelType.TEXT and not one.channel_private)
    there = pb.DeleteChannelDescRequest(clan_id=clan.desc.clan_id, channel_id=text.channel_id)
    assert await client.status("DeleteChannelDesc", there) == 403
    assert await client.status("RegisterStreamingChannel", there) == 400
