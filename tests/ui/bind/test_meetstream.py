"""MeetStream in the window; its sentences are tested in test_settings_window.py."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.control.services import ServiceStatus
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.ui.info_popover import InfoPopover
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.services_page import ServicesPage
from tests.ui.fake_desk import FakeDesk


def dialog(window: MainWindow) -> SettingsDialog:
    window.binding.settings.open("services")
    found = window.binding.settings.dialog
    assert found is not None
    return found


def press(words: str, among: QWidget) -> None:
    next(one for one in among.findChildren(QPushButton) if one.text() == words and one.isVisible()).click()


def test_a_key_is_stored_tested_and_forgotten_after_asking(window: MainWindow, desk: FakeDesk) -> None:
    page = dialog(window).pages["services"]
    assert isinstance(page, ServicesPage)
    card = page.meetstream
    assert not card.test.isEnabled()
    card.key.replaced.emit("k")
    assert desk.secrets.values == {MEETSTREAM_KEY: "k"}
    card.test.click()
    assert desk.wishes == [("test",)]
    desk.meetstream.show(ServiceStatus(ServiceState.WORKING, datetime.now(UTC), 90.0))
    assert (card.state, "Key accepted" in card.sentence) == (ServiceState.WORKING, True)
    assert "MeetStream: Working, answered in" in window.status.meetstream.accessibleName()
    card.key._forget.click()
    assert desk.secrets.values == {MEETSTREAM_KEY: "k"}
    press("Forget", dialog(window))
    assert desk.secrets.values == {}


def test_the_lamp_tells_the_last_answer_and_tests(window: MainWindow, desk: FakeDesk) -> None:
    desk.secrets.set(MEETSTREAM_KEY, "x")
    desk.meetstream.show(ServiceStatus(ServiceState.REFUSED, trouble=Trouble(Code.BOT_KEY)))
    window.status.meetstream.click()
    (found,) = window.findChildren(InfoPopover)
    words = " ".join(label.text() for label in found.findChildren(QLabel))
    assert "Refused" in words
    assert "refused the key" in words
    press("Test", found)
    assert desk.wishes == [("test",)]
