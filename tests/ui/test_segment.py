"""Segments: one tab stop, arrow keys between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.segment import Segment


def test_arrows_choose_and_tab_stops_once(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    line, group = QHBoxLayout(row), QButtonGroup(row)
    segments = [Segment() for _ in range(3)]
    for segment in segments:
        group.addButton(segment)
        line.addWidget(segment)
    segments[0].click()
    row.show()
    qtbot.waitExposed(row)
    row.activateWindow()
    segments[0].setFocus(Qt.FocusReason.TabFocusReason)
    for key, chosen in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Right, 0), (Qt.Key.Key_Left, 2)):
        qtbot.keyClick(row.focusWidget(), key)
        assert [segment.isChecked() for segment in segments] == [place == chosen for place in range(3)]
        assert row.focusWidget() is segments[chosen]
        stops = [segment for segment in segments if segment.focusPolicy() == Qt.FocusPolicy.TabFocus]
        assert stops == [segments[chosen]]
