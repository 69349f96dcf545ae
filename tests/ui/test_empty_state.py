from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.empty_state import EmptyState
from desktop.ui.theme import Theme


def test_it_has_the_buttons_it_has_words_for(theme: Theme, qtbot: QtBot) -> None:
    state = EmptyState(theme, "film")
    qtbot.addWidget(state)
    state.set_words("No recordings yet.", "Press F9 on a source to record it.", "Open folder")
    shown = [button.text() for button in state.findChildren(QPushButton) if not button.isHidden()]
    assert shown == ["Open folder"]
    with qtbot.waitSignal(state.primary_pressed):
        state.findChildren(QPushButton)[0].click()


def test_a_long_sentence_is_seen_whole(theme: Theme, qtbot: QtBot) -> None:
    state = EmptyState(theme, "film")
    qtbot.addWidget(state)
    state.resize(300, 300)
    state.set_words("Title", "A sentence that says what will appear here and how to make it appear. " * 2)
    state.show()
    qtbot.waitExposed(state)
    text = next(label for label in state.findChildren(QLabel) if label.wordWrap())
    assert text.height() >= text.heightForWidth(text.width())


def test_a_sentence_without_words_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    state = EmptyState(theme, "eye")
    qtbot.addWidget(state)
    state.set_words("Nobody", "", "Clear")
    assert state._text.isHidden()
    state.set_words("Nobody", "At all.")
    assert not state._text.isHidden()
