"""Pages of which one is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.shown_stack import ShownStack


def test_a_page_that_nobody_sees_needs_no_room(qtbot: QtBot) -> None:
    stack = ShownStack()
    qtbot.addWidget(stack)
    assert stack.minimumSizeHint() == QSize()
    low, high = QLabel("low"), QLabel("high")
    low.setMinimumHeight(30)
    high.setMinimumHeight(300)
    stack.addWidget(low)
    stack.addWidget(high)
    assert stack.minimumSizeHint().height() == 30
    assert stack.sizeHint() == low.sizeHint()
    stack.setCurrentWidget(high)
    assert stack.minimumSizeHint().height() == 300
