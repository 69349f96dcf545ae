"""The other people in the stand-in's world: they chat, react, type, watch, and change channels now and then.

What happens next is drawn from a seed; when, is up to `run` or to whoever calls `step`.
"""

from __future__ import annotations

import asyncio
import random

from desktop.core.channel import ChannelType
from desktop.core.tasks import Tasks
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.founding import message
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.lines import LINES
from desktop.sim.mezon.world import Happening, Person

_EMOJI = (
    (7_386_754_881_270_105_345, ":heart:"),
    (7_386_754_881_270_105_346, ":clap:"),
    (7_386_754_881_270_105_347, "👍"),
)
_LIVELY = 9  # channels of a clan in which they talk
_MOST_WATCHING = 8


class Crowd:
    """`people` are who may act; those with an account are left alone. One per gateway."""

    def __init__(self, gateway: Gateway, people: list[Person], seed: int = 1) -> None:
        self._gateway = gateway
        self._people = people
        self._chance = random.Random(seed)
        self._tasks = Tasks("mezon crowd")
        self._typing: list[tuple[Person, int]] = []  # who, in which channel; they will say something
        self._made = 0
        self._acts = (
            (self._speak, 40),
            (self._type, 20),
            (self._react, 15),
            (self._watch, 10),
            (self._go, 6),
            (self._correct, 4),
            (self._take_back, 2),
            (self._change_channels, 1),
        )

    def start(self, pause_s: float = 1.5, answer_s: float = 0.8) -> None:
        """Act every `pause_s` or so, and answer direct messages `answer_s` after they came."""
        self._tasks.start(self._run(pause_s), "life")
        tell = self._gateway.world.announce

        def listen(happening: Happening) -> None:
            tell(happening)
            self._listen(happening, answer_s)

        self._gateway.world.announce = listen

    async def aclose(self) -> None:
        """Everybody stays as they are."""
        await self._tasks.aclose()

    def step(self) -> None:
        """Somebody does one thing."""
        acts, weights = zip(*self._acts, strict=True)
        self._chance.choices(acts, weights)[0]()

    def pour(self, channel_id: int, count: int) -> None:
        """So many messages at once, in one channel."""
        channel = self._gateway.world.channels[channel_id]
        for number in range(count):
            text = f"{self._chance.choice(LINES)} ({number + 1})"
            self._gateway.talk.say(self._chance.choice(self._people), channel, message(text))

    async def _run(self, pause_s: float) -> None:
        while True:
            await asyncio.sleep(pause_s * self._chance.uniform(0.5, 1.5))
            self.step()

    def _listen(self, happening: Happening, answer_s: float) -> None:
        """Somebody who is written to directly writes back."""
        kind, said = happening.envelope.WhichOneof("message"), happening.envelope.channel_message
        if kind != "channel_message" or happening.clan_id or said.code or self._by_id(said.sender_id):
            return
        there = [one for one in self._people if one.id in (happening.only or ())]
        if there:
            self._tasks.start(self._answer(self._chance.choice(there), happening.channel_id, answer_s), "an answer")

    async def _answer(self, person: Person, channel_id: int, answer_s: float) -> None:
        channel = self._gateway.world.channels[channel_id]
        self._gateway.talk.typing(person, channel)
        await asyncio.sleep(answer_s)
        if channel_id in self._gateway.world.channels:
            self._gateway.talk.say(person, channel, message(self._chance.choice(LINES)))

    def _speak(self) -> None:
        if self._typing:
            person, channel_id = self._typing.pop(0)
            channel = self._gateway.world.channels.get(channel_id)
        else:
            person, channel = self._chance.choice(self._people), self._somewhere()
        if channel is not None:
            self._gateway.talk.say(person, channel, message(self._chance.choice(LINES)))

    def _type(self) -> None:
        person, channel = self._chance.choice(self._people), self._somewhere()
        self._typing.append((person, channel.channel_id))
        self._gateway.talk.typing(person, channel)

    def _react(self) -> None:
        channel = self._somewhere()
        said = list(self._gateway.talk.latest(channel))
        if said:
            number, emoji = self._chance.choice(_EMOJI)
            wish = pb.MessageReaction(
                emoji_id=number,
                emoji=emoji,
                channel_id=channel.channel_id,
                message_id=self._chance.choice(said).message_id,
                action=self._chance.random() < 0.2,
            )
            self._gateway.talk.react(self._chance.choice(self._people), channel, wish)

    def _watch(self) -> None:
        channel = self._stream()
        if len(self._gateway.watchers.seats(channel.channel_id)) < _MOST_WATCHING:
            self._gateway.watchers.join(self._chance.choice(self._people), channel)

    def _go(self) -> None:
        channel = self._stream()
        seats = [one for one in self._gateway.watchers.seats(channel.channel_id) if self._by_id(one.user_id)]
        if seats:
            self._gateway.watchers.leave(self._chance.choice(seats).user_id, channel)

    def _correct(self) -> None:
        channel = self._somewhere()
        for said in self._gateway.talk.latest(channel):
            if self._by_id(said.sender_id):
                wish = pb.ChannelMessageUpdate(
                    message_id=said.message_id, content=message(self._chance.choice(LINES) + " (edited)").content
                )
                self._gateway.talk.edit(said.sender_id, channel, wish)
                return

    def _take_back(self) -> None:
        channel = self._somewhere()
        for said in self._gateway.talk.latest(channel):
            if self._by_id(said.sender_id):
                self._gateway.talk.remove(said.sender_id, channel, said.message_id)
                return

    def _change_channels(self) -> None:
        """A channel appears, gets another name, and goes."""
        world = self._gateway.world
        clan = self._chance.choice(list(world.clans.values()))
        mine = [one for one in clan.channels.values() if one.channel_label.startswith("pop-up-")]
        if mine and mine[0].topic:
            world.delete(mine[0], mine[0].creator_id)
        elif mine:
            world.rename(mine[0], f"{mine[0].channel_label}-renamed", "for tonight only")
        else:
            self._made += 1
            wish = pb.CreateChannelDescRequest(
                clan_id=clan.desc.clan_id,
                category_id=next(iter(clan.categories), 0),
                type=self._chance.choice((ChannelType.TEXT, ChannelType.STREAMING)),
                channel_label=f"pop-up-{self._made}",
            )
            world.create(wish, clan.desc.creator_id)

    def _somewhere(self) -> pb.ChannelDescription:
        """A channel in which they talk: the first of a clan, where its streaming channels are."""
        clan = self._chance.choice(list(self._gateway.world.clans.values()))
        talked = (ChannelType.TEXT, ChannelType.STREAMING)
        places = [one for one in clan.channels.values() if one.type in talked]
        return self._chance.choice(places[:_LIVELY])

    def _stream(self) -> pb.ChannelDescription:
        clan = self._chance.choice(list(self._gateway.world.clans.values()))
        streams = [one for one in clan.channels.values() if one.type == ChannelType.STREAMING]
        return self._chance.choice(streams[:4])

    def _by_id(self, user_id: int) -> Person | None:
        return next((one for one in self._people if one.id == user_id), None)
