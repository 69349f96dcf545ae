from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.ui.i18n import Languages
from desktop.ui.undo import STEPS, Kind, Undo


def put(undo: Undo, row: list[str], word: str) -> None:
    undo.do(Kind.MOVE, lambda: row.append(word), row.pop)


def test_changes_are_taken_back_newest_first_and_done_again(qapp: QApplication, languages: Languages) -> None:
    home = QObject()
    undo, row = Undo(home), list[str]()
    for word in "abc":
        put(undo, row, word)
    assert row == ["a", "b", "c"]
    undo.undo()
    undo.undo()
    assert row == ["a"]
    undo.redo()
    assert row == ["a", "b"]
    put(undo, row, "x")
    assert not undo.can_redo
    undo.undo()
    undo.undo()
    undo.undo()
    undo.undo()
    assert row == []
    assert not undo.can_undo


def test_it_says_what_would_be_taken_back(qapp: QApplication, languages: Languages) -> None:
    home = QObject()
    undo = Undo(home)
    assert (undo.undo_words(), undo.redo_words()) == ("Undo", "Redo")
    undo.do(Kind.RENAME, lambda: None, lambda: None)
    undo.do(Kind.REMOVE, lambda: None, lambda: None)
    assert undo.undo_words() == "Bring the tile back"
    undo.undo()
    assert undo.redo_words() == "Remove the tile again"
    assert undo.undo_words() == "Undo the new name"


def test_it_remembers_a_bounded_number(qapp: QApplication, languages: Languages) -> None:
    home = QObject()
    undo, row = Undo(home), list[str]()
    for _ in range(STEPS + 20):
        put(undo, row, "a")
    for _ in range(STEPS + 20):
        undo.undo()
    assert len(row) == 20


def test_every_kind_has_its_words(qapp: QApplication, languages: Languages) -> None:
    home = QObject()
    undo, said = Undo(home), set[str]()
    for kind in Kind:
        undo.do(kind, lambda: None, lambda: None)
        said.add(undo.undo_words())
        undo.undo()
        said.add(undo.redo_words())
    assert len(said) == 2 * len(Kind)
