from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from desktop.core.chat import Attachment, Reply
from desktop.core.chat_line import ChatLine, Delivery, Tally
from desktop.ui.chat import message_painter
from desktop.ui.chat.message_layout import MessageLayout, Press
from desktop.ui.chat.message_list import MessageList
from desktop.ui.chat.message_model import LINE, MOST_ROWS
from desktop.ui.chat.pictures import Pictures
from desktop.ui.theme import Theme
from tests.ui.chat.lines import line


@pytest.fixture
def messages(theme: Theme, qtbot: QtBot) -> MessageList:
    found = MessageList(theme, Pictures())
    qtbot.addWidget(found)
    found.resize(320, 400)
    found.show()
    qtbot.waitExposed(found)
    return found


def shown(messages: MessageList, lines: list[ChatLine], qtbot: QtBot) -> None:
    messages.show_lines(lines)
    messages.show_now()
    bar = messages.verticalScrollBar()
    qtbot.waitUntil(lambda: len(lines) < 20 or bar.maximum() > 0)


def spot(messages: MessageList, row: int, press: Press) -> QPoint:
    index = messages.model().index(row, 0)
    layout = messages._painter.layout_of(index)
    found = next(spot for spot in layout.spots if spot.press is press)
    return messages.visualRect(index).topLeft() + found.rect.center()


def test_it_follows_the_newest(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(key, sender=key) for key in range(60)]
    shown(messages, held, qtbot)
    bar = messages.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    shown(messages, [*held, line(60)], qtbot)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert not messages.newest.isVisible()


def test_scrolled_away_it_stays_and_counts(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(key, sender=key) for key in range(60)]
    shown(messages, held, qtbot)
    bar = messages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = bar.value()
    shown(messages, [*held, line(60), line(61)], qtbot)
    assert bar.value() == place
    assert messages.newest.isVisible()
    assert messages.newest.text().startswith("2 new message")
    messages.newest.click()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert not messages.newest.isVisible()


def test_older_ones_are_wished_for_once(messages: MessageList, qtbot: QtBot) -> None:
    shown(messages, [line(key, sender=key) for key in range(60)], qtbot)
    asked: list[int] = []
    messages.older_wanted.connect(lambda: asked.append(1))
    bar = messages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    bar.setValue(5)
    bar.setValue(0)
    assert asked == [1]


def test_calls_in_a_row_are_shown_as_one(messages: MessageList, qtbot: QtBot) -> None:
    for count in range(1, 50):
        messages.show_lines([line(key) for key in range(count)])
    assert messages.model().rowCount() == 0
    qtbot.waitUntil(lambda: messages.model().rowCount() == 49)


def test_each_part_is_its_own_wish(messages: MessageList, qtbot: QtBot) -> None:
    files = (Attachment("a.png", "https://x.y/a.png"),)
    held = [
        line(1, files=files, tallies=(Tally(1, "👍", 2),)),
        line(2, sender=2, delivery=Delivery.FAILED),
    ]
    shown(messages, held, qtbot)
    for row, press, signal in (
        (0, Press.ATTACHMENT, messages.attachment_wanted),
        (0, Press.TALLY, messages.reaction_wanted),
        (1, Press.RETRY, messages.retry_wanted),
        (1, Press.DELETE, messages.delete_wanted),
    ):
        with qtbot.waitSignal(signal) as wished:
            qtbot.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, pos=spot(messages, row, press))
        assert wished.args[0] is held[row]


def test_a_link_opens_only_when_it_is_pressed(messages: MessageList, qtbot: QtBot) -> None:
    shown(messages, [line(1, "https://example.org/page")], qtbot)
    index = messages.model().index(0, 0)
    layout = messages._painter.layout_of(index)
    at = messages.visualRect(index).topLeft() + layout.text_at.toPoint() + QPoint(12, 6)
    with qtbot.assertNotEmitted(messages.link_wanted):
        qtbot.mouseMove(messages.viewport(), at)
    with qtbot.waitSignal(messages.link_wanted) as wished:
        qtbot.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wished.args == ["https://example.org/page"]


def test_at_the_end_only_the_newest_are_rows(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(key) for key in range(500)]
    shown(messages, held, qtbot)
    assert messages.model().rowCount() == MOST_ROWS
    for start in range(500, 1_000, 20):
        held += [line(key) for key in range(start, start + 20)]
        shown(messages, held, qtbot)
    assert messages.model().rowCount() == MOST_ROWS
    held += [line(key) for key in range(1_000, 1_060)]
    shown(messages, held, qtbot)
    assert messages.model().rowCount() < 40, "of a burst only what can be seen"
    assert messages.verticalScrollBar().maximum() > 0, "and enough to scroll up to the others"
    assert messages.model().index(messages.model().rowCount() - 1, 0).data(LINE).key == 1_059


def test_what_is_left_of_a_burst_fills_a_larger_window(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(key) for key in range(500)]
    shown(messages, held, qtbot)
    held += [line(key) for key in range(500, 600)]
    shown(messages, held, qtbot)
    rows = messages.model().rowCount()
    messages.resize(320, 1_200)
    qtbot.waitUntil(lambda: messages.model().rowCount() > rows and messages.verticalScrollBar().maximum() > 0)


