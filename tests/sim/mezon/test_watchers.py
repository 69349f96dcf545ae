from __future__ import annotations

import pytest

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.switches import Switches
from desktop.sim.mezon.watchers import Watchers
from desktop.sim.mezon.world import Happening, Person, World
from tests.sim.mezon.clock import Clock

LAN = Person(1, "lan", "Lan")


@pytest.mark.parametrize("stream_events", [True, False])
def test_viewers_come_and_go_and_a_channel_goes_live(clock: Clock, stream_events: bool) -> None:
    told: list[Happening] = []
    world = World(clock)
    world.meet(LAN)
    clan = world.found("Night", LAN.id, [])
    wish = pb.CreateChannelDescRequest(clan_id=clan.desc.clan_id, type=6, channel_label="live")
    channel = world.create(wish, LAN.id)
    world.announce = told.append
    watchers = Watchers(world, Switches(stream_events=stream_events))
    watchers.join(LAN, channel)
    watchers.join(LAN, channel)
    seat = watchers.seats(channel.channel_id)[0]
    assert (seat.user_id, seat.participant) == (LAN.id, "Lan")
    watchers.started(channel)
    assert watchers.live == {channel.channel_id}
    watchers.ended(channel)
    watchers.leave(LAN.id, channel)
    watchers.leave(LAN.id, channel)
    assert not watchers.live
    assert not watchers.seats(channel.channel_id)
    kinds = [one.envelope.WhichOneof("message") for one in told]
    between = ["streaming_started_event", "streaming_ended_event"] if stream_events else []
    assert kinds == ["streaming_joined_event", *between, "streaming_leaved_event"]
    joined, left = told[0].envelope.streaming_joined_event, told[-1].envelope.streaming_leaved_event
    assert (joined.streaming_channel_id, joined.streaming_channel_label) == (channel.channel_id, "live")
    assert (left.streaming_channel_id, left.streaming_user_id) == (str(channel.channel_id), "1")
    assert left.id == joined.id == seat.id
