from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.chat.naming import Person
from desktop.ui.chat.new_message_dialog import NewMessageDialog
from desktop.ui.theme import Theme

LARGE = 1_840_651_530_236_071_936


@pytest.fixture
def dialog(theme: Theme, parent: QMainWindow) -> NewMessageDialog:
    found = NewMessageDialog(theme, [Person(2, "Mei"), Person(1, "Bảo")], parent)
    found.show()
    return found


def test_one_or_several(dialog: NewMessageDialog, qtbot: QtBot) -> None:
    assert [one.name for one in dialog.list.people.rows] == ["Bảo", "Mei"]
    assert not dialog.submit.isEnabled()
    dialog.search.setText("mei")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    dialog.search.setText("bao")
    assert [one.id for one in dialog.list.people.rows] == [1, 2], "who is chosen stays in view"
    dialog.list.chosen.emit(1)
    with qtbot.waitSignal(dialog.start_wanted) as started:
        dialog.submit.click()
    assert started.args == [[2, 1]]


def test_enter_forgets_nobody_who_was_typed(dialog: NewMessageDialog, qtbot: QtBot) -> None:
    dialog.show_people([Person(2, "Mei", username="mei.lin"), Person(1, "Bảo"), Person(3, "Sofia", username="rossi")])
    with qtbot.assertNotEmitted(dialog.start_wanted):
        for name in ("mei.l", "rossi", "nobody"):
            qtbot.keyClicks(dialog.search, name)
            qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    with qtbot.waitSignal(dialog.start_wanted) as started:
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert started.args == [[2, 3]]


def test_a_stranger_by_the_id(dialog: NewMessageDialog, qtbot: QtBot) -> None:
    dialog.search.setText("nobody of this name")
    assert not dialog.list.people.rows
    dialog.search.setText(str(LARGE))
    dialog.list.chosen.emit(LARGE)
    dialog.list.chosen.emit(LARGE)
    assert not dialog.submit.isEnabled()
    dialog.list.chosen.emit(LARGE)
    with qtbot.waitSignal(dialog.start_wanted) as started:
        dialog.submit.click()
    assert started.args == [[LARGE]]
