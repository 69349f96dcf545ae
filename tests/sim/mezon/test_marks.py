"""What is unread follows what was read."""

from __future__ import annotations

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.founding import message
from tests.sim.mezon.client import Client
from tests.sim.mezon.clock import Clock


async def test_read_on_one_session_it_is_read_on_the_other(client: Client, clock: Clock) -> None:
    asked = pb.ListChannelDescsRequest(limit=100, clan_id=0, channel_type=ChannelType.DIRECT)

    async def first() -> pb.ChannelDescription:
        return (await client.call("ListChannelDescs", asked, pb.ChannelDescList)).channeldesc[0]

    direct = await first()
    assert (direct.count_mess_unread, direct.HasField("last_seen_message")) == (0, False)
    world, talk = client.gateway.world, client.gateway.talk
    channel = world.channels[direct.channel_id]
    other = world.people[direct.user_ids[0]]
    clock.now += 1
    said = [talk.say(other, channel, message("hello")) for _ in range(3)]
    assert (await first()).count_mess_unread == 3
    async with client.socket() as here, client.socket() as there:
        for line in (here, there):
            await line.ask(clan_join=pb.ClanJoin(clan_id=0))
        there_is = {"channel_id": channel.channel_id, "message_id": said[1].message_id, "timestamp_seconds": 9}
        answer = await here.ask(last_seen_message_event=pb.LastSeenMessageEvent(mode=4, **there_is))
        assert answer.last_seen_message_event.message_id == said[1].message_id
        told = await there.push("last_seen_message_event")
        assert (told.channel_id, told.message_id) == (channel.channel_id, said[1].message_id)
        assert not [one for one in here.pushed if one.WhichOneof("message") == "last_seen_message_event"]
        older = {**there_is, "message_id": said[0].message_id}
        await here.ask(last_seen_message_event=pb.LastSeenMessageEvent(**older))
    left = await first()
    assert (left.count_mess_unread, left.last_seen_message.id) == (1, said[1].message_id)
    asked_for = pb.ListChannelMessagesRequest(channel_id=channel.channel_id, limit=5)
    page = await client.call("ListChannelMessages", asked_for, pb.ChannelMessageList)
    assert page.last_seen_message.id == said[1].message_id
