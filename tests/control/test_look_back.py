"""Reading back to a day over a link that does as it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from desktop.control import room
from desktop.control.look_back import LookBack
from desktop.control.reading import PAGE, Reading
from desktop.core.channel import Channel
from desktop.core.chat import Message
from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from tests.control.mezon_parts import ME, FakeLink
from tests.control.parts import until

START = datetime(2026, 11, 1, tzinfo=UTC)


def at(hour: int) -> datetime:
    return START + timedelta(hours=hour)


class Search:
    def __init__(self, tasks: Tasks) -> None:
        self.link = FakeLink(past=[Message(n, 11, created_at=at(n)) for n in range(1, 8 * PAGE)])
        self.place = Reading(Channel(11, 1), ME)
        self.look = LookBack(tasks)
        self.ends: list[tuple[int, bool]] = []
        self.look.ended.connect(lambda found, whole: self.ends.append((found, whole)))

    def go(self, moment: datetime) -> None:
        self.look.start(self.link.link, self.place, moment)


@pytest.fixture
async def search() -> AsyncIterator[Search]:
    tasks = Tasks("test")
    made = Search(tasks)
    await made.place.fill(made.link.link)
    yield made
    made.look.stop()
    await tasks.aclose()


async def test_no_further_than_the_day(search: Search) -> None:
    search.go(at(5 * PAGE))
    assert search.look.until == at(5 * PAGE)
    await until(lambda: search.ends)
    assert search.ends == [(5 * PAGE, True)]
    assert search.look.until is None
    assert 4 * PAGE <= search.place.room.oldest < 5 * PAGE
    asked = len(search.link.done)
    search.go(at(6 * PAGE))  # all of it is here
    await until(lambda: len(search.ends) == 2)
    assert len(search.link.done) == asked


async def test_before_everything_and_after_everything(search: Search) -> None:
    search.go(at(-900))
    await until(lambda: search.ends)
    assert search.ends == [(1, True)]
    search.go(at(9 * PAGE))
    await until(lambda: len(search.ends) == 2)
    assert search.ends[-1] == (0, True)


async def test_what_cannot_be_read_or_kept_is_told(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    search.link.fails = Trouble(Code.SERVICE_DOWN)
    search.go(at(0))
    await until(lambda: search.ends)
    assert search.ends == [(search.place.room.oldest, False)]
    search.link.fails = None
    monkeypatch.setattr(room, "MOST", 3 * PAGE)
    search.go(at(0))
    await until(lambda: len(search.ends) == 2)
    assert search.ends[-1] == (search.place.room.oldest, False)
    assert search.place.room.full


async def test_stopped(search: Search) -> None:
    search.go(at(0))
    search.look.stop()
    assert search.look.until is None
    search.go(at(7 * PAGE + 10))
    await until(lambda: search.ends)
    assert len(search.ends) == 1
