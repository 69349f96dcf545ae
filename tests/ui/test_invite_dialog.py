from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.control.invite import InviteRequest
from desktop.core.model import AddressFault, Platform, Reach
from desktop.settings.schema import MeetStream
from desktop.ui.invite_dialog import InviteDialog
from desktop.ui.theme import Theme

MEET = "https://meet.google.com/xmq-tbra-ndw"
ZOOM = "Zoom. Live picture is not supported by the bot service; only a recording afterwards."
DOTTED = "wss://studio.example.net/in/••••••••"


def verdict(link: str) -> Platform:
    known = {"meet.google.com/": Platform.GOOGLE_MEET, "teams.": Platform.TEAMS, "zoom.us": Platform.ZOOM}
    return next((platform for part, platform in known.items() if part in link), Platform.UNKNOWN)


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> InviteDialog:
    QGuiApplication.clipboard().clear()
    return opened(theme, parent)


def opened(theme: Theme, parent: QMainWindow) -> InviteDialog:
    found = InviteDialog(theme, verdict, MeetStream(bot_name="Mekong Radio", lobby_minutes=7), True, parent)
    found.show_address(DOTTED, AddressFault.NONE, "")
    found.show_reach(Reach.REACHABLE, datetime.now(UTC))
    found.show_service(True, 4)
    found.show()
    return found


def box_text(dialog: InviteDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    ("link", "words", "wrong"),
    [
        (MEET, "Google Meet. Live picture is supported.", False),
        ("https://teams.microsoft.com/l/meetup-join/x", "Teams. Live picture is supported.", False),
        ("https://zoom.us/j/1", ZOOM, True),
        ("https://example.org", "This is not a meeting link.", True),
        ("", "", False),
    ],
)  # fmt: skip
def test_the_verdict_stands_under_the_link(dialog: InviteDialog, link: str, words: str, wrong: bool) -> None:
    dialog.link.setText(link)
    assert dialog.link_note.text == words
    assert bool(dialog.link.property("wrong")) == wrong


def test_half_a_word_is_not_judged_while_it_is_typed(dialog: InviteDialog) -> None:
    dialog.link.setText("meet")
    assert dialog.link_note.text == ""
    dialog.link.editingFinished.emit()
    assert dialog.link_note.text == "This is not a meeting link."


def test_a_link_in_the_clipboard_is_taken_and_selected(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    QGuiApplication.clipboard().setText(f" {MEET}\n")
    dialog = opened(theme, parent)
    assert dialog.link.text() == MEET
    assert dialog.link.selectedText() == MEET
    assert dialog.link_note.text.startswith("Google Meet")


def test_anything_else_in_the_clipboard_stays_there(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    QGuiApplication.clipboard().setText("a secret password")
    assert opened(theme, parent).link.text() == ""


def test_one_dialog_is_one_bot_however_often_it_is_pressed(dialog: InviteDialog, qtbot: QtBot) -> None:
    wishes: list[InviteRequest] = []
    dialog.invite_wanted.connect(wishes.append)
    dialog.link.setText(MEET)
    dialog.source_name.setText("Field – Huế")
    qtbot.mouseDClick(dialog.submit, Qt.MouseButton.LeftButton)
    dialog.submit.click()
    qtbot.keyClick(dialog.link, Qt.Key.Key_Return)
    assert len(wishes) == 1
    request = wishes[0]
    assert (request.link, request.source_name, request.bot_name) == (MEET, "Field – Huế", "Mekong Radio")
    assert (request.lobby_minutes, request.record, request.leave_when_empty) == (7, True, True)
    assert request.key
    assert not dialog.isVisible()


def test_two_dialogs_are_two_bots(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    keys = set()
    for _ in range(2):
        dialog = opened(theme, parent)
        dialog.invite_wanted.connect(lambda request: keys.add(request.key))
        dialog.link.setText(MEET)
        dialog.submit.click()
    assert len(keys) == 2


@pytest.mark.parametrize("link", ["", "not a link", "https://zoom.us/j/1"])
def test_what_cannot_work_is_not_sent(dialog: InviteDialog, qtbot: QtBot, link: str) -> None:
    dialog.link.setText(link)
    with qtbot.assertNotEmitted(dialog.invite_wanted):
        dialog.submit.click()
    assert dialog.isVisible()
    assert dialog.link_note.text


def test_a_bot_needs_a_name(dialog: InviteDialog, qtbot: QtBot) -> None:
    dialog.link.setText(MEET)
    dialog.bot_name.setText("  ")
    with qtbot.assertNotEmitted(dialog.invite_wanted):
        dialog.submit.click()
    assert dialog.name_note.text == "The bot needs a name in the meeting."


def test_an_address_that_is_not_reached_is_said_before_sending(dialog: InviteDialog) -> None:
    assert dialog.submit.text() == "Invite bot"
    assert "must admit" in box_text(dialog)
    dialog.show_reach(Reach.NOT_REACHABLE, datetime.now(UTC))
    assert dialog.submit.text() == "Invite anyway"
    assert "no picture can arrive here" in box_text(dialog)
    assert dialog.submit.isEnabled()


def test_an_ingest_that_does_not_listen_counts_as_not_reachable(dialog: InviteDialog) -> None:
    dialog.show_address("", AddressFault.NONE, "Port 8787 is used by another program. No source can arrive.")
    assert dialog.submit.text() == "Invite anyway"
    assert "Port 8787" in box_text(dialog)


def test_without_a_key_nothing_is_sent_and_the_way_out_is_offered(dialog: InviteDialog, qtbot: QtBot) -> None:
    dialog.link.setText(MEET)
    dialog.show_service(False, None)
    assert not dialog.submit.isEnabled()
    assert "MeetStream is not set up." in box_text(dialog)
    with qtbot.waitSignal(dialog.settings_wanted):
        dialog._box_button.click()


def test_escape_closes_it_and_invites_nobody(dialog: InviteDialog, qtbot: QtBot) -> None:
    dialog.link.setText(MEET)
    with qtbot.assertNotEmitted(dialog.invite_wanted):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not dialog.isModal()
