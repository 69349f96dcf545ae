from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.chat.emoji_popover import EmojiPopover
from desktop.ui.theme import Theme


def test_one_press_gives_one(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = EmojiPopover(theme, parent)
    popover.open_at(parent)
    qtbot.keyClick(popover.buttons[0], Qt.Key.Key_Right)
    with qtbot.waitSignal(popover.chosen) as chosen:
        qtbot.keyClick(popover.buttons[1], Qt.Key.Key_Return)
    assert chosen.args == [popover.buttons[1].text()]
    assert not popover.isVisible()
    assert all(button.accessibleName() for button in popover.buttons)