def test_of_a_burst_only_what_can_be_seen_is_measured(
    messages: MessageList, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [line(key, sender=key) for key in range(1_000)]
    shown(messages, held, qtbot)
    measured: list[int] = []
    made = message_painter.MessageLayout

    def counted(theme: Theme, one: ChatLine, *more: Any) -> MessageLayout:
        measured.append(one.key)
        return made(theme, one, *more)

    monkeypatch.setattr(message_painter, "MessageLayout", counted)
    shown(messages, [*held, *(line(key, sender=key) for key in range(1_000, 1_500))], qtbot)
    assert len(measured) <= messages.model().rowCount() + 1
    assert min(measured) >= 1_500 - messages.model().rowCount()


def test_scrolled_up_more_are_shown_and_what_is_in_view_stays(messages: MessageList, qtbot: QtBot) -> None:
    shown(messages, [line(key, sender=key) for key in range(400)], qtbot)
    with qtbot.assertNotEmitted(messages.older_wanted):
        messages.verticalScrollBar().setValue(0)
        qtbot.waitUntil(lambda: messages.model().rowCount() == 220)
    assert messages.indexAt(QPoint(1, 1)).data(LINE).key == 280
    messages.to_newest()
    bar = messages.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())


def test_an_older_page_does_not_move_what_is_read(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(key, sender=key) for key in range(100, 160)]
    shown(messages, held, qtbot)
    with qtbot.waitSignal(messages.older_wanted):
        messages.verticalScrollBar().setValue(0)
    shown(messages, [*(line(key, sender=key) for key in range(50, 100)), *held], qtbot)
    assert messages.model().rowCount() == 110
    assert messages.indexAt(QPoint(1, 1)).data(LINE).key == 100


def test_a_reply_leads_to_what_it_answers(messages: MessageList, qtbot: QtBot) -> None:
    answer = line(60, sender=60)
    answer = replace(answer, message=replace(answer.message, references=(Reply(3, "Bảo", "x"),)))
    shown(messages, [*(line(key, sender=key) for key in range(60)), answer], qtbot)
    with qtbot.assertNotEmitted(messages.reply_lost):
        qtbot.mouseClick(messages.viewport(), Qt.MouseButton.LeftButton, pos=spot(messages, 60, Press.REPLY))
    assert messages.currentIndex().data(LINE).key == 3
    assert not messages.to_message(99)


def test_by_keyboard(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(1), line(2)]
    shown(messages, held, qtbot)
    messages.setCurrentIndex(messages.model().index(1, 0))
    with qtbot.waitSignal(messages.menu_wanted) as wished:
        qtbot.keyClick(messages, Qt.Key.Key_Return)
    assert wished.args[0] is held[1]


def test_another_channel_begins_at_its_end(messages: MessageList, qtbot: QtBot) -> None:
    shown(messages, [line(key, sender=key) for key in range(60)], qtbot)
    messages.verticalScrollBar().setValue(10)
    messages.start("lobby")
    assert messages.model().rowCount() == 0
    assert "lobby" in messages.accessibleName()


def test_rows_follow_the_width(messages: MessageList, qtbot: QtBot) -> None:
    shown(messages, [line(1, "word " * 200), line(2, sender=2)], qtbot)
    messages.resize(260, 400)
    first, second = messages.model().index(0, 0), messages.model().index(1, 0)
    qtbot.waitUntil(lambda: messages.visualRect(first).bottom() < messages.visualRect(second).top())


def test_what_comes_meanwhile_is_read_on_page_by_page(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(key, sender=key) for key in range(60)]
    shown(messages, held, qtbot)
    bar = messages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    shown(messages, [*held, *(line(key, sender=key) for key in range(60, 200))], qtbot)
    assert messages.model().rowCount() == 60
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: messages.model().rowCount() == 160)
    assert bar.value() < bar.maximum() - 1_000
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: messages.model().rowCount() == 200)
    bar.setValue(bar.maximum())
    assert not messages.newest.isVisible()
    shown(messages, [*messages._held, line(200)], qtbot)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())


def test_what_is_read_stays_though_it_is_held_no_more(messages: MessageList, qtbot: QtBot) -> None:
    shown(messages, [line(key, sender=key) for key in range(60)], qtbot)
    bar = messages.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = messages.indexAt(QPoint(1, 1)).data(LINE).key
    for start in (40, 500):
        shown(messages, [line(key, sender=key) for key in range(start, start + 300)], qtbot)
        assert messages.indexAt(QPoint(1, 1)).data(LINE).key == top
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: messages._lines.lines[-1].key == 799 and bar.value() == bar.maximum())


def test_from_a_burst_one_can_scroll_up(messages: MessageList, qtbot: QtBot) -> None:
    held = [line(key, sender=key) for key in range(500)]
    shown(messages, held, qtbot)
    held += [line(key, sender=key) for key in range(500, 700)]
    shown(messages, held, qtbot)
    messages.verticalScrollBar().setValue(0)
    top = messages.indexAt(QPoint(1, 1)).data(LINE).key
    rows = messages.model().rowCount()
    qtbot.waitUntil(lambda: messages.model().rowCount() == rows + 100)
    held += [line(key, sender=key) for key in range(700, 900)]
    shown(messages, held, qtbot)
    assert messages.indexAt(QPoint(1, 1)).data(LINE).key == top
    assert messages.newest.isVisible()
