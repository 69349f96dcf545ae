from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.onair.mute_all_button import MuteAllButton
from desktop.ui.theme import Theme


def test_it_acts_at_once_and_looks_as_it_is_told(theme: Theme, qtbot: QtBot) -> None:
    button = MuteAllButton()
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.pressed):
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.released):
        qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    assert not button.isChecked()
    button.set_held(True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()
