from __future__ import annotations

import pytest

from desktop.core.channel import ChannelType
from desktop.services.mezon.wire import mezon_pb2 as pb
from desktop.sim.mezon.refused import Refused
from desktop.sim.mezon.world import Clan, Happening, Person, World
from tests.sim.mezon.clock import Clock

LAN, MINH, MEI, STRANGER = (Person(number, name) for number, name in enumerate(("lan", "minh", "mei", "x"), start=1))


@pytest.fixture
def world(clock: Clock) -> World:
    world = World(clock)
    for person in (LAN, MINH, MEI, STRANGER):
        world.meet(person)
    return world


@pytest.fixture
def clan(world: World) -> Clan:
    return world.found("Night", LAN.id, [MINH.id, MEI.id])


@pytest.fixture
def told(world: World) -> list[Happening]:
    told: list[Happening] = []
    world.announce = told.append
    return told


def wish(clan: Clan, label: str, kind: int = ChannelType.TEXT, **more: object) -> pb.CreateChannelDescRequest:
    return pb.CreateChannelDescRequest(clan_id=clan.desc.clan_id, type=kind, channel_label=label, **more)  # type: ignore[arg-type]  # keywords of the caller


def test_a_channel_is_made_told_changed_and_deleted(world: World, clan: Clan, told: list[Happening]) -> None:
    heading = world.add_category(clan, "News")
    made = world.create(wish(clan, "live", ChannelType.STREAMING, category_id=heading.category_id), LAN.id)
    assert (made.category_name, made.clan_name, made.creator_name) == ("News", "Night", "lan")
    world.rename(made, "live-2", "tonight")
    below = world.create(wish(clan, "thread", ChannelType.THREAD, parent_id=made.channel_id), MINH.id)
    assert below.category_id == heading.category_id
    world.delete(made, LAN.id)
    assert [one.envelope.WhichOneof("message") for one in told] == [
        "channel_created_event",
        "channel_updated_event",
        "channel_created_event",
        "channel_deleted_event",
        "channel_deleted_event",
    ]
    assert told[1].envelope.channel_updated_event.topic == "tonight"
    assert not world.channels
    assert not clan.channels


def test_a_private_channel_is_there_for_some_only(world: World, clan: Clan, told: list[Happening]) -> None:
    made = world.create(wish(clan, "desk", channel_private=1, user_ids=[MINH.id, STRANGER.id]), LAN.id)
    assert [world.may_see(made, one.id) for one in (LAN, MINH, MEI, STRANGER)] == [True, True, False, False]
    assert told[0].only == {LAN.id, MINH.id}
    assert world.channels_of(MEI.id, clan.desc.clan_id) == []
    with pytest.raises(Refused, match="not found"):
        world.channel(made.channel_id, MEI.id)
    with pytest.raises(Refused, match="Not a member"):
        world.channels_of(STRANGER.id, clan.desc.clan_id)


def test_a_name_is_free_again_when_its_channel_has_another_or_is_gone(world: World, clan: Clan) -> None:
    first = world.create(wish(clan, "name"), LAN.id)
    world.rename(first, "other")
    second = world.create(wish(clan, "name"), LAN.id)
    with pytest.raises(Refused, match="exists"):
        world.create(wish(clan, "other"), LAN.id)
    world.delete(first, LAN.id)
    world.delete(second, LAN.id)
    for label in ("name", "other"):
        world.create(wish(clan, label), LAN.id)


@pytest.mark.parametrize(("label", "kind"), [("", 1), ("x", 0), ("x", 3), ("x", 77), ("taken", 1)])
def test_what_is_no_channel_is_refused(world: World, clan: Clan, label: str, kind: int) -> None:
    world.create(wish(clan, "taken"), LAN.id)
    with pytest.raises(Refused):
        world.create(wish(clan, label, kind), LAN.id)


def test_a_direct_message_is_there_once_for_both(world: World) -> None:
    to_minh = pb.CreateChannelDescRequest(type=3, channel_private=1, user_ids=[MINH.id])
    made = world.create(to_minh, LAN.id)
    assert world.create(pb.CreateChannelDescRequest(type=3, user_ids=[LAN.id, MINH.id]), MINH.id) is made
    assert list(made.user_ids) == [MINH.id, LAN.id]
    group = world.create(pb.CreateChannelDescRequest(type=2, user_ids=[MINH.id, MEI.id]), LAN.id)
    again = world.create(pb.CreateChannelDescRequest(type=2, user_ids=[MINH.id, MEI.id]), LAN.id)
    assert group is not again
    assert [one.channel_id for one in world.channels_of(MEI.id, 0)] == [again.channel_id, group.channel_id]


@pytest.mark.parametrize(("kind", "people"), [(3, [2, 3]), (3, [1]), (2, [99])])
def test_what_is_no_direct_message_is_refused(world: World, kind: int, people: list[int]) -> None:
    with pytest.raises(Refused):
        world.create(pb.CreateChannelDescRequest(type=kind, user_ids=people), LAN.id)


def test_a_client_that_forgets_the_type_is_understood(world: World) -> None:
    assert world.create(pb.CreateChannelDescRequest(user_ids=[2]), LAN.id).type == ChannelType.DIRECT
    assert world.create(pb.CreateChannelDescRequest(user_ids=[2, 3]), LAN.id).type == ChannelType.GROUP
