from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.onair.air_button import AirButton
from desktop.ui.onair.guard_rule import DEAD_S


def test_a_click_acts_and_a_second_one_waits(qtbot: QtBot) -> None:
    at = [100.0]
    button = AirButton(now=lambda: at[0])
    qtbot.addWidget(button)
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    for _ in range(3):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(clicks) == 1
    at[0] += DEAD_S
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(clicks) == 2


def test_space_and_enter_do_nothing(qtbot: QtBot) -> None:
    button = AirButton()
    qtbot.addWidget(button)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.assertNotEmitted(button.clicked):
            qtbot.keyClick(button, key)
