"""Direct messages and groups."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from desktop.control.conversations import Conversations
from desktop.core.channel import Channel, ChannelType
from desktop.core.chat import Message
from desktop.core.errors import Code, Trouble
from desktop.core.tasks import Tasks
from desktop.services.mezon import pushes
from tests.control.mezon_parts import ME, FakeLink
from tests.control.parts import until

ANA = Channel(1, 0, type=ChannelType.DIRECT, last_sent_at=datetime(2026, 1, 2, tzinfo=UTC), unread=2)
GROUP = Channel(2, 0, type=ChannelType.GROUP, last_sent_at=datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def link() -> FakeLink:
    return FakeLink(directs=(GROUP, ANA))


@pytest.fixture
async def desk(link: FakeLink) -> AsyncIterator[Conversations]:
    tasks = Tasks("test")
    made = Conversations(tasks)
    made.bind(link.link)
    await until(lambda: made.all)
    yield made
    made.close()
    await tasks.aclose()


async def test_the_newest_first_with_what_is_unread(desk: Conversations, link: FakeLink) -> None:
    assert [one.id for one in desk.all] == [1, 2]
    assert desk.unread == 2
    push = link.socket.pushed.emit
    push(pushes.MessageArrived(Message(5, 2, sender_id=3, created_at=datetime(2026, 1, 3, tzinfo=UTC))))
    push(pushes.MessageArrived(Message(6, 2, sender_id=ME)))
    assert [one.id for one in desk.all] == [2, 1]
    assert desk.unread == 3
    desk.opened(2)
    push(pushes.MessageArrived(Message(7, 2, sender_id=3)))
    assert desk.unread == 2


async def test_made_left_and_written_to_again(desk: Conversations, link: FakeLink) -> None:
    chosen: list[Channel] = []
    desk.chosen.connect(chosen.append)
    desk.create([3])
    await until(lambda: chosen)
    assert 98 in [one.id for one in desk.all]
    desk.leave(1)
    await until(lambda: ("leave", 1) in link.done)
    assert 1 not in [one.id for one in desk.all]
    link.socket.pushed.emit(pushes.MessageArrived(Message(8, 1, sender_id=3)))
    await until(lambda: 1 in [one.id for one in desk.all])


async def test_a_refusal_is_told(desk: Conversations, link: FakeLink) -> None:
    failed: list[Trouble] = []
    desk.failed.connect(failed.append)
    link.fails = Trouble(Code.MEZON_RIGHTS)
    desk.create([3])
    desk.leave(2)
    await until(lambda: len(failed) == 2)
