from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from desktop.ui.plain_table import lay_out_table


def test_rows_are_one_line_without_a_grid_or_numbers(qtbot: QtBot) -> None:
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    lay_out_table(table, 34)
    table.show()
    assert [table.rowHeight(row) for row in range(2)] == [34, 34]
    assert not table.showGrid()
    assert not table.wordWrap()
    assert not table.tabKeyNavigation()
    assert not table.verticalHeader().isVisible()
    assert table.horizontalHeader().defaultAlignment() & Qt.AlignmentFlag.AlignLeading
