"""The rooms of Mezon as they are put together: what they tell each other, and in which order they are left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast

import msgspec
import pytest

from desktop.control.checklist import Facts
from desktop.control.live import Live
from desktop.control.notices import Notices
from desktop.core.account import Role
from desktop.core.air import AirChannel
from desktop.core.channel import ChannelsState, ChannelType
from desktop.core.chat_line import ChatState
from desktop.core.errors import Code
from desktop.core.programme import TrackState
from desktop.core.sign_in import BotSignIn, PasswordSignIn, SignInRequest
from desktop.demo_sitting import DemoSitting
from desktop.mezon_wiring import STREAMING, MezonRooms, streaming_at
from desktop.paths import Paths
from desktop.services.mezon.publisher import Publisher
from desktop.settings.schema import Mezon
from desktop.settings.secrets import MemorySecrets
from desktop.settings.store import Store
from desktop.sim.mezon.founding import EMAIL, PASSWORD, Founded, found
from desktop.sim.mezon.gateway import Gateway
from desktop.sim.mezon.playout import Item, Playout
from desktop.sim.mezon.town import Town
from tests.control.parts import until


class House:
    """Rooms at one gateway, with everything that is kept between two sittings."""

    def __init__(self, gateway: Gateway, founded: Founded, home: Path) -> None:
        self.gateway, self.founded = gateway, founded
        self.notices, self.secrets = Notices(), MemorySecrets()
        self.store, self.paths = Store(home / "settings.json"), Paths.find(home)
        self.faults: list[BaseException] = []

    def rooms(self, *, safe: bool = False) -> MezonRooms:
        def failed(_name: str, fault: BaseException) -> None:
            self.faults.append(fault)

        return MezonRooms(self.secrets, self.store, self.notices, self.paths, failed, safe=safe)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    gateway = Gateway()
    await gateway.start()
    made = House(gateway, found(gateway, channels=40, said=5), tmp_path)
    yield made
    await gateway.stop()
    assert not made.faults


async def sign_in(rooms: MezonRooms, house: House) -> None:
    rooms.desk.account.sign_in(SignInRequest(PasswordSignIn(EMAIL, PASSWORD), house.gateway.base))
    await until(lambda: rooms.desk.channels.state is ChannelsState.SHOWN)


def facts(rooms: MezonRooms) -> Facts:
    return rooms._facts()


async def test_they_hear_of_each_other_and_what_was_kept_comes_back(house: House) -> None:
    first = house.rooms()
    await first.open()
    await sign_in(first, house)
    text = next(one for one in first.desk.channels.channels if one.kind is ChannelType.TEXT and not one.private)
    first.desk.chat.open(text)
    await until(lambda: first.desk.chat.state is ChatState.OPEN and first.desk.conversations.all)
    await first.aclose()
    second = house.rooms()
    await second.open()
    await until(lambda: second.desk.channels.state is ChannelsState.SHOWN)
    await second.aclose()
    assert house.paths.asrun_of(False).exists()


async def test_the_programme_lies_there_again_and_nothing_is_live(house: House) -> None:
    first = house.rooms()
    await first.open()
    first.desk.live.choose(AirChannel(8, 7, "evening-show", "Mekong Radio"))
    first.desk.live.programme.add("http://127.0.0.1:9/a.ogg?token=secret")
    await first.aclose()
    second = house.rooms()
    assert second.desk.live.air.channel == AirChannel(8, 7, "evening-show", "Mekong Radio")
    assert [one.title for one in second.desk.live.programme.tracks] == ["a.ogg"]
    assert not second.desk.live.air.under_way
    await second.aclose()


async def test_in_safe_mode_the_programme_is_neither_laid_out_nor_lost(house: House) -> None:
    first = house.rooms()
    await first.open()
    first.desk.live.choose(AirChannel(8, 7, "evening-show", "Mekong Radio"))
    first.desk.live.programme.add("http://127.0.0.1:9/a.ogg")
    await first.aclose()
    kept = house.paths.programmes_file.read_bytes()
    safe = house.rooms(safe=True)
    await safe.open()
    assert safe.desk.live.air.channel is None
    safe.desk.live.choose(AirChannel(9, 7, "other", "Mekong Radio"))
    await safe.aclose()
    assert house.paths.programmes_file.read_bytes() == kept


async def test_what_did_not_answer_is_looked_at_again_when_the_service_answers(house: House) -> None:
    rooms = house.rooms()
    await rooms.open()
    programme = rooms.desk.live.programme
    programme.add("http://127.0.0.1:9/a.ogg")
    await until(lambda: programme.tracks[0].state is TrackState.UNREACHABLE)
    states: list[TrackState] = []
    programme.changed.connect(lambda: states.append(programme.tracks[0].state))
    for reached in (False, True):
        rooms._marks._know(reached)
    assert states == [TrackState.CHECKING]
    await rooms.aclose()


async def test_what_the_check_list_is_told(house: House) -> None:
    rooms = house.rooms()
    await rooms.open()
    assert facts(rooms) == Facts(signed_in=False, disk_ok=True, keyring_ok=True)
    await sign_in(rooms, house)
    assert facts(rooms).publisher == rooms.desk.account.seat(Role.USER).name
    channels = rooms.desk.channels.channels
    for kind in (ChannelType.TEXT, ChannelType.STREAMING):
        one = next(channel for channel in channels if channel.kind is kind)
        rooms.desk.live.choose(AirChannel(one.id, one.clan_id, one.label, ""))
        assert facts(rooms).streaming is (kind is ChannelType.STREAMING)
    await until(lambda: facts(rooms).somebody_else_live is False)
    house.notices.raise_(Code.DISK_STOP, bytes=0)
    house.notices.raise_(Code.KEYRING)
    assert (facts(rooms).disk_ok, facts(rooms).keyring_ok) == (False, False)
    await rooms.aclose()


@pytest.mark.parametrize(
    ("chosen", "where"),
    [
        (Mezon(), STREAMING),
        (Mezon(gateway=" https://gw.mezon.ai:443/ "), STREAMING),
        (Mezon(gateway="https://gw.example"), ""),
        (Mezon(gateway="https://mezon.ai.example"), ""),
        (Mezon(gateway="https://gw.example#.mezon.ai"), ""),
        (Mezon(gateway="http://127.0.0.1:9000"), ""),
        (Mezon(gateway="https://[bad"), ""),
        (Mezon(gateway="https://gw.example", streaming="wss://stn.example/ws"), "wss://stn.example/ws"),
    ],
)
def test_a_token_of_another_gateway_is_not_shown_to_the_service(chosen: Mezon, where: str) -> None:
    assert streaming_at(chosen) == where


async def test_the_bot_publishes_for_the_person(house: House) -> None:
    rooms = house.rooms()
    await rooms.open()
    await sign_in(rooms, house)
    bot = house.founded.bot
    rooms.desk.account.sign_in(SignInRequest(BotSignIn(str(bot.person.id), bot.bot_token), house.gateway.base))
    await until(lambda: rooms.desk.account.seat(Role.BOT).taken)
    made = rooms._carrier(AirChannel(8, 7, "evening-show", ""), lambda _event: None)
    assert isinstance(made, Publisher)
    assert made._course._place.user_id == bot.person.id
    assert rooms._operator() == rooms.desk.account.seat(Role.USER).name
    await rooms.aclose()


async def test_who_leaves_while_it_opens_leaves_nobody_signed_in(house: House) -> None:
    first = house.rooms()
    await first.open()
    await sign_in(first, house)
    await first.aclose()
    second = house.rooms()
    await second.open()  # and nobody has sat down yet
    await second.aclose()
    assert not second.desk.account.seat(Role.USER).taken


async def test_rooms_that_were_never_opened_are_left_too(house: House) -> None:
    rooms = house.rooms()
    await rooms.aclose()
    await rooms.open()  # the window was left while it was still being filled


async def test_rooms_may_be_left_while_the_log_is_opened(house: House) -> None:
    rooms = house.rooms()
    opening = asyncio.create_task(rooms.open())
    await asyncio.sleep(0)
    await rooms.aclose()
    await opening
    assert not rooms.desk.account.seat(Role.USER).taken


class Evening:
    """A demo that is entered, with short things to play."""

    def __init__(self) -> None:
        self.town = Town(pause_s=3600)
        self.town.playout = Playout((Item("one.opus", "host", 1), Item("two.ogg", "silence", 2)))

    async def enter(self) -> None:
        address = await self.town.start()
        self.gateway, self.streaming = address["gateway"], address["stn"]
        self.channel_id, self.tracks = int(address["channel_id"]), address["tracks"]
        self.live: Live | None = None  # who was asked to go on air
        self.ways_in = PasswordSignIn(EMAIL, PASSWORD), BotSignIn(address["bot_id"], address["bot_token"])

    async def go_on_air(self, live: Live) -> None:
        self.offered = live


async def test_the_demo_has_its_programme_ready_and_takes_nothing_from_the_operator(tmp_path: Path) -> None:
    notices, store, evening = Notices(), Store(tmp_path / "settings-demo.json"), Evening()
    await evening.enter()
    store.update(mezon=msgspec.structs.replace(store.settings.mezon, gateway=evening.gateway))
    faults: list[BaseException] = []
    rooms = MezonRooms(
        MemorySecrets(),
        store,
        notices,
        Paths.find(tmp_path),
        lambda _name, fault: faults.append(fault),
        cast("DemoSitting", evening),
    )
    try:
        await rooms.open()
        live = rooms.desk.live
        await until(lambda: hasattr(evening, "offered"))
        assert evening.offered is live
        await until(lambda: [round(one.length_s or 0) for one in live.programme.tracks] == [1, 2])
        assert live.air.channel is not None
        assert live.air.channel.id == evening.channel_id
        assert live.air.channel.clan
        assert [one.address for one in live.programme.tracks] == evening.tracks
        other = next(one for one in rooms.desk.channels.channels if one.id != evening.channel_id)
        live.choose(AirChannel.of(other, ()))
        rooms.desk.channels.changed.emit()
        assert live.air.channel.name == other.label
    finally:
        await rooms.aclose()
        await evening.town.stop()
    assert not Paths.find(tmp_path).programmes_file.exists()
    assert not faults
