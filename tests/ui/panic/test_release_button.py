from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.panic.release_button import RELEASE_S, ReleaseButton
from desktop.ui.theme import Theme


def test_it_is_held_and_as_wide_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    button = ReleaseButton(theme)
    qtbot.addWidget(button)
    narrow = button.sizeHint()
    button.show_key("F12")
    assert button.sizeHint().width() > narrow.width()
    assert button.sizeHint().height() == 28
    assert button.accessibleName() == "Release Mute all"
    button.show()
    assert RELEASE_S == 0.7
    with qtbot.waitSignal(button.act):
        qtbot.mousePress(button, Qt.MouseButton.LeftButton)
        button.grab()
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


def test_tapped_it_asks(theme: Theme, qtbot: QtBot) -> None:
    button = ReleaseButton(theme)
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.ask), qtbot.assertNotEmitted(button.act):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
