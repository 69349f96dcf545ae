from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.control.services import ServiceStatus
from desktop.core.errors import Code, Trouble
from desktop.core.model import ServiceState
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.connect_dialog import ConnectDialog
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk


@pytest.fixture
def dialog(window: MainWindow) -> ConnectDialog:
    window.binding.settings.connect_services()
    found = window.findChild(ConnectDialog)
    assert found is not None
    return found


def test_the_welcome_and_the_menu_lead_through_the_services(window: MainWindow, desk: FakeDesk) -> None:
    assert window.findChild(ConnectDialog) is None
    window.show_first_run(True)
    next(b for b in window.first_run.findChildren(QPushButton) if b.text() == "Connect services…").click()
    found = window.findChildren(ConnectDialog)
    assert [one.isVisible() for one in found] == [True]
    found[0].close()
    window.actions_.action("help.connect").trigger()
    assert window.findChildren(ConnectDialog) == found
    assert found[0].isVisible()


def test_what_is_entered_is_saved_and_tested_as_in_the_settings(dialog: ConnectDialog, desk: FakeDesk) -> None:
    card = dialog.cards.meetstream
    card.key.replaced.emit("k")
    assert desk.secrets.values == {MEETSTREAM_KEY: "k"}
    card.test.click()
    assert desk.wishes == [("test",)]
    desk.meetstream.show(ServiceStatus(ServiceState.REFUSED, datetime.now(UTC), trouble=Trouble(Code.BOT_KEY)))
    assert card.state is ServiceState.REFUSED
    assert card.sentence.startswith("MeetStream refused the key. No bot was invited. (today ")
    card.address.setText("https://bots.example.net")
    card.address.editingFinished.emit()
    assert desk.store.settings.meetstream.base == "https://bots.example.net"


def test_the_cards_of_the_settings_and_of_the_way_show_the_same(window: MainWindow, dialog: ConnectDialog) -> None:
    window.binding.settings.open("services")
    settings = window.binding.settings.dialog
    assert settings is not None
    page = settings.pages["services"]
    page.meetstream.key.replaced.emit("k")
    assert dialog.cards.meetstream.test.isEnabled()
    assert page.meetstream.test.isEnabled()
    page.way.click()
    assert dialog.isVisible()


def test_mezon_joins_when_its_rooms_are_there(window: MainWindow, dialog: ConnectDialog) -> None:
    assert not dialog.cards.mezon.isEnabled()
    window.wait_for_mezon(lambda: None)
    list(window.join_mezon(cast("MezonDesk", FakeMezon())))
    assert dialog.cards.mezon.isEnabled()
    assert dialog.cards.mezon.state is ServiceState.WORKING
