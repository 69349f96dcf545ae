from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.mixer.state_line import StateLine
from desktop.ui.mixer.strip_words import StateWords
from desktop.ui.theme import Theme

REFUSED = StateWords("state-error", "error.text", "Refused", "Refused")
LONG = StateWords("state-off", "text.secondary", "A state with far too many words", "Short")


def test_it_is_a_button_only_while_something_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    line = StateLine(theme)
    qtbot.addWidget(line)
    pressed: list[bool] = []
    line.clicked.connect(lambda: pressed.append(True))
    line.show_state(REFUSED, acts=False, compact=False)
    line.resize(80, 24)
    line.show()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert pressed == []
    line.show_state(REFUSED, acts=True, compact=False)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert len(pressed) == 1
    assert line.acts
    assert line.height() >= 24


def test_the_short_words_stand_in_for_the_long(theme: Theme, qtbot: QtBot) -> None:
    line, other = StateLine(theme), StateLine(theme)
    for one, compact in ((line, False), (other, True)):
        qtbot.addWidget(one)
        one.show_state(LONG, acts=False, compact=compact)
        one.resize(80, 24)
    assert line.text() == LONG.text
    assert other.text() == "Short"
    assert line.grab().toImage() == other.grab().toImage()
