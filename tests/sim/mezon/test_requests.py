"""What is asked on the socket, in every dialect."""

from __future__ import annotations

import pytest

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.dialect import Dialect
from desktop.sim.mezon.requests import MUST_JOIN
from desktop.sim.mezon.switches import JoinRule
from tests.sim.mezon.client import Client

EVERY = pytest.mark.parametrize("dialect", Dialect)


@EVERY
async def test_join_send_change_react_remove_leave(
    client: Client, stream: pb.ChannelDescription, dialect: Dialect
) -> None:
    async with client.socket(dialect) as line:
        joined = await line.join(stream)
        assert (joined.channel.id, joined.channel.chanel_label) == (stream.channel_id, stream.channel_label)
        assert joined.channel.self.user_id == client.founded.operator.person.id
        ack = (await line.say(stream, attachments=[pb.MessageAttachment(filename="a.png")])).channel_message_ack
        assert ack.channel_id == stream.channel_id
        pushed = await line.push("channel_message")
        assert pushed.message_id == ack.message_id
        there = {"clan_id": stream.clan_id, "channel_id": stream.channel_id, "message_id": ack.message_id}
        changed = await line.ask(channel_message_update=pb.ChannelMessageUpdate(content='{"t":"new"}', **there))
        assert changed.channel_message_ack.message_id == ack.message_id
        assert (await line.push("channel_message")).code == 1
        wish = pb.MessageReaction(emoji_id=5, emoji=":heart:", count=1, **there)
        assert (await line.ask(message_reaction_event=wish)).message_reaction_event.sender_name == "operator"
        removed = await line.ask(channel_message_remove=pb.ChannelMessageRemove(**there))
        assert removed.channel_message_ack.message_id == ack.message_id
        assert (await line.push("channel_message")).code == 2
        left = await line.ask(channel_leave=pb.ChannelLeave(channel_id=stream.channel_id))
        assert left.WhichOneof("message") is None
        assert (await line.say(stream)).error.message == MUST_JOIN


@EVERY
async def test_clan_ping_typing_seen_and_what_is_unknown(
    client: Client, stream: pb.ChannelDescription, dialect: Dialect
) -> None:
    async with client.socket(dialect) as line:
        assert (await line.ask(clan_join=pb.ClanJoin(clan_id=stream.clan_id))).clan_join.clan_id == stream.clan_id
        assert (await line.ask(ping=pb.Ping())).WhichOneof("message") == "pong"
        there = {"clan_id": stream.clan_id, "channel_id": stream.channel_id}
        typing = await line.ask(message_typing_event=pb.MessageTypingEvent(**there))
        assert typing.message_typing_event.channel_id == stream.channel_id
        seen = await line.ask(last_seen_message_event=pb.LastSeenMessageEvent(message_id=3, **there))
        assert seen.last_seen_message_event.message_id == 3
        assert (await line.ask(clan_deleted_event=pb.Opaque())).WhichOneof("message") is None


@EVERY
async def test_refusals_have_code_3(client: Client, stream: pb.ChannelDescription, dialect: Dialect) -> None:
    async with client.socket(dialect) as line:
        nowhere = pb.ChannelDescription(clan_id=1, channel_id=2)
        for answer in (
            await line.say(stream),
            await line.join(nowhere),
            await line.say(nowhere),
            await line.ask(clan_join=pb.ClanJoin(clan_id=5)),
            await line.ask(channel_message_update=pb.ChannelMessageUpdate(channel_id=stream.channel_id, message_id=5)),
        ):
            assert answer.error.code == 3
            assert answer.error.message


@pytest.mark.parametrize(
    ("rule", "dialect", "taken"),
    [
        (JoinRule.AS_SPOKEN, Dialect.W1, True),
        (JoinRule.AS_SPOKEN, Dialect.W2, False),
        (JoinRule.CHANNEL, Dialect.W1, False),
        (JoinRule.NOTHING, Dialect.W3, True),
    ],
)
async def test_the_clan_may_be_enough(
    client: Client, stream: pb.ChannelDescription, rule: JoinRule, dialect: Dialect, taken: bool
) -> None:
    client.gateway.switches.join_rule = rule
    async with client.socket(dialect) as line:
        await line.ask(clan_join=pb.ClanJoin(clan_id=stream.clan_id))
        answer = await line.say(stream)
        assert answer.WhichOneof("message") == ("channel_message_ack" if taken else "error")


async def test_a_joined_channel_can_be_forgotten(client: Client, stream: pb.ChannelDescription) -> None:
    async with client.socket() as line:
        await line.join(stream)
        client.gateway.switches.must_join = 1
        assert (await line.say(stream)).error.message == MUST_JOIN
        assert (await line.say(stream)).error.message == MUST_JOIN
        await line.join(stream)
        assert (await line.say(stream)).channel_message_ack.message_id


async def test_a_clan_is_deaf_until_its_channels_were_listed(client: Client, stream: pb.ChannelDescription) -> None:
    client.gateway.switches.list_before_join = True
    join = pb.ClanJoin(clan_id=stream.clan_id)
    async with client.socket() as line:
        await line.ask(clan_join=join)
        client.gateway.watchers.started(stream)
        await client.status("ListChannelDescs", pb.ListChannelDescsRequest(clan_id=stream.clan_id))
        await line.ask(clan_join=join)
        client.gateway.watchers.ended(stream)
        await line.push("streaming_ended_event")
        assert "streaming_started_event" not in [one.WhichOneof("message") for one in line.pushed]
