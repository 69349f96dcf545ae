from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.rename_popover import LONGEST, RenamePopover
from desktop.ui.theme import Theme


def opened(theme: Theme, parent: QMainWindow) -> tuple[RenamePopover, list[str]]:
    popover = RenamePopover(theme, parent, "Studio A")
    renamed: list[str] = []
    popover.renamed.connect(renamed.append)
    popover.open_at(parent)
    return popover, renamed


def test_enter_takes_the_name(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    popover, renamed = opened(theme, parent)
    assert popover.field.selectedText() == "Studio A"
    popover.field.setText("  Field – Huế ")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert renamed == ["Field – Huế"]
    assert not popover.isVisible()


def test_an_empty_name_changes_nothing_and_a_long_one_is_cut(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    popover, renamed = opened(theme, parent)
    assert popover.field.maxLength() == LONGEST
    popover.field.setText("   ")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert renamed == []


def test_escape_leaves_the_old_name(theme: Theme, qtbot: QtBot, parent: QMainWindow) -> None:
    popover, renamed = opened(theme, parent)
    popover.field.setText("Other")
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert renamed == []
    assert not popover.isVisible()
