"""Finding one of many by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.channels.finder import Finder
from desktop.ui.chat.people_list import PersonRow
from desktop.ui.theme import Theme

ROWS = [PersonRow(n, f"row {n}") for n in range(1, 21)]


@pytest.fixture
def finder(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> Finder:
    made = Finder(theme, parent, "Find", 300)
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.open_at(parent)
    return made


def current(finder: Finder) -> int:
    return finder.list.currentIndex().row() + 1


def test_the_keys_work_from_the_field(finder: Finder, qtbot: QtBot) -> None:
    assert current(finder) == 1
    for key, there in (
        (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_PageDown, 10),
        (Qt.Key.Key_PageDown, 18),
        (Qt.Key.Key_PageDown, 20),
        (Qt.Key.Key_Up, 19),
    ):
        qtbot.keyClick(finder.words, key)
        assert current(finder) == there
    with qtbot.waitSignal(finder.chosen) as chosen:
        qtbot.keyClick(finder.words, Qt.Key.Key_Enter)
    assert chosen.args == [19]
    assert finder.isHidden()


def test_escape_closes_even_where_something_was_typed(finder: Finder, qtbot: QtBot) -> None:
    finder.words.setText("row")
    qtbot.keyClick(finder.words, Qt.Key.Key_Escape)
    assert finder.isHidden()


def test_a_click_chooses(finder: Finder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(finder.chosen) as chosen:
        at = finder.list.visualRect(finder.list.people.index(2)).center()
        qtbot.mouseClick(finder.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [3]


def test_where_nothing_is_left_it_says_so(finder: Finder, qtbot: QtBot) -> None:
    finder.words.setText("zz")
    finder.show_rows([])
    assert "zz" in finder.note.text()
    with qtbot.assertNotEmitted(finder.chosen):
        qtbot.keyClick(finder.words, Qt.Key.Key_Return)
    assert not finder.isHidden()


def test_what_was_marked_stays_marked_when_more_is_known(finder: Finder, qtbot: QtBot) -> None:
    qtbot.keyClick(finder.words, Qt.Key.Key_Down)
    finder.show_rows([PersonRow(99, "new"), *ROWS])
    assert finder.list.people.rows[finder.list.currentIndex().row()].id == 2
    finder.words.setText("row")
    finder.show_rows(ROWS)
    assert current(finder) == 1, "the best hit of what is typed now"
