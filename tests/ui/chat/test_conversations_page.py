from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelType
from desktop.ui.chat.conversations_page import ConversationsFace, ConversationsPage, conversation_name
from desktop.ui.theme import Theme

NOW = datetime.now(UTC)
DIRECT = Channel(2**60, 0, type=ChannelType.DIRECT, usernames=("linh",), display_names=("Linh Trần",), unread=2)
GROUP = Channel(5, 0, type=ChannelType.GROUP, usernames=("bao", "mei"), user_ids=(1, 2), last_sent_at=NOW)


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ConversationsPage:
    found = ConversationsPage(theme)
    qtbot.addWidget(found)
    found.show()
    return found


def words(page: ConversationsPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_names() -> None:
    assert conversation_name(DIRECT) == "Linh Trần"
    assert conversation_name(GROUP) == "bao, mei"
    assert conversation_name(Channel(6, 0, type=ChannelType.GROUP, label="Night\ndesk")) == "Night desk"


def test_empty_loading_and_failed(page: ConversationsPage, qtbot: QtBot) -> None:
    assert "Not signed in" in words(page)
    with qtbot.waitSignal(page.sign_in_wanted):
        page.empty.primary_pressed.emit()
    page.show_face(ConversationsFace(signed_in=True))
    assert "Loading…" in words(page)
    page.show_face(ConversationsFace(signed_in=True, failed="Mezon did not answer."))
    assert "Mezon did not answer." in words(page)
    page.show_face(ConversationsFace(signed_in=True, read=True))
    assert "No conversations yet." in words(page)
    with qtbot.waitSignal(page.new_wanted):
        page.empty.primary_pressed.emit()


def test_chosen_and_left(page: ConversationsPage, qtbot: QtBot) -> None:
    page.show_face(ConversationsFace(signed_in=True, read=True, conversations=(DIRECT, GROUP)))
    assert page.list.people.rows[0].badge == "2"
    with qtbot.waitSignal(page.chosen) as chosen:
        page.list.chosen.emit(DIRECT.id)
    assert chosen.args == [DIRECT]
    page.list.menu_wanted.emit(GROUP.id, QPoint(0, 0))
    menu = page.findChildren(QMenu)[-1]
    with qtbot.waitSignal(page.leave_wanted) as left:
        menu.actions()[-1].trigger()
    assert left.args == [GROUP]
    menu.close()


def test_a_face_has_the_colour_it_has_in_the_messages(page: ConversationsPage) -> None:
    one = Channel(2**60, 0, type=ChannelType.DIRECT, usernames=("linh",), user_ids=(6,))
    page.show_face(ConversationsFace(signed_in=True, read=True, conversations=(one, GROUP)))
    assert [row.face for row in page.list.people.rows] == [6, GROUP.id]
