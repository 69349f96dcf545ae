from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ActionRegistry
from desktop.ui.commands import commands
from desktop.ui.panic.panic_key import PanicKey


def test_it_is_heard_while_something_modal_asks(parent: QMainWindow, qtbot: QtBot) -> None:
    heard: list[str] = []
    actions = ActionRegistry(commands(), parent)
    with qtbot.waitActive(parent):
        parent.activateWindow()
    key = PanicKey(actions, parent, lambda: heard.append("press"), lambda: heard.append("let go"), lambda: True)
    dialog = QDialog(parent)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F12)
    assert heard == ["press", "let go"]
    assert key.cancel()
    dialog.close()
