from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelType
from desktop.core.chat import Attachment
from desktop.core.chat_line import ChatState, Parcel
from desktop.ui.chat.face import ChatFace, Net, Older
from desktop.ui.chat.page import ChatPage
from desktop.ui.chat.pictures import Pictures
from desktop.ui.theme import Theme
from tests.ui.chat.lines import line

LOBBY = Channel(7, 1, label="lobby")
OPEN = ChatFace(signed_in=True, channel=LOBBY, title="lobby", state=ChatState.OPEN)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ChatPage:
    found = ChatPage(theme, Pictures())
    qtbot.addWidget(found)
    found.resize(320, 600)
    found.show()
    return found


def words(page: ChatPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_what_stands_there_instead_of_messages(page: ChatPage, qtbot: QtBot) -> None:
    page.show_face(ChatFace())
    assert "Not signed in" in words(page)
    button = page.empty.stops[0]
    assert button.property("look") == ""  # others ask the same at once
    with qtbot.waitSignal(page.sign_in_wanted):
        page.empty.primary_pressed.emit()
    page.show_face(ChatFace(signed_in=True))
    assert "No channel open" in words(page)
    page.show_face(replace(OPEN, state=ChatState.OPENING))
    assert "Opening the chat…" not in words(page)
    qtbot.waitUntil(lambda: "Opening the chat…" in words(page))
    page.show_face(replace(OPEN, state=ChatState.FAILED, code="service.down"))
    assert "service.down" in words(page)
    assert button.property("look") == "primary"
    with qtbot.waitSignal(page.retry_wanted):
        page.empty.primary_pressed.emit()
    page.show_face(OPEN)
    assert "No messages yet." in words(page)
    page.show_lines([line(1)])
    assert page.list.isVisible()


def test_offline_the_draft_stays_and_it_can_be_tried_now(page: ChatPage, qtbot: QtBot) -> None:
    page.show_face(OPEN)
    page.composer.set_text("begun")
    page.show_face(replace(OPEN, net=Net.WAITING, retry_s=8))
    assert page.bottom.text == "Chat is not connected. Trying again in 8 s."
    assert not page.composer.field.isReadOnly()
    assert not page.composer.send.isEnabled()
    with qtbot.waitSignal(page.connect_wanted):
        page.bottom.button.click()
    page.show_face(replace(OPEN, net=Net.CONNECTING))
    assert not page.bottom.button.isVisible()
    page.show_face(replace(OPEN, net=Net.GAP))
    with qtbot.waitSignal(page.retry_wanted):
        page.bottom.button.click()
    page.show_face(replace(OPEN, net=Net.WAITING, retry_s=8))
    qtbot.keyClicks(page.composer.field, ", and more")
    with qtbot.assertNotEmitted(page.composer.send_wanted):
        qtbot.keyClick(page.composer.field, Qt.Key.Key_Return)
        page.show_face(OPEN)
    assert not page.bottom.isVisible()
    assert page.composer.text == "begun, and more"
    assert page.composer.send.isEnabled()


def test_who_may_not_write_is_told(page: ChatPage) -> None:
    page.show_face(replace(OPEN, may_write=False))
    assert page.composer.field.placeholderText() == "You may read here, but not write."
    assert not page.composer.attach.isEnabled()


def test_older_ones_that_come_slowly_or_not(page: ChatPage, qtbot: QtBot) -> None:
    page.show_face(OPEN)
    page.show_lines([line(1)])
    page.show_face(replace(OPEN, older=Older.READING))
    qtbot.waitUntil(lambda: page.top.text == "Loading messages…")
    page.show_face(replace(OPEN, older=Older.FAILED))
    with qtbot.waitSignal(page.older_wanted):
        page.top.button.click()


def test_head(page: ChatPage, qtbot: QtBot) -> None:
    page.show_face(replace(OPEN, on_air=True, pinned=True))
    assert page.pin.isVisible()
    assert page.pin.isChecked()
    assert not page.back.isVisible()
    direct = Channel(8, 0, type=ChannelType.DIRECT)
    page.show_face(replace(OPEN, channel=direct, title="Linh"))
    with qtbot.waitSignal(page.back_wanted):
        page.back.click()
    with qtbot.waitSignal(page.back_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    page.event(asked)
    assert asked.isAccepted(), "the window's own Esc waits"


def test_files_and_news(page: ChatPage, qtbot: QtBot) -> None:
    page.show_face(OPEN)
    page.show_parcels([Parcel(1, "a.png")])
    assert page.tray.isVisible()
    assert not page.composer.send.isEnabled()
    page.show_parcels([Parcel(1, "a.png", attachment=Attachment("a.png", "https://x.y/a"))])
    assert page.composer.send.isEnabled(), "files alone can be sent"
    page.tell("The message was not sent.", "warn")
    page.news.button.click()
    assert not page.news.isVisible()
    with qtbot.waitSignal(page.composer.attach_wanted):
        qtbot.keyClick(page, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
