from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
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
    AirKeys(found, ActionRegistry(commands(), parent))
    found.show_face(AirFace(LampFace(LampState.READY)))
    yield found
    found.live_guard.cancel()


def test_a_tap_asks_and_a_hold_acts(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.go_live_asked):
        qtbot.keyClick(parent, L, AIR)
    with qtbot.waitSignal(bar.go_live):
        qtbot.keyPress(parent, L, AIR)
    qtbot.keyRelease(parent, L)


def test_repeats_and_escape(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    qtbot.keyPress(parent, L, AIR)
    QApplication.sendEvent(parent, QKeyEvent(QEvent.Type.KeyPress, L, AIR, "", True))
    with qtbot.assertNotEmitted(bar.go_live, wait=800), qtbot.assertNotEmitted(bar.go_live_asked):
        qtbot.keyClick(parent, Qt.Key.Key_Escape)
        qtbot.keyRelease(parent, L)


def test_each_key_has_its_own_button(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.end_asked), qtbot.assertNotEmitted(bar.go_live_asked):
        qtbot.keyClick(parent, E, AIR)
    bar.show_face(AirFace(LampFace(LampState.ON_AIR)))
    with qtbot.waitSignal(bar.end):
        qtbot.keyPress(parent, E, AIR)
    qtbot.keyRelease(parent, E)


def test_what_is_modal_has_the_keys_for_itself(bar: AirBar, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = QDialog(parent)
    dialog.open()
    with qtbot.assertNotEmitted(bar.go_live_asked):
        qtbot.keyClick(dialog, L, AIR)
    dialog.close()
