from __future__ import annotations

import asyncio
from collections import Counter

from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.crowd import Crowd
from desktop.sim.mezon.founding import found, message
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.world import Happening
from tests.sim.mezon.clock import Clock


class Street:
    def __init__(self, clock: Clock, seed: int = 1) -> None:
        self.gateway = Gateway(clock=clock)
        self.founded = found(self.gateway, channels=12, said=3)
        self.told: list[Happening] = []
        self.gateway.world.announce = self.told.append
        mine = {self.founded.operator.person.id, self.founded.bot.person.id}
        self.crowd = Crowd(
            self.gateway, [one for one in self.gateway.world.people.values() if one.id not in mine], seed
        )

    def kinds(self) -> Counter[str | None]:
        return Counter(one.envelope.WhichOneof("message") for one in self.told)


async def test_everything_happens_in_time_and_the_same_for_the_same_seed(clock: Clock) -> None:
    one, same, other = Street(clock), Street(clock), Street(clock, seed=2)
    for street in (one, same, other):
        for _ in range(1500):
            street.crowd.step()
        await street.gateway.stop()
    assert set(one.kinds()) >= {
        "channel_message",
        "message_typing_event",
        "message_reaction_event",
        "streaming_joined_event",
        "streaming_leaved_event",
        "channel_created_event",
        "channel_updated_event",
        "channel_deleted_event",
    }
    codes = {h.envelope.channel_message.code for h in one.told if h.envelope.HasField("channel_message")}
    assert codes == {0, 1, 2}
    assert [h.envelope for h in one.told] == [h.envelope for h in same.told]
    assert one.kinds() != other.kinds()


async def test_nobody_touches_what_the_operator_said(clock: Clock) -> None:
    street = Street(clock)
    channel = street.gateway.world.channels[street.founded.stream_id]
    mine = street.gateway.talk.say(street.founded.operator.person, channel, message("mine"))
    for _ in range(500):
        street.crowd.step()
    asked = pb.ListChannelMessagesRequest(message_id=mine.message_id, direction=2, limit=500)
    assert mine in street.gateway.talk.history(channel, asked)
    assert mine.content == message("mine").content
    await street.gateway.stop()


async def test_a_direct_message_is_answered(clock: Clock) -> None:
    street = Street(clock)
    me = street.founded.operator.person
    channel = street.gateway.world.channels_of(me.id, 0)[0]
    street.crowd.start(pause_s=3600, answer_s=0)
    street.gateway.talk.say(me, channel, message("hello"))
    async with asyncio.timeout(5):
        while "message_typing_event" not in street.kinds() or street.kinds()["channel_message"] < 2:
            await asyncio.sleep(0)
    answer = street.told[-1].envelope.channel_message
    assert answer.sender_id != me.id
    assert answer.channel_id == channel.channel_id
    for _ in range(20):
        await asyncio.sleep(0)
    assert street.kinds()["channel_message"] == 2  # an answer is not answered
    await street.crowd.aclose()
    await street.gateway.stop()


async def test_life_goes_on_by_itself_and_stops(clock: Clock) -> None:
    street = Street(clock)
    street.crowd.start(pause_s=0)
    async with asyncio.timeout(5):
        while len(street.told) < 20:
            await asyncio.sleep(0)
    await street.crowd.aclose()
    told = len(street.told)
    await asyncio.sleep(0)
    assert len(street.told) == told
    await street.gateway.stop()


async def test_a_flood_is_poured_into_one_channel(clock: Clock) -> None:
    street = Street(clock)
    street.crowd.pour(street.founded.stream_id, 1000)
    assert street.kinds() == {"channel_message": 1000}
    assert {one.channel_id for one in street.told} == {street.founded.stream_id}
    await street.gateway.stop()
