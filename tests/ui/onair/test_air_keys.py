from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import commands
from desktop.ui.onair.air_bar import AirBar, AirFace
from desktop.ui.onair.air_keys import AirKeys
from desktop.ui.onair.state_lamp import LampFace, LampState
from desktop.ui.theme import Theme

AIR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
L, E = Qt.Key.Key_L, Qt.Key.Key_E


@pytest.fixture
def bar(theme: Theme, parent: QMainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[AirBar]:
    monkeypatch.setattr("desktop.ui.onair.guard_rule.DEAD_S", 0.0)
    found = AirBar(theme)
    parent.setCentralWidget(found)
    with qtbot.waitActive(parent):
        parent.activateWindow()
    AirKeys(found, ActionRegistry(commands(), parent))
    found.show_face(AirFace(LampFace(LampState.READY)))
    yield found
    found.live_guard.cancel()


def focused() -> QWidget:
    """Whoever the keys go to."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None
    return found


def test_a_tap_asks_and_a_hold_acts(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.go_live_asked):
        qtbot.keyClick(focused(), L, AIR)
    with qtbot.waitSignal(bar.go_live):
        qtbot.keyPress(focused(), L, AIR)
    qtbot.keyRelease(focused(), L)


def test_repeats_and_escape(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    qtbot.keyPress(focused(), L, AIR)
    QApplication.sendEvent(focused(), QKeyEvent(QEvent.Type.KeyPress, L, AIR, "", True))
    with qtbot.assertNotEmitted(bar.go_live, wait=800), qtbot.assertNotEmitted(bar.go_live_asked):
        qtbot.keyClick(focused(), Qt.Key.Key_Escape)
        qtbot.keyRelease(focused(), L)


def test_each_key_has_its_own_button(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.end_asked), qtbot.assertNotEmitted(bar.go_live_asked):
        qtbot.keyClick(focused(), E, AIR)
    bar.show_face(AirFace(LampFace(LampState.ON_AIR)))
    with qtbot.waitSignal(bar.end):
        qtbot.keyPress(focused(), E, AIR)
    qtbot.keyRelease(focused(), E)


def test_what_is_modal_has_the_keys_for_itself(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = QDialog(parent)
    dialog.open()
    with qtbot.assertNotEmitted(bar.go_live_asked):
        qtbot.keyClick(dialog, L, AIR)
    dialog.close()


def test_the_keys_follow_the_focus(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    for field in (QLineEdit(parent), QLineEdit(parent)):
        field.show()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        with qtbot.waitSignal(bar.go_live_asked):
            qtbot.keyClick(field, L, AIR)
        assert field.text() == ""
        field.deleteLater()
