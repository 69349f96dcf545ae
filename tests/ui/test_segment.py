from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.segment import Segment, pair
from desktop.ui.theme import Theme


def test_one_is_down_and_the_arrows_go_to_the_other(theme: Theme, qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    row = QHBoxLayout(room)
    first, last = Segment(room), Segment(room)
    pair(room, row, first, last)
    first.setChecked(True)
    room.show()
    room.activateWindow()
    qtbot.waitExposed(room)
    assert first.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert last.focusPolicy() is Qt.FocusPolicy.NoFocus
    qtbot.waitUntil(room.isActiveWindow)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert last.isChecked()
    assert not first.isChecked()
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Left)
    assert first.isChecked()
