from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Appearance, Clock, Language, Shortcut, Shortcuts
from desktop.ui.formats import TimeStyle
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk


def test_the_window_is_made_when_it_is_first_opened(window: MainWindow) -> None:
    assert window.binding.settings.dialog is None
    window.binding.settings.open("ingest")
    dialog = window.binding.settings.dialog
    assert dialog is not None
    window.binding.settings.open("services")
    assert window.binding.settings.dialog is dialog


def test_looks_language_and_clock_take_force_at_once(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.store.update(appearance=Appearance(interface_size=130, clock_seconds=False, single_keys=False))
    assert window.theme.scale == 1.3
    assert not TimeStyle.seconds
    assert not window.actions_.action("view.layout").shortcuts()
    desk.store.update(language=Language(language="pseudo", clock=Clock.H12))
    assert TimeStyle.clock is Clock.H12
    qtbot.waitUntil(lambda: window.actions_.action("file.settings").text().startswith("["))
    desk.store.update(appearance=Appearance(), language=Language(language="en"))


def test_a_chosen_key_is_in_force_everywhere_at_once(window: MainWindow, desk: FakeDesk) -> None:
    invite = window.actions_.action("source.invite")
    desk.store.update(shortcuts=Shortcuts((Shortcut("source.invite", ("Ctrl+B",)),)))
    assert [one.toString() for one in invite.shortcuts()] == ["Ctrl+B"]
    tips = [button.toolTip() for button in window.wall_header.findChildren(QPushButton)]
    assert "Invite a meeting bot (Ctrl+B)" in tips


def test_who_opens_the_settings_has_the_keyring_asked_again(window: MainWindow, desk: FakeDesk) -> None:
    before = desk.secrets.retried
    window.binding.settings.open("services")
    assert desk.secrets.retried == before + 1
