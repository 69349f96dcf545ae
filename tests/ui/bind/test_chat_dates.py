"""Going to a day of the open channel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint

from desktop.core.chat import Message
from desktop.core.errors import Code, Trouble
from desktop.ui.chat.message_model import LINE
from tests.control.mezon_parts import FakeLink
from tests.ui.bind.conftest import LOBBY
from tests.ui.bind.mezon_window import MezonWindow

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
async def opened(mezon: MezonWindow, link: FakeLink) -> MezonWindow:
    """A channel in which something was said in each of 300 hours."""
    link.past = [
        Message(n, 12, 1, 5, "Bảo", text=f"hour {n}", created_at=START + timedelta(hours=n)) for n in range(1, 300)
    ]
    mezon.binding.open(LOBBY)
    await mezon.until(lambda: mezon.panel.chat.list.model().rowCount() > 10)
    return mezon


def go(mezon: MezonWindow, day: QDate) -> None:
    mezon.binding.dates.ask()
    dialog = mezon.binding.dates.dialog
    assert dialog is not None
    dialog.day.setDate(day)
    dialog.submit.click()
    assert mezon.binding.dates.dialog is None


async def test_the_first_message_of_the_day_is_in_view(opened: MezonWindow) -> None:
    go(opened, QDate(2026, 3, 4))
    messages = opened.panel.chat.list
    assert "Reading back" in opened.panel.chat.top.text
    await opened.until(lambda: messages.currentIndex().isValid())
    found = messages.currentIndex().data(LINE).message
    day = datetime(2026, 3, 4).astimezone()
    assert found.created_at >= day > found.created_at - timedelta(hours=1)
    await opened.until(lambda: messages.visualRect(messages.currentIndex()).top() >= 0)
    assert messages.rect().contains(messages.visualRect(messages.currentIndex()).topLeft() + QPoint(1, 1))
    assert messages.model().rowCount() <= 120
    assert not messages.at_end
    assert opened.panel.chat.top.text == ""


async def test_it_can_be_stopped(opened: MezonWindow) -> None:
    go(opened, QDate(2026, 3, 2))
    opened.panel.chat.top.pressed.emit()
    assert opened.rooms.chat.look_back.until is None
    assert opened.panel.chat.top.text == ""
    assert opened.panel.chat.list.at_end


async def test_a_day_out_of_reach_is_told(opened: MezonWindow, link: FakeLink) -> None:
    link.fails = Trouble(Code.SERVICE_DOWN)
    go(opened, QDate(2026, 3, 2))
    await opened.until(lambda: "could not be reached" in opened.panel.chat.news.text)
    link.fails = None
    go(opened, QDate(2026, 6, 1))
    await opened.until(lambda: "Nothing was said since" in opened.panel.chat.news.text)
