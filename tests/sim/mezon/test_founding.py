from __future__ import annotations

from collections import Counter

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.founding import Founded, found
from desktop.sim.mezon.gateway import Gateway
from tests.sim.mezon.clock import Clock


def told(gateway: Gateway) -> list[bytes]:
    world = gateway.world
    channels = [one.SerializeToString(deterministic=True) for one in world.channels.values()]
    last = [one.content.encode() for channel in world.channels.values() for one in gateway.talk.latest(channel)]
    return channels + last


async def test_the_same_seed_founds_the_same_world(clock: Clock) -> None:
    first, second, other = (Gateway(clock=clock) for _ in range(3))
    assert found(first, seed=4, channels=20, said=5).stream_id == found(second, seed=4, channels=20, said=5).stream_id
    found(other, seed=5, channels=20, said=5)
    assert told(first) == told(second)
    assert told(first) != told(other)
    for gateway in (first, second, other):
        await gateway.stop()


async def test_there_are_clans_with_hundreds_of_channels_of_every_type(clock: Clock) -> None:
    gateway = Gateway(clock=clock)
    made = found(gateway)
    clans = gateway.world.clans_of(made.operator.person.id)
    assert len(clans) >= 3
    for clan in clans:
        kinds = Counter(one.type for one in clan.channels.values())
        assert len(clan.channels) >= 200
        assert set(kinds) == set(ChannelType) - {ChannelType.UNKNOWN, ChannelType.DIRECT, ChannelType.GROUP}
        assert any(one.channel_private for one in clan.channels.values())
        assert {one.category_id for one in clan.channels.values()} == set(clan.categories)
    direct = gateway.world.channels_of(made.operator.person.id, 0)
    assert {one.type for one in direct} == {ChannelType.DIRECT, ChannelType.GROUP}
    assert gateway.world.channels[made.stream_id].type == ChannelType.STREAMING
    await gateway.stop()


def test_what_was_said_was_said_before_now(gateway: Gateway, founded: Founded, clock: Clock) -> None:
    channel = gateway.world.channels[founded.stream_id]
    said = gateway.talk.history(channel, pb.ListChannelMessagesRequest())
    times = [one.create_time_seconds for one in said]
    assert times == sorted(times, reverse=True)
    assert times[0] <= clock.now
    assert times[-1] < times[0]
