from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.model import ServiceState
from desktop.settings.schema import Settings, Zego
from desktop.ui.i18n import Languages
from desktop.ui.settings.connect_dialog import ConnectDialog
from desktop.ui.theme import Theme


@pytest.fixture
def dialog(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> ConnectDialog:
    found = ConnectDialog(theme, parent)
    with qtbot.waitActive(found):
        found.open_first()
    return found


def texts(dialog: ConnectDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_it_leads_from_service_to_service_and_says_what_is_connected(dialog: ConnectDialog) -> None:
    seen = []
    for _ in dialog.cards:
        seen.append(next(card for card in dialog.cards if card.isVisible()))
        dialog.skip.click()
    assert seen == list(dialog.cards)
    assert "What is connected" in texts(dialog)
    assert not dialog.skip.isVisible()
    dialog.back.click()
    assert dialog.cards.calls.isVisible()
    dialog.skip.click()
    assert dialog.next.text() == "Done"
    dialog.next.click()
    assert not dialog.isVisible()


def test_what_is_not_set_up_can_be_skipped_but_not_passed_as_done(dialog: ConnectDialog) -> None:
    assert not dialog.next.isEnabled()
    assert dialog.next.toolTip()
    dialog.cards.mezon.show_state(ServiceState.WORKING, "Signed in.")
    assert dialog.next.isEnabled()
    dialog.next.click()
    assert dialog.cards.meetstream.isVisible()
    assert not dialog.isModal()


def test_it_opens_where_something_is_missing(dialog: ConnectDialog) -> None:
    for card in dialog.cards[:2]:
        card.show_state(ServiceState.WORKING, "Well.")
    dialog.open_first()
    assert dialog.cards.zego.isVisible()
    for card in dialog.cards:
        card.show_state(ServiceState.WORKING, "Well.")
    dialog.open_first()
    assert "What is connected" in texts(dialog)
    assert "Well." in texts(dialog)


def test_the_keyboard_goes_to_the_first_control_of_each_page(dialog: ConnectDialog, qtbot: QtBot) -> None:
    dialog.cards.mezon.setEnabled(True)
    dialog.skip.setFocus()
    qtbot.keyClick(dialog.skip, Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert dialog.cards.meetstream.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_opens_with_the_keyboard_at_signing_in(dialog: ConnectDialog) -> None:
    dialog.cards.mezon.setEnabled(True)
    dialog.open_first()
    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Sign in…"


def test_enter_in_a_field_commits_it_and_does_not_leave_the_page(dialog: ConnectDialog, qtbot: QtBot) -> None:
    dialog.skip.click()
    field = dialog.cards.meetstream.address
    field.setText("https://bots.example.net")
    with qtbot.waitSignal(dialog.edited) as saved:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (saved.args[0], saved.args[1].base) == ("meetstream", "https://bots.example.net")
    assert dialog.cards.meetstream.isVisible()


def test_another_language_makes_the_pages_anew_where_one_was(
    dialog: ConnectDialog, languages: Languages, qtbot: QtBot
) -> None:
    dialog.show_settings(Settings(zego=Zego(app_id=7)))
    dialog.skip.click()
    dialog.skip.click()
    with qtbot.waitSignal(dialog.pages_made):
        languages.use("pseudo")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert dialog.cards.zego.isVisible()
    assert dialog.cards.zego.app_id.text() == "7"
    assert dialog.skip.text().startswith("[")
