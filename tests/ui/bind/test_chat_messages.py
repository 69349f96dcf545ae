from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.chat import Reaction
from desktop.core.chat_line import ChatLine, Delivery
from desktop.core.errors import Code, Trouble
from desktop.services.mezon import pushes
from desktop.ui.chat.composer import Task
from desktop.ui.chat.message_menu import Wish
from tests.control.mezon_parts import FakeLink
from tests.ui.bind.mezon_window import MezonWindow


def wish(mezon: MezonWindow, place: int, wanted: Wish, value: object = None) -> ChatLine:
    line: ChatLine = mezon.rooms.chat.lines[place]
    mezon.binding.messages._wished(line, wanted, value)
    return line


def enter(mezon: MezonWindow, text: str, qtbot: QtBot) -> None:
    mezon.panel.chat.composer.field.setPlainText(text)
    qtbot.keyClick(mezon.panel.chat.composer.field, Qt.Key.Key_Return)


async def test_said_with_names_and_an_answer(mezon: MezonWindow, link: FakeLink, qtbot: QtBot) -> None:
    wish(mezon, 0, Wish.REPLY)
    assert mezon.panel.chat.composer.task is Task.ANSWER
    enter(mezon, "yes @Bảo", qtbot)
    line = mezon.rooms.chat.lines[-1]
    assert (line.message.references[0].message_id, line.message.mentions[0].user_id) == (1, 5)
    await mezon.until(lambda: mezon.rooms.chat.lines[-1].delivery is Delivery.SENT)
    assert mezon.panel.chat.composer.task is Task.SAY
    assert ("typing", 11) in link.done


async def test_the_last_own_message_is_edited_and_the_draft_comes_back(
    mezon: MezonWindow, link: FakeLink, qtbot: QtBot
) -> None:
    composer = mezon.panel.chat.composer
    qtbot.keyClick(composer.field, Qt.Key.Key_Up)
    assert (composer.text, composer.task) == ("mine", Task.CHANGE)
    qtbot.keyClick(composer.field, Qt.Key.Key_Escape)
    assert (composer.text, composer.task) == ("", Task.SAY)
    composer.field.setPlainText("draft")
    wish(mezon, 1, Wish.CHANGE)
    enter(mezon, "better", qtbot)
    await mezon.until(lambda: ("edit", 2, "better") in link.done)
    assert composer.text == "draft"


async def test_what_cannot_be_sent_stays_in_the_field(
    mezon: MezonWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(mezon.rooms.chat, "send", lambda *_: False)
    enter(mezon, "kept", qtbot)
    assert mezon.panel.chat.composer.text == "kept"
    assert mezon.panel.chat.news.text == "The message was not sent."


async def test_reactions_join_those_that_are_there(mezon: MezonWindow, link: FakeLink) -> None:
    link.socket.pushed.emit(pushes.Reacted(11, 1, Reaction(9, ":heart:", 5)))
    await mezon.until(lambda: mezon.rooms.chat.lines[0].tallies)
    wish(mezon, 0, Wish.REACT, "❤️")
    await mezon.until(lambda: ("react", 1, ":heart:", True) in link.done)
    assert mezon.rooms.chat.lines[0].tallies[0].count == 2
    wish(mezon, 0, Wish.TALLY, 0)
    await mezon.until(lambda: ("react", 1, ":heart:", False) in link.done)
    wish(mezon, 0, Wish.REACT, "")
    popover = mezon.binding.messages._emoji
    assert popover is not None
    popover.buttons[0].click()
    await mezon.until(lambda: ("react", 1, "👍", True) in link.done)
    mezon.panel.chat.composer.emoji.click()
    popover.buttons[0].click()
    assert mezon.panel.chat.composer.text == "👍"


async def test_taking_back_asks_first_and_forgetting_does_not(mezon: MezonWindow, link: FakeLink, qtbot: QtBot) -> None:
    wish(mezon, 1, Wish.REMOVE)
    assert "mine" in mezon.confirm._text.text()
    mezon.confirm.refuse()
    assert ("remove", 2) not in link.done
    wish(mezon, 1, Wish.REMOVE)
    mezon.confirm._acting.click()
    await mezon.until(lambda: ("remove", 2) in link.done)
    link.fails = Trouble(Code.CHAT_SEND)
    enter(mezon, "lost", qtbot)
    await mezon.until(lambda: mezon.rooms.chat.lines[-1].delivery is Delivery.FAILED)
    wish(mezon, -1, Wish.REMOVE)
    assert not mezon.confirm.isVisible()
    assert len(mezon.rooms.chat.lines) == 3


async def test_failed_is_tried_again_and_refused_is_said(mezon: MezonWindow, link: FakeLink, qtbot: QtBot) -> None:
    link.fails = Trouble(Code.CHAT_SEND)
    enter(mezon, "again", qtbot)
    await mezon.until(lambda: mezon.rooms.chat.lines[-1].delivery is Delivery.FAILED)
    link.fails = None
    wish(mezon, -1, Wish.RETRY)
    await mezon.until(lambda: mezon.rooms.chat.lines[-1].delivery is Delivery.SENT)
    link.fails = Trouble(Code.SERVICE_SLOW, service="Mezon")
    wish(mezon, 0, Wish.REACT, "👍")
    await mezon.until(mezon.panel.chat.news.isVisible)
    link.fails = Trouble(Code.CHAT_RIGHTS)
    enter(mezon, "may I", qtbot)
    await mezon.until(mezon.panel.chat.composer.field.isReadOnly)
    assert mezon.panel.chat.composer.field.placeholderText() == "You may read here, but not write."


async def test_copied(mezon: MezonWindow) -> None:
    wish(mezon, 0, Wish.COPY, "hello")
    assert QGuiApplication.clipboard().text() == "hello"


async def test_taken_back_while_it_is_changed_the_words_stay(mezon: MezonWindow, link: FakeLink) -> None:
    composer = mezon.panel.chat.composer
    composer.edit_last_wanted.emit()
    composer.set_text("mine, and better")
    assert composer.task is Task.CHANGE
    link.socket.pushed.emit(pushes.MessageRemoved(11, 2))
    await mezon.until(lambda: composer.task is Task.SAY)
    assert composer.text == "mine, and better"
    assert "was deleted" in mezon.panel.chat.news.text
