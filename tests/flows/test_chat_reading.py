"""What is read, who is there and how far back one can look: two consoles of one account, over real sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.control import seen
from desktop.core.channel import ChannelType
from desktop.settings.secrets import MemorySecrets
from desktop.sim.mezon.founding import Founded, found, message
from desktop.sim.mezon.gateway import Gateway
from tests.control.parts import until
from tests.flows.desk import Desk


@pytest.fixture
def founded(gateway: Gateway) -> Founded:
    return found(gateway, channels=30, said=400)


@pytest.fixture
async def desks(
    gateway: Gateway, founded: Founded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Desk, Desk]]:
    monkeypatch.setattr(seen, "EVERY_S", 0.0)
    made = []
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        made.append(Desk(gateway, tmp_path / name, MemorySecrets()))
        await made[-1].sign_in()
        await until(lambda: made[-1].conversations.read)
    yield made[0], made[1]
    for desk in made:
        await desk.aclose()


async def test_read_here_is_read_there(desks: tuple[Desk, Desk], gateway: Gateway) -> None:
    here, there = desks
    direct = next(one for one in here.conversations.all if one.kind is ChannelType.DIRECT)
    world = gateway.world
    gateway.talk.say(world.people[direct.user_ids[0]], world.channels[direct.id], message("are you there?"))
    await until(lambda: there.conversations.unread == 1)
    here.chat.open(direct)
    await until(lambda: here.texts()[-1:] == ["are you there?"])
    assert there.conversations.unread == 1  # open, and nobody has looked yet
    here.chat.see()
    await until(lambda: there.conversations.unread == 0)
    listed = await asked_again(there)
    assert listed == 0


async def asked_again(desk: Desk) -> int:
    """What the service itself counts as unread now."""
    told: list[None] = []
    desk.conversations.changed.connect(lambda: told.append(None))
    desk.conversations.refresh()
    await until(lambda: told)
    return desk.conversations.unread


async def test_hundreds_of_members_and_their_roles_are_known(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    channel = await here.open()
    members = here.chat.members
    await until(lambda: len(members.of(channel)) > 300)
    assert {one.name for one in members.roles(channel.clan_id)} >= {"Producers", "Moderators"}
    assert set(members.titles(channel.clan_id).values()) >= {"Producers", "Moderators"}
    private = next(one for one in here.channels.channels if one.private and one.kind is ChannelType.TEXT)
    here.chat.open(private)
    await until(lambda: 0 < len(members.of(private)) < 20)


async def test_back_to_a_day(desks: tuple[Desk, Desk]) -> None:
    here, _ = desks
    await here.open()
    first = len(here.texts())
    ends: list[tuple[int, bool]] = []
    here.chat.look_back.ended.connect(lambda found, whole: ends.append((found, whole)))
    here.chat.go_to(datetime.now(UTC) - timedelta(days=30))
    await until(lambda: ends)
    assert ends == [(here.chat.lines[0].message.id, True)]
    assert len(here.texts()) >= 400 > first
