from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.control.services import ServiceStatus
from desktop.core.errors import Code, Trouble
from desktop.core.model import Keeping, ServiceState
from desktop.settings.schema import Mezon, Settings, Shortcut, Shortcuts
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.ingest_page import IngestPage
from desktop.ui.settings.secret_field import SecretDialog, SecretField
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.shortcuts_page import ShortcutsPage
from tests.ui.fake_desk import FakeDesk

KEY = "meetstream.api_key"
VALUE = "ms_live_9f2c77e1"


def opened(window: MainWindow, page_id: str) -> SettingsDialog:
    window.binding.settings.open(page_id)
    dialog = window.binding.settings.dialog
    assert dialog is not None
    return dialog


def services(window: MainWindow) -> ServicesPage:
    page = opened(window, "services").pages["services"]
    assert isinstance(page, ServicesPage)
    return page


def test_what_is_changed_is_saved(window: MainWindow, desk: FakeDesk) -> None:
    page = opened(window, "ingest").pages["ingest"]
    assert isinstance(page, IngestPage)
    page.port.setValue(9009)
    assert desk.store.settings.ingest.port == 9009
    page.reset_wanted.emit(page.port)
    dialog = window.binding.settings.dialog
    assert dialog is not None
    dialog.reset_confirmed.emit("ingest")
    assert desk.store.settings.ingest == Settings().ingest
    assert page.port.value() == 8787


def test_where_keys_go_is_said_as_it_is(window: MainWindow, desk: FakeDesk) -> None:
    page = services(window)
    assert "keyring" in page.lead.text()
    desk.secrets.keeping = Keeping.MEMORY
    desk.secrets.set(KEY, VALUE)
    assert "keyring" not in page.lead.text()
    assert {field.keeping for field in page.findChildren(SecretField)} == {Keeping.MEMORY}
    assert "memory" in services(window).lead.text()


def test_who_wants_zegocloud_is_sent_to_its_card(window: MainWindow, qtbot: QtBot) -> None:
    window.binding.settings.open("services", "zego")
    dialog = window.binding.settings.dialog
    assert dialog is not None
    page = dialog.pages["services"]
    assert isinstance(page, ServicesPage)
    assert page.verticalScrollBar().value() in (page.zego.y(), page.verticalScrollBar().maximum())
    assert page.verticalScrollBar().value() > 0
    assert dialog.focusWidget() is page.zego.app_id


def test_a_key_goes_to_the_keyring_and_nowhere_else(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    page = services(window)
    page.meetstream.key.ask()
    dialog = window.findChild(SecretDialog)
    assert dialog is not None
    entry = dialog.findChild(QLineEdit)
    assert entry is not None
    qtbot.keyClicks(entry, VALUE)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert desk.secrets.values == {KEY: VALUE}
    for widget in QApplication.allWidgets():
        text = getattr(widget, "text", None)
        assert not callable(text) or VALUE not in str(text())
    assert VALUE not in msgspec.json.encode(desk.store.settings).decode()


def test_forgetting_asks_beside_its_button(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.secrets.set(KEY, VALUE)
    page = services(window)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Forget…").click()
    assert KEY in desk.secrets.values
    dialog = opened(window, "services")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Forget").click()
    assert desk.secrets.values == {}


def test_renewing_the_path_asks(window: MainWindow, desk: FakeDesk) -> None:
    dialog = opened(window, "ingest")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Renew…").click()
    assert desk.wishes == []
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Renew").click()
    assert desk.wishes == [("renew",)]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ServiceStatus(ServiceState.CHECKING), "Asking MeetStream…"),
        (ServiceStatus(ServiceState.WORKING, datetime.now(UTC), 181.4, 4), "4 bots active, answered in 181 ms"),
        (ServiceStatus(ServiceState.WORKING, datetime.now(UTC), 90.0, None), "Key accepted, answered in 90 ms"),
        (ServiceStatus(ServiceState.REFUSED, trouble=Trouble(Code.BOT_KEY)), "MeetStream refused the key."),
        (ServiceStatus(ServiceState.DOWN, trouble=Trouble(Code.SERVICE_OFFLINE)), "cannot be reached"),
        (ServiceStatus(), "Store the key of your account."),
    ],
)  # fmt: skip
def test_the_last_test_is_one_sentence(window: MainWindow, desk: FakeDesk, status: ServiceStatus, words: str) -> None:
    page = services(window)
    desk.meetstream.show(status)
    assert words in page.meetstream.result.text
    assert page.meetstream.result.text.endswith((".", "…"))


def test_a_test_is_a_wish(window: MainWindow, desk: FakeDesk) -> None:
    desk.secrets.set(KEY, VALUE)
    services(window).meetstream.test.click()
    assert desk.wishes == [("test",)]


def test_chosen_keys_go_with_the_reset_of_their_page(window: MainWindow, desk: FakeDesk) -> None:
    desk.store.update(shortcuts=Shortcuts((Shortcut("source.invite", ("Ctrl+B",)),)))
    opened(window, "shortcuts").reset_confirmed.emit("shortcuts")
    assert desk.store.settings.shortcuts == Shortcuts()
    assert [one.toString() for one in window.actions_.action("source.invite").shortcuts()] == ["Ctrl+I"]


def test_keys_travel_in_a_file_and_what_cannot_be_used_is_told(
    window: MainWindow, desk: FakeDesk, tmp_path: Path
) -> None:
    page = opened(window, "shortcuts").pages["shortcuts"]
    assert isinstance(page, ShortcutsPage)
    file, keys = tmp_path / "keys.json", Shortcuts((Shortcut("source.record", ("R",)),))
    page.export_wanted.emit(file, keys)
    page.import_wanted.emit(file)
    assert desk.store.settings.shortcuts == keys
    assert window.actions_.keys("source.record") == ("R",)
    assert desk.notices.open() == ()
    page.export_wanted.emit(file, Shortcuts((Shortcut("source.record", ("Space",)),)))
    page.import_wanted.emit(file)
    file.write_text("no keys")
    page.import_wanted.emit(file)
    page.export_wanted.emit(tmp_path / "no" / "keys.json", keys)
    codes = {notice.code for notice in desk.notices.open()}
    assert codes == {Code.KEYS_LEFT_OUT, Code.KEYS_BROKEN, Code.KEYS_SAVE}
    assert window.actions_.keys("source.record") == ()


def test_the_reset_of_the_services_takes_the_streaming_address_with_it(window: MainWindow, desk: FakeDesk) -> None:
    desk.store.update(mezon=Mezon(clan_id=5, streaming="wss://stn.example.net/ws"))
    opened(window, "services").reset_confirmed.emit("meetstream")
    assert desk.store.settings.mezon == Mezon(clan_id=5)
