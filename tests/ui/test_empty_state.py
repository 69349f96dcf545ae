from __future__ import annotations

import pytest
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


def test_in_a_wide_place_the_words_stand_in_its_middle(theme: Theme, qtbot: QtBot) -> None:
    state = EmptyState(theme, "mixer")
    qtbot.addWidget(state)
    state.set_words("No mix is running", "The cloud mix joins the voices of one room.", "Connect…")
    state.resize(1200, 240)
    state.show()
    middle = state.rect().center().x()
    assert abs(state._primary.geometry().center().x() - middle) <= 1
    assert state._text.geometry().center().x() == pytest.approx(middle, abs=1)
    assert state._text.width() - 2 * state._text.contentsMargins().left() <= 621
