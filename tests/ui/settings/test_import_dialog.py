from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.settings.import_dialog import ImportDialog
from desktop.ui.theme import Theme

LINES = [("Ingest › Port", "8787", "9000"), ("Language › Language", "—", "vi")]


def shown(theme: Theme, parent: QMainWindow, qtbot: QtBot, left_out: int = 0, lines: object = LINES) -> ImportDialog:
    assert isinstance(lines, list)
    dialog = ImportDialog(theme, "desk.json", lines, left_out, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def test_it_lists_what_would_change(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = shown(theme, parent, qtbot)
    table = dialog.table
    rows = [[table.item(row, column).text() for column in range(3)] for row in range(table.rowCount())]
    assert [tuple(row) for row in rows] == LINES
    assert "2 settings change" in dialog.lead.text()
    assert "Keys, passwords" in dialog.note.text()


def test_enter_at_once_applies_nothing(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = shown(theme, parent, qtbot)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.cancel)
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Space)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()


def test_it_is_applied_when_the_operator_says_so(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = shown(theme, parent, qtbot, left_out=1)
    assert "passed over" in dialog.note.text()
    with qtbot.waitSignal(dialog.accepted):
        dialog.apply.click()


def test_where_nothing_would_change_there_is_nothing_to_apply(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = shown(theme, parent, qtbot, lines=[])
    assert not dialog.apply.isVisible()
    assert not dialog.table.isVisible()
    assert "in force here already" in dialog.lead.text()
