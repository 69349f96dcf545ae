"""A table as all of ours are: no grid, no numbers beside its rows, each row one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView


def lay_out_table(table: QTableView, row_px: int) -> None:
    """Once. Rows are `row_px` pixels high; Tab leaves the table instead of walking through its cells."""
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_px)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
