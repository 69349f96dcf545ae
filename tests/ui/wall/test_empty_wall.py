from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.empty_wall import EmptyWall

ADDRESS = "wss://203.0.113.24:8787/in/••••••••"


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> EmptyWall:
    found = EmptyWall(theme)
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    return found


def button(card: EmptyWall, text: str) -> QPushButton:
    return next(found for found in card.findChildren(QPushButton) if found.text() == text)


def test_it_shows_the_address_as_it_is_given(card: EmptyWall) -> None:
    card.set_ingest(ADDRESS, "It must be reachable from the internet. The last check, 2 min ago, got through.")
    field = card.findChildren(QLineEdit)[0]
    assert field.text() == ADDRESS
    assert field.isReadOnly()
    assert any("2 min ago" in label.text() for label in card.findChildren(QLabel))


def test_without_an_address_there_is_nothing_to_copy(card: EmptyWall) -> None:
    card.set_ingest("", "")
    assert not button(card, "Copy address").isEnabled()
    card.set_ingest(ADDRESS, "", checking=True)
    assert button(card, "Copy address").isEnabled()
    assert not button(card, "Check again").isEnabled()


def test_every_button_is_a_wish(card: EmptyWall, qtbot: QtBot) -> None:
    card.set_ingest(ADDRESS, "")
    for text, signal in (
        ("Copy address", card.copy_address_wanted), ("Check again", card.check_wanted),
        ("Invite a meeting bot…", card.invite_wanted), ("Open a test source", card.test_source_wanted),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(card, text), Qt.MouseButton.LeftButton)
    card.set_test_source(False)
    assert button(card, "Open a test source").isHidden()


def test_without_a_key_it_says_so_and_leads_to_where_it_is_stored(card: EmptyWall, qtbot: QtBot) -> None:
    assert card.first_button.text() == "Invite a meeting bot…"
    card.set_service(False)
    assert any(label.text().startswith("MeetStream is not set up.") for label in card.findChildren(QLabel))
    assert button(card, "Invite a meeting bot…").isHidden()
    assert card.first_button is button(card, "Connect services…")
    for text, signal in (("Connect services…", card.connect_wanted), ("Back to the welcome", card.welcome_wanted)):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button(card, text), Qt.MouseButton.LeftButton)
    card.set_service(True)
    assert card.first_button.isVisible()
    assert button(card, "Back to the welcome").isHidden()


def test_enter_presses_the_button_that_stands_ready(card: EmptyWall, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.invite_wanted):
        qtbot.keyClick(button(card, "Invite a meeting bot…"), Qt.Key.Key_Return)


def test_nothing_is_cut(card: EmptyWall) -> None:
    card.set_ingest(ADDRESS, "The last check failed: nothing answered on port 8787. " * 3)
    for label in card.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()) or not label.wordWrap(), label.text()
    assert card.width() == 620


def test_the_focus_stays_on_what_is_to_be_done_next(theme: Theme, qtbot: QtBot) -> None:
    """That there is no key is known a moment after the window has painted itself."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    wall = EmptyWall(theme)
    column.addWidget(wall)
    column.addWidget(QLineEdit())
    window.show()
    wall.first_button.setFocus()
    for stored in (False, True):
        wall.set_service(stored)
        assert window.focusWidget() is wall.first_button
