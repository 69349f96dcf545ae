"""The world of the demo studio: clans with hundreds of channels, people, what they said before, who can sign in."""

from __future__ import annotations

import json
import random
import secrets
from dataclasses import dataclass

from desktop.core.channel import ChannelType
from desktop.core.chat import MessageCode
from desktop.core.finding import plain
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.accounts import Account
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.lines import CATEGORIES, CLANS, FAMILY, GIVEN, LINES, PEOPLE, ROLES, STREAMS, TOPICS
from desktop.sim.mezon.world import Clan, Person

EMAIL, PASSWORD = "operator@studio.example", "night-desk"

_DAYS_S = 3 * 86400.0  # how long the world has been there
_TALK_S = 3600.0  # how long they have been talking

_KINDS = (  # how a clan's other channels are spread over the types
    (ChannelType.TEXT, 70),
    (ChannelType.VOICE, 10),
    (ChannelType.THREAD, 8),
    (ChannelType.FORUM, 4),
    (ChannelType.ANNOUNCEMENT, 4),
    (ChannelType.APP, 2),
    (ChannelType.MEETING, 2),
)


@dataclass(frozen=True, slots=True)
class Founded:
    """What others need of a founded world."""

    operator: Account
    bot: Account
    clan_id: int
    stream_id: int  # a streaming channel of that clan
    lively: tuple[Person, ...]  # who talks; the others are only there


def found(gateway: Gateway, seed: int = 1, channels: int = 240, said: int = 60) -> Founded:
    """Fill the gateway's world: `channels` in each clan, `said` messages in the first of them."""
    now = gateway.world.clock
    past = gateway.world.clock = _Past(now())
    try:
        return _found(gateway, past, random.Random(seed), channels, said)
    finally:
        gateway.world.clock = now


class _Past:
    """A clock of the days before, nearer to now with each look."""

    def __init__(self, now: float) -> None:
        self._now = now
        self._at = now - _DAYS_S

    def skip_to(self, ago_s: float) -> None:
        """Nothing happened until then."""
        self._at = max(self._at, self._now - ago_s)

    def __call__(self) -> float:
        self._at += (self._now - self._at) * 0.0005
        return self._at


def _found(gateway: Gateway, past: _Past, chance: random.Random, channels: int, said: int) -> Founded:
    world = gateway.world
    people = [world.meet(Person(world.ids.next(), name, shown)) for name, shown in PEOPLE]
    me = world.meet(Person(world.ids.next(), "operator", "Night Desk"))
    bot = world.meet(Person(world.ids.next(), "airdesk-bot", "Airdesk"))
    operator = Account(me, email=EMAIL, password=PASSWORD)
    machine = Account(bot, bot_token=secrets.token_urlsafe(24))
    for account in (operator, machine):
        gateway.accounts.add(account)
    everybody = [one.id for one in (*people, me, bot)]
    clans: list[Clan] = []
    for name in CLANS:
        clan = world.found(name, me.id if not clans else people[0].id, everybody)
        _fill(gateway, clan, chance, channels)
        clans.append(clan)
    past.skip_to(_TALK_S)
    for clan in clans:
        texts = [one for one in clan.channels.values() if one.type in (ChannelType.TEXT, ChannelType.STREAMING)]
        for channel in [*texts[:6], *[one for one in texts if one.type == ChannelType.STREAMING][:3]]:
            _talk(gateway, channel, people, chance, said)
    for other in people[:3]:
        _direct(gateway, me, ChannelType.DIRECT, [other], chance)
    _direct(gateway, me, ChannelType.GROUP, people[:4], chance)
    _settle(gateway, clans, people)
    streams = [one for one in clans[0].channels.values() if one.type == ChannelType.STREAMING]
    return Founded(operator, machine, clans[0].desc.clan_id, streams[0].channel_id, tuple(people))


def _settle(gateway: Gateway, clans: list[Clan], people: list[Person]) -> None:
    """Hundreds of members more, who say nothing, and the roles of everybody."""
    world = gateway.world
    residents = [
        world.meet(Person(world.ids.next(), f"{plain(given)}.{plain(family)}", f"{given} {family}"))
        for given in GIVEN
        for family in FAMILY
    ]
    for clan in clans:
        clan.members.update(one.id for one in residents)
        for number, title in enumerate(ROLES):
            few = [one.id for one in people[number :: len(ROLES)]]
            world.add_role(clan, title, [clan.desc.creator_id, *few] if not number else few)


def message(text: str) -> pb.ChannelMessageSend:
    """What somebody sends who just says something."""
    return pb.ChannelMessageSend(content=json.dumps({"t": text}, ensure_ascii=False))


def _fill(gateway: Gateway, clan: Clan, chance: random.Random, channels: int) -> None:
    world, owner = gateway.world, clan.desc.creator_id
    headings = [world.add_category(clan, name).category_id for name in CATEGORIES]

    def add(kind: int, label: str, heading: int, private: bool = False, parent: int = 0) -> pb.ChannelDescription:
        wish = pb.CreateChannelDescRequest(
            clan_id=clan.desc.clan_id,
            parent_id=parent,
            category_id=heading,
            type=kind,
            channel_label=label,
            channel_private=int(private),
            user_ids=chance.sample(sorted(clan.members), len(clan.members) // 2) if private else (),
        )
        return world.create(wish, owner)

    for number, label in enumerate(STREAMS):
        add(ChannelType.STREAMING, label, headings[0], private=number == len(STREAMS) - 1)
    texts = [add(ChannelType.TEXT, label, headings[1]) for label in TOPICS[:4]]
    kinds, weights = zip(*_KINDS, strict=True)
    for number in range(max(0, channels - len(clan.channels))):
        kind = chance.choices(kinds, weights)[0]
        label = f"{chance.choice(TOPICS)}-{number + 1:03}"
        parent = chance.choice(texts).channel_id if kind is ChannelType.THREAD else 0
        channel = add(kind, label, chance.choice(headings[1:]), private=chance.random() < 0.1, parent=parent)
        channel.member_count = chance.randint(2, 900)


def _talk(
    gateway: Gateway, channel: pb.ChannelDescription, people: list[Person], chance: random.Random, said: int
) -> None:
    for number in range(said):
        if number == said // 2:
            _note(gateway, channel, people)
        spoken = gateway.talk.say(chance.choice(people), channel, message(chance.choice(LINES)))
        if chance.random() < 0.15:
            wish = pb.MessageReaction(emoji_id=7_386_754_881_270_105_345, emoji=":heart:", message_id=spoken.message_id)
            gateway.talk.react(chance.choice(people), channel, wish)


def _note(gateway: Gateway, channel: pb.ChannelDescription, people: list[Person]) -> None:
    """What the service itself writes there, in the name of who did it."""
    newcomer, host = people[-1], people[0]
    for who, code, words in (
        (newcomer, MessageCode.WELCOME, f"{newcomer.display_name} joined the clan. Say hello!"),
        (host, MessageCode.PIN, f"{host.display_name} pinned a message to this channel."),
    ):
        wish = message(words)
        wish.code = code
        gateway.talk.say(who, channel, wish)


def _direct(gateway: Gateway, me: Person, kind: ChannelType, others: list[Person], chance: random.Random) -> None:
    wish = pb.CreateChannelDescRequest(type=kind, channel_private=1, user_ids=[one.id for one in others])
    channel = gateway.world.create(wish, me.id)
    for _ in range(5):
        gateway.talk.say(chance.choice([me, *others]), channel, message(chance.choice(LINES)))
