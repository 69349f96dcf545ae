from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.wall_window import WallWindow


def test_it_fills_the_screen_and_asks_before_it_goes(parent: QMainWindow, qtbot: QtBot) -> None:
    key = QAction("a key of the desk", parent)
    parent.addAction(key)
    window, wall = WallWindow(parent), QLabel("wall")
    qtbot.addWidget(window)
    window.take(wall, parent.screen())
    assert window.isFullScreen()
    assert wall.isVisible()
    assert key in window.actions()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window.isVisible()
    window.deleteLater()
