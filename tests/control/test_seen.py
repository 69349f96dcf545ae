"""What was seen is told, not more often than it helps."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from desktop.control import seen as module
from desktop.control.seen import Seen
from desktop.core.channel import Channel
from desktop.core.chat import Message
from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from tests.control.mezon_parts import FakeLink
from tests.control.parts import until

LOBBY, BOOTH = Channel(11, 1), Channel(12, 1)


@pytest.fixture
def link() -> FakeLink:
    return FakeLink()


@pytest.fixture
async def seen() -> AsyncIterator[Seen]:
    tasks = Tasks("test")
    made = Seen(tasks)
    yield made
    made.forget()
    await tasks.aclose()


def told(link: FakeLink) -> list[tuple[object, ...]]:
    return [one[1:] for one in link.done if one[0] == "seen"]


async def test_of_many_looks_the_last_is_told(seen: Seen, link: FakeLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERY_S", 0.05)
    for number in range(1, 40):
        seen.see(link.link, LOBBY, Message(number, 11))
    seen.see(link.link, BOOTH, Message(5, 12))
    await until(lambda: told(link))
    assert told(link) == [(11, 39), (12, 5)]
    seen.see(link.link, LOBBY, Message(40, 11))
    assert len(told(link)) == 2  # not before its time
    seen.see(link.link, LOBBY, Message(41, 11))
    await until(lambda: len(told(link)) == 3)
    assert told(link)[-1] == (11, 41)


async def test_what_was_told_is_not_told_again_and_what_failed_is(
    seen: Seen, link: FakeLink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "EVERY_S", 0.0)
    link.fails = Trouble(Code.SERVICE_OFFLINE)
    seen.see(link.link, LOBBY, Message(7, 11))
    await until(lambda: len(told(link)) == 1)
    link.fails = None
    seen.see(link.link, LOBBY, Message(7, 11))
    await until(lambda: len(told(link)) == 2)
    seen.see(link.link, LOBBY, Message(7, 11))
    seen.see(link.link, LOBBY, Message(6, 11))
    seen.see(link.link, BOOTH, Message(1, 12))
    await until(lambda: len(told(link)) == 3)
    assert told(link)[-1] == (12, 1)


async def test_forgotten_with_the_account(seen: Seen, link: FakeLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EVERY_S", 0.0)
    seen.see(link.link, LOBBY, Message(7, 11))
    seen.forget()
    seen.see(link.link, BOOTH, Message(7, 12))
    await until(lambda: told(link))
    assert told(link) == [(12, 7)]
