"""Two consoles on one account: each says and hears everything once, leaves alone, and there is one publisher."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.control.notices import Notices
from desktop.core.account import Role, SeatState
from desktop.core.air import AirChannel, AirFault, LiveState
from desktop.core.channel import Channel, ChannelType
from desktop.core.chat_line import ChatLine, Delivery
from desktop.core.errors import Code
from desktop.settings.secrets import MemorySecrets
from desktop.sim.mezon.town import Town
from tests.clips import ogg
from tests.control.on_air import Evening
from tests.control.parts import told, until
from tests.flows.desk import Desk


@pytest.fixture
async def desks(town: Town, tmp_path: Path) -> AsyncIterator[tuple[Desk, Desk]]:
    made = (
        Desk(town.gateway, tmp_path / "one", MemorySecrets(), Notices()),
        Desk(town.gateway, tmp_path / "two", MemorySecrets(), Notices()),
    )
    for desk in made:
        await desk.sign_in()
    yield made
    for desk in made:
        await desk.aclose()


def own(desk: Desk) -> list[ChatLine]:
    return [line for line in desk.chat.lines if line.own]


async def test_both_chat_and_nothing_is_there_twice(desks: tuple[Desk, Desk]) -> None:
    for desk in desks:
        await desk.open()
    before = len(own(desks[0]))
    for round_ in range(5):
        for number, desk in enumerate(desks):
            assert desk.chat.send(f"{round_} from {number}")
            assert desk.chat.send("the same words")
    for desk in desks:
        await until(lambda desk=desk: len(own(desk)) == before + 20 and not len(desk.tasks))
        assert {line.delivery for line in own(desk)} == {Delivery.SENT}
    one, two = (([line.message.id for line in desk.chat.lines], desk.texts()) for desk in desks)
    assert one == two
    assert one[0] == sorted(set(one[0]))


async def test_what_one_changes_the_other_sees(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    for desk in desks:
        await desk.open()
    assert first.chat.send("hello")
    await until(lambda: second.texts()[-1] == "hello" and first.chat.lines[-1].delivery is Delivery.SENT)
    line = second.chat.lines[-1]
    second.chat.react(line.key, "👍", 7)
    await until(lambda: [tally.count for tally in first.chat.lines[-1].tallies] == [1])
    assert [tally.count for tally in second.chat.lines[-1].tallies] == [1]
    assert second.chat.edit(line.key, "good evening")
    await until(lambda: first.texts()[-1] == second.texts()[-1] == "good evening")
    first.chat.delete(first.chat.lines[-1].key)
    await until(lambda: second.chat.lines[-1].message.removed and first.chat.lines[-1].message.removed)


async def test_one_is_cut_and_misses_nothing_of_what_the_other_says(desks: tuple[Desk, Desk], town: Town) -> None:
    first, second = desks
    for desk in desks:
        await desk.open()
    connection = town.gateway.sockets.of(first.account.seat(Role.USER).user_id)[0]
    connection.cut()
    for number in range(60):
        assert second.chat.send(str(number))
    await first.connected(2)
    await until(lambda: first.texts()[-60:] == [str(number) for number in range(60)])


async def test_signing_out_of_one_leaves_the_other(desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    for desk in desks:
        await desk.open()
    first.account.sign_out(Role.USER)
    await until(lambda: not len(first.tasks))
    assert first.account.seat(Role.USER).state is SeatState.SIGNED_OUT
    assert not first.chat.lines
    assert second.account.seat(Role.USER).state is SeatState.SIGNED_IN
    assert second.chat.send("still here")
    await until(lambda: second.chat.lines[-1].delivery is Delivery.SENT)
    second.channels.refresh()
    await second.ready()
    assert not told(second.notices, Code.MEZON_TOKEN)


async def on_the_air(evening: Evening, town: Town, desk: Desk, channel: Channel) -> None:
    """The desk's own broadcast of a long track, at the town's streaming service."""
    evening.url = town.stn.url
    evening.token_of, evening.renewed = desk.account.token, desk.account.another_token
    evening.user_id = desk.account.seat(Role.USER).user_id
    evening.live.choose(AirChannel(channel.id, channel.clan_id, channel.label))
    await evening.play(ogg(9))


async def test_a_channel_has_one_publisher_and_the_second_is_told(
    desks: tuple[Desk, Desk], town: Town, tmp_path: Path
) -> None:
    stream = next(one for one in desks[0].channels.channels if one.kind is ChannelType.STREAMING and not one.private)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    async with Evening(tmp_path / "a") as one, Evening(tmp_path / "b") as two:
        await on_the_air(one, town, desks[0], stream)
        await on_the_air(two, town, desks[1], stream)
        await one.go_live()
        await until(lambda: desks[1].channels.marks()[stream.id].live)  # seen beforehand, where one looks
        assert two.live.go_live() is None
        await two.reach(LiveState.FAILED)
        assert two.live.air.fault is AirFault.OCCUPIED
        assert LiveState.ON_AIR not in two.states
        assert one.live.air.state is LiveState.ON_AIR
        desks[0].account.sign_out(Role.USER)  # the socket is the publisher, not the session
        await until(lambda: not len(desks[0].tasks))
        assert one.live.air.state is LiveState.ON_AIR
        one.live.end()
        await one.reach(LiveState.OFF)
        await until(lambda: not desks[1].channels.marks()[stream.id].live)
        await two.go_live()
