from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.layout_popover import LayoutPopover
from desktop.ui.theme import Theme


def test_the_first_free_place_is_offered_and_a_name_is_needed(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = LayoutPopover(theme, parent, [(1, "Evening"), (2, ""), (3, "")])
    popover.open_at(parent)
    assert popover.place.chosen == 2
    assert [popover.place.itemText(n) for n in range(3)] == ["1: Evening", "2: free", "3: free"]
    assert not popover.save.isEnabled()
    with qtbot.assertNotEmitted(popover.chosen):
        qtbot.keyClick(popover.name, Qt.Key.Key_Return)
    qtbot.keyClicks(popover.name, " Two  screens ")
    with qtbot.waitSignal(popover.chosen) as chosen:
        qtbot.keyClick(popover.name, Qt.Key.Key_Return)
    assert chosen.args == [2, "Two screens"]
    assert not popover.isVisible()


def test_a_full_set_offers_the_first(theme: Theme, parent: QMainWindow) -> None:
    popover = LayoutPopover(theme, parent, [(1, "a"), (2, "b"), (3, "c")])
    assert popover.place.chosen == 1
    popover.deleteLater()
