"""Several clients at once, in several dialects, and what cuts them off."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.dialect import Dialect, write
from desktop.sim.mezon.founding import message
from tests.sim.mezon import heard
from tests.sim.mezon.client import Client, parsed


async def test_a_socket_needs_a_good_token(client: Client) -> None:
    client.token = "x"
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        async with client.socket():
            pass
    assert caught.value.status == 401


async def test_two_consoles_of_one_account_hear_each_other_in_their_own_dialects(
    client: Client, stream: pb.ChannelDescription
) -> None:
    async with client.socket(Dialect.W2) as one, client.socket(Dialect.W3) as other, client.socket(Dialect.W1) as bot:
        for line in (one, other, bot):
            await line.join(stream)
        assert (await one.push("channel_presence_event")).joins[0].username == "operator"
        ack = (await one.say(stream)).channel_message_ack
        for line in (one, other, bot):
            assert (await line.push("channel_message")).message_id == ack.message_id
        assert len(client.gateway.sockets.of(client.founded.operator.person.id)) == 3


async def test_the_light_client_s_frames_are_answered_in_its_dialect(client: Client) -> None:
    peer = next(iter(client.gateway.world.people))
    wish = pb.CreateChannelDescRequest(type=3, user_ids=[peer])
    channel = client.gateway.world.create(wish, client.founded.operator.person.id)
    channel_id = pb.ChannelJoin(channel_id=channel.channel_id).SerializeToString()
    theirs = pb.ChannelJoin(channel_id=heard.LIGHT_CHANNEL).SerializeToString()
    assert len(channel_id) == len(theirs)
    async with client.socket(Dialect.W2, "&platform=0") as line:
        for frame, kind in (
            (heard.LIGHT_PING, "pong"),
            (heard.LIGHT_JOIN, "channel"),
            (heard.LIGHT_SEND, "channel_message_ack"),
            (heard.LIGHT_LEAVE, None),
        ):
            await line.socket.send_bytes(frame.replace(theirs, channel_id))
            envelope, cid = await line.next()
            while not cid:
                line.pushed.append(envelope)
                envelope, cid = await line.next()
            assert envelope.WhichOneof("message") == kind
            assert line.raw[-1][:3] == frame[:3]  # the same cid, as text
        assert (await line.push("channel_message")).content == '{"t":"Hello"}'


async def test_the_bot_s_frames_are_answered_in_its_dialect(client: Client, stream: pb.ChannelDescription) -> None:
    await client.sign_in_bot()
    ids = {heard.BOT_CLAN: stream.clan_id, heard.BOT_CHANNEL: stream.channel_id}
    async with client.socket(Dialect.W1) as line:
        for frame, kind in (
            (heard.BOT_PING, "pong"),
            (heard.BOT_JOIN_CLAN, "clan_join"),
            (heard.BOT_JOIN_DIRECT, "clan_join"),
            (heard.BOT_SEND, "channel_message_ack"),
        ):
            for theirs, ours in ids.items():
                assert len(theirs) == len(str(ours))
                frame = frame.replace(theirs.encode(), str(ours).encode())
            await line.socket.send_bytes(frame)
            envelope, cid = await line.next()
            while not cid:
                envelope, cid = await line.next()
            assert envelope.WhichOneof("message") == kind


async def test_who_joined_a_clan_hears_of_it_and_nobody_else(client: Client, stream: pb.ChannelDescription) -> None:
    gateway = client.gateway
    clan = gateway.world.clans[stream.clan_id]
    async with client.socket() as member, client.socket() as other:
        await member.ask(clan_join=pb.ClanJoin(clan_id=stream.clan_id))
        gateway.watchers.join(client.founded.bot.person, stream)
        gateway.watchers.leave(client.founded.bot.person.id, stream)
        wish = pb.CreateChannelDescRequest(clan_id=stream.clan_id, type=6, channel_label="made")
        made = gateway.world.create(wish, clan.desc.creator_id)
        gateway.world.rename(made, "renamed")
        gateway.world.delete(made, clan.desc.creator_id)
        assert (await member.push("streaming_joined_event")).participant == "Airdesk"
        assert (await member.push("streaming_leaved_event")).streaming_user_id
        assert (await member.push("channel_created_event")).channel_type == ChannelType.STREAMING
        assert (await member.push("channel_updated_event")).channel_label == "renamed"
        assert (await member.push("channel_deleted_event")).channel_id == made.channel_id
        assert (await other.ask(ping=pb.Ping())).WhichOneof("message") == "pong"
        assert not other.pushed


async def test_a_direct_message_reaches_who_joined_no_clan_in_particular(client: Client) -> None:
    person = client.gateway.world.people[next(iter(client.gateway.world.people))]
    wish = pb.CreateChannelDescRequest(type=3, user_ids=[client.founded.operator.person.id])
    async with client.socket() as line:
        await line.ask(clan_join=pb.ClanJoin(clan_id=0))
        channel = client.gateway.world.create(wish, person.id)
        client.gateway.talk.say(person, channel, message("hello"))
        assert (await line.push("channel_message")).sender_id == person.id


async def test_a_fresh_session_is_pushed(client: Client) -> None:
    async with client.socket() as line:
        client.gateway.sockets.renew(client.founded.operator.person.id)
        fresh = await line.push("refresh_session_event")
    client.token = fresh.token
    assert await client.status("GetAccount") == 200


async def test_wrong_frames_do_no_harm_either_way(client: Client) -> None:
    async with client.socket() as line:
        await line.socket.send_bytes(b"\xff\xff\xff")
        await line.socket.send_str("text")
        envelope, cid = parsed(await line.socket.receive_bytes(), Dialect.W2)
        assert (envelope.error.code, cid) == (1, 0)
        client.gateway.sockets.push_bytes(b"\xff\xff")
        client.gateway.sockets.push(pb.Envelope(clan_updated_event=pb.Opaque()))
        assert await line.socket.receive_bytes() == b"\xff\xff"
        await line.push("clan_updated_event")
        assert (await line.ask(ping=pb.Ping())).WhichOneof("message") == "pong"


async def test_sockets_are_cut_at_once_or_in_the_middle_of_a_request(client: Client) -> None:
    over = (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR)
    async with client.socket() as line:
        client.gateway.sockets.cut()
        assert (await line.socket.receive()).type in over
    async with client.socket() as line:
        client.gateway.switches.cut_instead = 1
        await line.socket.send_bytes(write(pb.Envelope(ping=pb.Ping()), 1, Dialect.W3))
        assert (await line.socket.receive()).type in over
    async with client.socket() as line:
        assert (await line.ask(ping=pb.Ping())).WhichOneof("message") == "pong"


async def test_a_cut_after_the_work_leaves_what_was_done(client: Client, stream: pb.ChannelDescription) -> None:
    async with client.socket() as line:
        await line.join(stream)
        client.gateway.switches.cut_after = 1
        wish = message("heard")
        wish.channel_id = stream.channel_id
        await line.socket.send_bytes(write(pb.Envelope(channel_message_send=wish), 9, Dialect.W3))
        while (got := await line.socket.receive()).type is aiohttp.WSMsgType.BINARY:
            pass
        assert got.type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR, aiohttp.WSMsgType.CLOSE)
    assert next(client.gateway.talk.latest(stream)).content == '{"t": "heard"}'


async def test_a_silent_socket_takes_everything_and_answers_nothing(client: Client) -> None:
    client.gateway.switches.silent = True
    async with client.socket() as line:
        await line.socket.send_bytes(write(pb.Envelope(ping=pb.Ping()), 1, Dialect.W3))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await line.socket.receive()


async def test_who_leaves_is_told_to_the_others(client: Client, stream: pb.ChannelDescription) -> None:
    async with client.socket() as stays:
        await stays.join(stream)
        async with client.socket() as goes:
            await goes.join(stream)
            assert (await stays.push("channel_presence_event")).joins
        assert (await stays.push("channel_presence_event")).leaves
    assert len(client.gateway.sockets.open) <= 1
