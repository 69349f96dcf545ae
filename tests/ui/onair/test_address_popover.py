from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.onair.address_popover import AddressPopover
from desktop.ui.theme import Theme

GOOD = "https://clips.example.net/a.opus"


def test_several_lines_are_several_items(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = AddressPopover(theme, parent)
    given: list[list[str]] = []
    popover.ask(parent, given.append)
    assert not popover.add.isEnabled()
    assert popover.note.text == ""
    popover.field.setPlainText(f" {GOOD}\n\n{GOOD}x.ogg\n")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert given == [[GOOD, f"{GOOD}x.ogg"]]
    assert not popover.isVisible()


def test_more_than_the_list_takes_are_refused_together(theme: Theme, parent: QMainWindow) -> None:
    popover = AddressPopover(theme, parent)
    popover.ask(parent, print, room=1)
    popover.field.setPlainText(f"{GOOD}\n{GOOD}")
    assert popover.note.text == "The list is full."
    assert not popover.add.isEnabled()


def test_what_cannot_be_played_is_said_at_once(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    popover = AddressPopover(theme, parent)
    given: list[list[str]] = []
    popover.ask(parent, given.append, GOOD)
    assert popover.field.toPlainText() == GOOD
    assert popover.add.text() == "Replace"
    popover.field.setPlainText("https://clips.example.net/a.mp3")
    assert popover.note.text == "The address must end in .ogg, .opus or .webm."
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)
    assert given == []
    qtbot.keyClick(popover, Qt.Key.Key_Escape)
    assert not popover.isVisible()
