"""The page of remote control in the settings window: a token is seen once, renewing asks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code, Trouble
from desktop.core.remote import RemoteState
from desktop.core.signal import Signal
from desktop.settings.schema import Remote as RemoteSettings
from desktop.ui.i18n import Languages
from desktop.ui.main_window import MainWindow
from desktop.ui.settings.dialog import SettingsDialog
from desktop.ui.settings.remote_page import RemotePage
from tests.ui.fake_desk import FakeDesk

if TYPE_CHECKING:
    from desktop.control.remote import Remote

TOKEN = "s3cret-token"


class FakeRemote:
    changed = Signal()
    token_made = Signal(str)

    def __init__(self) -> None:
        self.state = RemoteState.OFF
        self.surfaces = 0
        self.trouble: Trouble | None = None
        self.stored_at: datetime | None = None
        self.has_token = False
        self.renewed = 0

    def renew(self) -> None:
        self.renewed += 1

    def show(self, **values: object) -> None:
        vars(self).update(values)
        self.changed.emit()


@pytest.fixture
def remote(window: MainWindow) -> FakeRemote:
    made = FakeRemote()
    window.binding.settings.remote = lambda: cast("Remote", made)
    return made


def dialog(window: MainWindow) -> SettingsDialog:
    window.binding.settings.open("remote")
    found = window.binding.settings.dialog
    assert found is not None
    return found


def page(window: MainWindow) -> RemotePage:
    found = dialog(window).pages["remote"]
    assert isinstance(found, RemotePage)
    return found


def test_switching_it_on_is_saved(window: MainWindow, desk: FakeDesk, remote: FakeRemote) -> None:
    page(window).enabled.click()
    assert desk.store.settings.remote == RemoteSettings(enabled=True)


def test_state_and_trouble_are_shown(window: MainWindow, remote: FakeRemote) -> None:
    shown = page(window)
    remote.show(state=RemoteState.LISTENING, surfaces=2)
    assert shown.state.text.startswith("Listening, 2 ")
    remote.show(state=RemoteState.FAILED, trouble=Trouble(Code.REMOTE_PORT, port=8789))
    assert "Port 8789" in shown.state.text


def test_a_new_token_is_shown_until_the_window_is_closed(
    window: MainWindow, desk: FakeDesk, remote: FakeRemote
) -> None:
    shown = page(window)
    remote.token_made.emit(TOKEN)
    assert shown.token.text() == TOKEN
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == TOKEN
    assert [notice.code for notice in desk.notices.open()] == [Code.COPIED_ADDRESS]
    remote.show(state=RemoteState.LISTENING, stored_at=datetime(2026, 11, 12, tzinfo=UTC))
    assert shown.token.text() == TOKEN
    dialog(window).close()
    assert TOKEN not in shown.token.text()
    shown = page(window)
    assert shown.token.text().startswith("Stored in the keyring")
    assert not shown.copy.isEnabled()


def test_a_token_that_nobody_saw_is_not_kept(window: MainWindow, remote: FakeRemote) -> None:
    dialog(window).close()
    remote.token_made.emit(TOKEN)
    assert TOKEN not in page(window).token.text()


def test_renewing_asks(window: MainWindow, remote: FakeRemote) -> None:
    shown = page(window)
    assert not shown.renew.isEnabled()
    remote.show(has_token=True)
    shown.renew.click()
    found = dialog(window)
    assert remote.renewed == 0
    assert any("Renew the token?" in label.text() for label in found.findChildren(QLabel))
    found._confirm.act_button.click()
    assert remote.renewed == 1


def test_a_page_that_was_made_anew_follows_and_the_old_one_is_forgotten(
    window: MainWindow, remote: FakeRemote, languages: Languages, qtbot: QtBot
) -> None:
    first = page(window)
    languages.use("vi")
    qtbot.waitUntil(lambda: dialog(window).pages["remote"] is not first)
    qtbot.wait(0)
    remote.show(state=RemoteState.LISTENING, surfaces=1)
    assert page(window).state.text
