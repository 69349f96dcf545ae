from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk, receiving


def test_the_chord_shows_its_letters_until_one_is_pressed(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.sources.put(receiving("a", "Studio A"))
    qtbot.waitUntil(lambda: "a" in window.wall.ids)
    window.wall.tile("a").setFocus()
    handle = window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    hint = window.status.message.text()
    assert hint.startswith("Ctrl+G …")
    assert "Copy ingest address" in hint
    QTest.keyClick(handle, Qt.Key.Key_I)
    assert not window.status.has_hint
    assert QApplication.clipboard().text() == desk.bots.address_of("a")


def test_other_keys_show_nothing(window: MainWindow, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.sources.put(receiving("a", "Studio A"))
    qtbot.waitUntil(lambda: "a" in window.wall.ids)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert not window.status.has_hint
