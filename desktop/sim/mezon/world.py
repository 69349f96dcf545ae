"""The world behind the stand-in: people, clans, their categories and channels, direct messages and groups.

It keeps what the wire would say of them. What is said in a channel: `talk.py`; who watches one: `watchers.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.ids import Clock, Ids
from desktop.sim.mezon.refused import DENIED, INVALID, NOT_FOUND, Refused

_DIRECT = (ChannelType.DIRECT, ChannelType.GROUP)
_IN_CLAN = set(ChannelType) - {ChannelType.UNKNOWN, *_DIRECT}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a name."""

    id: int
    username: str
    display_name: str = ""
    avatar: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that others are told, by a push. `only` names who may know of it; None: everybody there."""

    envelope: pb.Envelope
    clan_id: int
    channel_id: int
    only: frozenset[int] | None = None
    but: object = None  # the connection it came from, where that one is not told


Announce = Callable[[Happening], None]


@dataclass(slots=True)
class Clan:
    """A clan: what the wire says of it, its people with their roles, its headings, its channels in their order."""

    desc: pb.ClanDesc
    members: set[int]
    roles: dict[int, pb.Role] = field(default_factory=dict)
    held: dict[int, list[int]] = field(default_factory=dict)  # roles by person
    categories: dict[int, pb.CategoryDesc] = field(default_factory=dict)
    channels: dict[int, pb.ChannelDescription] = field(default_factory=dict)
    taken: set[tuple[int, str]] = field(default_factory=set)  # types and names of its channels


class World:
    """Places and people. Changes are announced to `announce`; it and `clock` may be set later."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.ids = Ids(self.now)
        self.people: dict[int, Person] = {}
        self.clans: dict[int, Clan] = {}
        self.channels: dict[int, pb.ChannelDescription] = {}
        self.announce: Announce = lambda happening: None
        self._insiders: dict[int, frozenset[int]] = {}  # of private channels, direct messages and groups

    def now(self) -> float:
        """Seconds since 1970, by the clock of the moment."""
        return self.clock()

    # people and clans

    def meet(self, person: Person) -> Person:
        """One more person."""
        self.people[person.id] = person
        return person

    def found(self, name: str, owner: int, members: Iterable[int], logo: str = "") -> Clan:
        """A new clan without channels."""
        desc = pb.ClanDesc(
            creator_id=owner, clan_name=name, logo=logo, clan_id=self.ids.next(), clan_order=len(self.clans) + 1
        )
        clan = Clan(desc, {owner, *members})
        self.clans[desc.clan_id] = clan
        return clan

    def add_category(self, clan: Clan, name: str) -> pb.CategoryDesc:
        """One more heading, below the others."""
        category = pb.CategoryDesc(
            creator_id=clan.desc.creator_id,
            clan_id=clan.desc.clan_id,
            category_name=name,
            category_id=self.ids.next(),
            category_order=len(clan.categories) + 1,
        )
        clan.categories[category.category_id] = category
        return category

    def add_role(self, clan: Clan, title: str, holders: Iterable[int]) -> pb.Role:
        """One more role, and who has it."""
        role = pb.Role(id=self.ids.next(), title=title)
        clan.roles[role.id] = role
        for user_id in holders:
            clan.held.setdefault(user_id, []).append(role.id)
        return role

    def clan(self, clan_id: int, user_id: int) -> Clan:
        """A clan of which this person is a member, else refused."""
        clan = self.clans.get(clan_id)
        if clan is None or user_id not in clan.members:
            raise Refused(DENIED, "Not a member of the clan")
        return clan

    def clans_of(self, user_id: int) -> list[Clan]:
        """The clans of this person, in their order."""
        return [clan for clan in self.clans.values() if user_id in clan.members]

    # channels

    def channel(self, channel_id: int, user_id: int) -> pb.ChannelDescription:
        """A channel that this person may see, else refused."""
        channel = self.channels.get(channel_id)
        if channel is None or not self.may_see(channel, user_id):
            raise Refused(NOT_FOUND, "Channel not found")
        return channel

    def may_see(self, channel: pb.ChannelDescription, user_id: int) -> bool:
        """Whether this person is a member of the clan and, where it is private, of the channel."""
        insiders = self._insiders.get(channel.channel_id)
        if insiders is not None:
            return user_id in insiders
        return user_id in self.clans[channel.clan_id].members

    def insiders(self, channel_id: int) -> frozenset[int] | None:
        """Who alone may see this channel; None where its clan may."""
        return self._insiders.get(channel_id)

    def channels_of(self, user_id: int, clan_id: int) -> list[pb.ChannelDescription]:
        """What this person sees in a clan; with clan 0 direct messages and groups, latest talk first."""
        if clan_id:
            listed = list(self.clan(clan_id, user_id).channels.values())
            return [one for one in listed if self.may_see(one, user_id)]
        direct = [one for one in self.channels.values() if not one.clan_id and self.may_see(one, user_id)]
        return sorted(direct, key=lambda one: -(one.last_sent_message.id or one.channel_id))

    def create(self, wish: pb.CreateChannelDescRequest, creator_id: int) -> pb.ChannelDescription:
        """A new channel. A direct message that is there already is returned as it is."""
        if not wish.clan_id and wish.user_ids:
            return self._create_direct(wish, creator_id)
        clan = self.clan(wish.clan_id, creator_id)
        if wish.type not in _IN_CLAN or not wish.channel_label.strip():
            raise Refused(INVALID, "A channel needs a type and a name")
        if (wish.type, wish.channel_label) in clan.taken:
            raise Refused(INVALID, "Channel name already exists")
        parent = clan.channels.get(wish.parent_id)
        category = clan.categories.get(parent.category_id if parent else wish.category_id)
        channel = self._describe(wish, creator_id)
        channel.clan_name = clan.desc.clan_name
        if category is not None:
            channel.category_id, channel.category_name = category.category_id, category.category_name
        if wish.channel_private:
            self._insiders[channel.channel_id] = frozenset({creator_id, *wish.user_ids} & clan.members)
        clan.channels[channel.channel_id] = channel
        clan.taken.add((channel.type, channel.channel_label))
        self._tell(self._created(channel), channel)
        return channel

    def rename(self, channel: pb.ChannelDescription, label: str = "", topic: str | None = None) -> None:
        """Another name or topic."""
        if channel.clan_id:
            taken = self.clans[channel.clan_id].taken
            taken.discard((channel.type, channel.channel_label))
            taken.add((channel.type, label or channel.channel_label))
        channel.channel_label = label or channel.channel_label
        channel.topic = channel.topic if topic is None else topic
        channel.update_time_seconds = int(self.now())
        event = pb.ChannelUpdatedEvent(
            clan_id=channel.clan_id,
            category_id=channel.category_id,
            creator_id=channel.creator_id,
            parent_id=channel.parent_id,
            channel_id=channel.channel_id,
            channel_label=channel.channel_label,
            channel_type=channel.type,
            channel_private=bool(channel.channel_private),
            topic=channel.topic,
            status=1,
            active=1,
        )
        self._tell(pb.Envelope(channel_updated_event=event), channel)

    def delete(self, channel: pb.ChannelDescription, user_id: int) -> None:
        """Take a channel away; of a clan's, everything under it as well."""
        below = [one for one in self.channels.values() if one.parent_id == channel.channel_id]
        for one in [*below, channel]:
            event = pb.ChannelDeletedEvent(
                clan_id=one.clan_id,
                category_id=one.category_id,
                parent_id=one.parent_id,
                channel_id=one.channel_id,
                deletor=str(user_id),
            )
            self._tell(pb.Envelope(channel_deleted_event=event), one)
            del self.channels[one.channel_id]
            self._insiders.pop(one.channel_id, None)
            if one.clan_id:
                del self.clans[one.clan_id].channels[one.channel_id]
                self.clans[one.clan_id].taken.discard((one.type, one.channel_label))

    def _create_direct(self, wish: pb.CreateChannelDescRequest, creator_id: int) -> pb.ChannelDescription:
        others = [one for one in dict.fromkeys(wish.user_ids) if one != creator_id]
        if not others or any(one not in self.people for one in others):
            raise Refused(INVALID, "A direct message needs people that exist")
        insiders = frozenset({creator_id, *others})
        if wish.type not in _DIRECT:  # one client forgets to say
            wish.type = ChannelType.DIRECT if len(others) == 1 else ChannelType.GROUP
        if wish.type == ChannelType.DIRECT:
            if len(others) != 1:
                raise Refused(INVALID, "A direct message is between two")
            for channel_id, known in self._insiders.items():
                if known == insiders and self.channels[channel_id].type == ChannelType.DIRECT:
                    return self.channels[channel_id]
        channel = self._describe(wish, creator_id)
        everybody = [self.people[one] for one in (*others, creator_id)]
        channel.channel_private = 1
        channel.clan_id = channel.parent_id = channel.category_id = 0
        channel.channel_label = wish.channel_label or ", ".join(one.username for one in everybody)
        channel.user_ids.extend(one.id for one in everybody)
        channel.usernames.extend(one.username for one in everybody)
        channel.display_names.extend(one.display_name for one in everybody)
        channel.avatars.extend(one.avatar for one in everybody)
        channel.onlines.extend(True for _ in everybody)
        channel.member_count = len(everybody)
        self._insiders[channel.channel_id] = insiders
        self._tell(pb.Envelope(user_channel_added_event=pb.Opaque()), channel)
        return channel

    def _describe(self, wish: pb.CreateChannelDescRequest, creator_id: int) -> pb.ChannelDescription:
        now = int(self.now())
        channel = pb.ChannelDescription(
            clan_id=wish.clan_id,
            parent_id=wish.parent_id,
            channel_id=self.ids.next(),
            type=wish.type,
            creator_id=creator_id,
            channel_label=wish.channel_label,
            channel_private=wish.channel_private,
            active=1,
            creator_name=self.people[creator_id].username,
            create_time_seconds=now,
            update_time_seconds=now,
            app_id=wish.app_id,
        )
        self.channels[channel.channel_id] = channel
        return channel

    def _created(self, channel: pb.ChannelDescription) -> pb.Envelope:
        event = pb.ChannelCreatedEvent(
            clan_id=channel.clan_id,
            category_id=channel.category_id,
            creator_id=channel.creator_id,
            parent_id=channel.parent_id,
            channel_id=channel.channel_id,
            channel_label=channel.channel_label,
            channel_private=channel.channel_private,
            channel_type=channel.type,
            status=1,
            app_id=channel.app_id,
            clan_name=channel.clan_name,
        )
        return pb.Envelope(channel_created_event=event)

    def _tell(self, envelope: pb.Envelope, channel: pb.ChannelDescription) -> None:
        only = self._insiders.get(channel.channel_id)
        self.announce(Happening(envelope, channel.clan_id, channel.channel_id, only))
