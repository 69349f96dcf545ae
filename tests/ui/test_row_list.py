from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QStringListModel
from PySide6.QtGui import QContextMenuEvent
from pytestqt.qtbot import QtBot

from desktop.ui.row_list import RowList

Reason = QContextMenuEvent.Reason


def asked(rows: RowList, reason: QContextMenuEvent.Reason, at: QPoint) -> QContextMenuEvent:
    return QContextMenuEvent(reason, at, rows.viewport().mapToGlobal(at))


@pytest.fixture
def rows(qtbot: QtBot) -> RowList:
    found = RowList()
    qtbot.addWidget(found)
    found.setModel(QStringListModel(["first", "second", "third"], found))
    found.resize(200, 200)
    found.show()
    return found


def test_the_menu_of_the_mouse_is_that_of_the_row_under_it(rows: RowList) -> None:
    rows.setCurrentIndex(rows.model().index(0, 0))
    inside = rows.visualRect(rows.model().index(2, 0)).center()
    index, at = rows.menu_spot(asked(rows, Reason.Mouse, inside))
    assert (index.row(), at) == (2, rows.viewport().mapToGlobal(inside))


def test_the_menu_of_the_keyboard_is_that_of_the_current_row(rows: RowList) -> None:
    current = rows.model().index(1, 0)
    rows.setCurrentIndex(current)
    index, at = rows.menu_spot(asked(rows, Reason.Keyboard, QPoint(0, 0)))
    assert (index.row(), at) == (1, rows.viewport().mapToGlobal(rows.visualRect(current).center()))


def test_beside_the_rows_there_is_none(rows: RowList) -> None:
    index, _ = rows.menu_spot(asked(rows, Reason.Mouse, QPoint(10, 190)))
    assert not index.isValid()
