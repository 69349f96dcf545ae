"""Who belongs to a clan is read once, when somebody wants to know."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from desktop.control import members as module
from desktop.control.members import Members
from desktop.core.channel import Channel, ChannelType
from desktop.core.errors import Code, Trouble
from desktop.core.member import ClanRole, Member, Roster
from desktop.core.tasks import Tasks
from desktop.services.mezon import pushes
from tests.control.mezon_parts import FakeLink
from tests.control.parts import until

OPEN, CLOSED = Channel(11, 1), Channel(12, 1, private=True)
EVERYONE, PRODUCERS = ClanRole(90, "everyone"), ClanRole(91, "Producers")
ANA, BO, CY = Member(5, "Ana", (90, 91)), Member(6, "Bo", (90,)), Member(7, "Cy", (90, 99))


@pytest.fixture
def link() -> FakeLink:
    roster = Roster((ANA, BO, CY), (EVERYONE, PRODUCERS))
    return FakeLink(rosters={1: roster, 2: Roster((BO,))}, inside=frozenset({6}))


@pytest.fixture
async def members(link: FakeLink) -> AsyncIterator[Members]:
    tasks = Tasks("test")
    made = Members(tasks)
    made.bind(link.link)
    yield made
    made.bind(None)
    await tasks.aclose()


def asked(link: FakeLink) -> list[tuple[object, ...]]:
    return [one for one in link.done if one[0] in ("roster", "insiders")]


async def test_read_once_and_kept(members: Members, link: FakeLink) -> None:
    assert members.of(OPEN) == ()
    members.want(OPEN)
    members.want(OPEN)
    await until(lambda: members.of(OPEN))
    assert members.of(OPEN) == (ANA, BO, CY)
    assert members.roles(1) == (EVERYONE, PRODUCERS)
    assert members.roles_of(1, 5) == {90, 91}
    assert members.roles_of(1, 4) == frozenset()
    assert (members.name_of(1, 5), members.name_of(0, 6), members.name_of(1, 4)) == ("Ana", "Bo", "")
    assert members.titles(1) == {5: "Producers"}  # a role that all have says nothing, an unknown one neither
    members.want(Channel(13, 0, type=ChannelType.DIRECT))
    assert asked(link) == [("roster", 1)]
    link.socket.pushed.emit(pushes.ListsChanged())
    members.want(OPEN)
    await until(lambda: len(asked(link)) == 2)


async def test_of_a_private_channel_only_those_inside(members: Members, link: FakeLink) -> None:
    members.want(CLOSED)
    await until(lambda: members.of(CLOSED) == (BO,))
    assert members.of(OPEN) == (ANA, BO, CY)
    members.want_clan(2)
    await until(lambda: members.of(Channel(14, 2)))
    assert members.everybody() == (ANA, BO, CY)


async def test_what_failed_is_asked_again_later(
    members: Members, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AGAIN_S", 0.0)
    link.fails = Trouble(Code.SERVICE_DOWN)
    members.want(CLOSED)
    await until(lambda: members.trouble is not None and len(asked(link)) == 2)
    link.fails = None
    members.want(OPEN)
    await until(lambda: members.of(OPEN))
    assert members.trouble is None


async def test_another_account_knows_nothing_of_it(members: Members) -> None:
    members.want(OPEN)
    await until(lambda: members.of(OPEN))
    members.bind(FakeLink(user_id=8).link)
    assert members.of(OPEN) == ()
