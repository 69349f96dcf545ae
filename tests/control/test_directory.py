"""The channels of all clans."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.control.channels import Channels
from desktop.control.directory import Directory
from desktop.core.channel import Channel
from desktop.core.errors import Code, Trouble
from desktop.core.socket_state import SocketState
from desktop.core.tasks import Tasks
from desktop.settings.store import Store
from tests.control.mezon_parts import FakeLink
from tests.control.parts import until

HERE, THERE = Channel(11, 1, label="lobby"), Channel(20, 2, label="garden")


class Hall:
    def __init__(self, path: Path) -> None:
        self.link = FakeLink(by_clan={1: [HERE], 2: [THERE]})
        self.tasks = Tasks("test")
        self.channels = Channels(Store(path / "settings.json"), self.tasks)
        self.directory = Directory(self.tasks, self.channels)
        self.bind()

    def bind(self, link: FakeLink | None = None) -> None:
        for room in (self.channels, self.directory):
            room.bind((link or self.link).link)

    @property
    def found(self) -> list[tuple[int, list[int]]]:
        return [(clan.id, [one.id for one in channels]) for clan, channels in self.directory.places()]

    def asked(self, clan_id: int) -> int:
        return self.link.done.count(("channels", clan_id))


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    made = Hall(tmp_path)
    await until(lambda: made.channels.channels)
    yield made
    made.directory.close()
    made.channels.close()
    await made.tasks.aclose()


async def test_other_clans_are_read_when_somebody_looks(hall: Hall) -> None:
    assert hall.found == [(1, [11])]
    hall.directory.look()
    await until(lambda: len(hall.found) == 2)
    assert hall.found == [(1, [11]), (2, [20])]
    await until(lambda: hall.directory.complete)
    hall.directory.look()
    await until(lambda: hall.directory.complete)
    assert hall.asked(2) == 1
    hall.channels.choose_clan(2)
    await until(lambda: hall.channels.channels == (THERE,))
    assert [clan_id for clan_id, _ in hall.found] == [2]


async def test_what_was_missed_is_read_again(hall: Hall) -> None:
    hall.directory.look()
    await until(lambda: len(hall.found) == 2)
    hall.link.socket.go(SocketState.WAITING)
    hall.directory.look()
    hall.link.socket.go(SocketState.ONLINE)
    hall.directory.look()
    await until(lambda: hall.asked(2) == 2)
    assert len(hall.found) == 2, "what was known stays"


async def test_one_that_cannot_be_read_is_tried_at_the_next_look(hall: Hall) -> None:
    hall.link.fails = Trouble(Code.SERVICE_DOWN, service="Mezon")
    hall.directory.look()
    await until(lambda: hall.directory.complete)
    hall.link.fails = None
    hall.directory.look()
    await until(lambda: len(hall.found) == 2)


async def test_another_account_finds_its_own(hall: Hall) -> None:
    hall.directory.look()
    await until(lambda: len(hall.found) == 2)
    hall.bind(FakeLink(user_id=8))
    assert hall.found == []
