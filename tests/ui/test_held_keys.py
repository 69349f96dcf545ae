from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import commands
from desktop.ui.held_keys import HeldKeys

F12, NONE = Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier


class Notebook(HeldKeys):
    COMMANDS = ("panic.mute_all",)

    def __init__(self, actions: ActionRegistry, parent: QMainWindow) -> None:
        super().__init__(actions, parent)
        self.heard: list[str] = []

    def pressed(self, command: str) -> None:
        self.heard.append(command)

    def let_go(self) -> None:
        self.heard.append("let go")

    def cancel(self) -> bool:
        self.heard.append("cancelled")
        return True


@pytest.fixture
def field(parent: QMainWindow, qtbot: QtBot) -> QLineEdit:
    """A text field with the focus."""
    found = QLineEdit()
    parent.setCentralWidget(found)
    with qtbot.waitActive(parent):
        parent.activateWindow()
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


@pytest.fixture
def keys(field: QLineEdit, parent: QMainWindow) -> Notebook:
    return Notebook(ActionRegistry(commands(), parent), parent)


def test_press_and_release_are_heard_in_a_text_field_and_repeats_are_not(
    keys: Notebook, field: QLineEdit, qtbot: QtBot
) -> None:
    qtbot.keyPress(field, F12)
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, F12, NONE, "", True))
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyRelease, F12, NONE, "", True))
    qtbot.keyRelease(field, F12)
    assert keys.heard == ["panic.mute_all", "let go"]


def test_escape_cancels(keys: Notebook, field: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyPress(field, F12)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyRelease(field, F12)
    assert keys.heard == ["panic.mute_all", "cancelled"]


def test_other_keys_pass_and_what_is_modal_has_them_all(
    keys: Notebook, field: QLineEdit, parent: QMainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(field, "hello")
    assert (field.text(), keys.heard) == ("hello", [])
    dialog = QDialog(parent)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, F12)
    assert keys.heard == []
    keys.WHILE_MODAL = True
    qtbot.keyClick(field, F12)
    assert keys.heard == ["panic.mute_all", "let go"]
    dialog.close()


def test_a_release_that_is_half_a_repeat_is_none(keys: Notebook, field: QLineEdit, qtbot: QtBot) -> None:
    keys._grace.setInterval(30)  # as under X11
    for _ in range(3):
        qtbot.keyPress(field, F12)
        qtbot.keyRelease(field, F12)
    assert keys.heard == ["panic.mute_all"]
    qtbot.waitUntil(lambda: keys.heard == ["panic.mute_all", "let go"])
    qtbot.keyPress(field, F12)
    assert keys.heard[2:] == ["panic.mute_all"]
    qtbot.keyRelease(field, F12)
    qtbot.waitUntil(lambda: len(keys.heard) == 4)
