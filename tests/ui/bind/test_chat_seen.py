"""Mezon is told of what was really in front of the operator, and of nothing else."""

from __future__ import annotations

import pytest

from desktop.control import seen as control
from desktop.services.mezon import pushes
from desktop.ui.chat.tabs import Tab
from tests.control.mezon_parts import FakeLink
from tests.ui.bind.conftest import DIRECT, STREAM, said
from tests.ui.bind.mezon_window import MezonWindow


@pytest.fixture
def in_use(mezon: MezonWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operator looks at the console."""
    monkeypatch.setattr(control, "EVERY_S", 0.0)
    mezon.in_use = True


def told(link: FakeLink) -> list[object]:
    return [one[2] for one in link.done if one[0] == "seen"]


async def test_what_is_in_view_is_told_once(mezon: MezonWindow, link: FakeLink, in_use: None) -> None:
    binding = mezon.binding.seen
    binding.look()
    await mezon.until(lambda: told(link))
    link.socket.pushed.emit(pushes.MessageArrived(said(4)))
    await mezon.until(lambda: told(link)[-1] == 4)
    link.answers.clear()
    mezon.rooms.chat.send("on its way")
    await mezon.until(lambda: mezon.panel.chat.list.model().rowCount() == 5)
    binding.look()
    assert told(link)[-1] == 4
    assert told(link).count(4) == 1
    link.answers.set()
    await mezon.until(lambda: told(link)[-1] == 10)  # confirmed, it is the newest of the channel


async def test_unseen_it_is_told_to_nobody(mezon: MezonWindow, link: FakeLink, in_use: None) -> None:
    mezon.in_use = False
    before = len(told(link))
    link.socket.pushed.emit(pushes.MessageArrived(said(4)))
    await mezon.until(lambda: mezon.panel.chat.list.model().rowCount() == 4)
    mezon.panel.show_tab(Tab.VIEWERS)  # in use again, but the chat is behind another tab
    mezon.in_use = True
    mezon.binding.seen.look()
    assert len(told(link)) == before
    mezon.panel.show_tab(Tab.CHAT)
    await mezon.until(lambda: told(link)[before:] == [4])


async def test_scrolled_up_the_newest_is_not_seen(mezon: MezonWindow, link: FakeLink, in_use: None) -> None:
    for number in range(4, 60):
        link.socket.pushed.emit(pushes.MessageArrived(said(number, sender_id=number)))
    messages = mezon.panel.chat.list
    await mezon.until(lambda: told(link) and told(link)[-1] == 59)
    await mezon.until(lambda: messages.verticalScrollBar().maximum() > 0)
    messages.verticalScrollBar().setValue(0)
    link.socket.pushed.emit(pushes.MessageArrived(said(60)))
    await mezon.until(messages.newest.isVisible)
    assert told(link)[-1] == 59
    messages.newest.click()
    await mezon.until(lambda: told(link)[-1] == 60)


async def test_read_on_another_console_it_is_unread_no_more(mezon: MezonWindow, link: FakeLink) -> None:
    link.socket.pushed.emit(pushes.Seen(DIRECT.id, 5))
    await mezon.until(lambda: mezon.rooms.conversations.unread == 0)
    mezon.rooms.channels.opened(0)
    link.socket.pushed.emit(pushes.MessageArrived(said(5)))
    await mezon.until(lambda: any(mark.unread for mark in mezon.rooms.channels.marks().values()))
    link.socket.pushed.emit(pushes.Seen(STREAM.id, 5))
    await mezon.until(lambda: not any(mark.unread for mark in mezon.rooms.channels.marks().values()))
