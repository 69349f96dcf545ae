from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.pull_popover import PullPopover


@pytest.fixture
def popover(qtbot: QtBot, theme: Theme) -> Iterator[PullPopover]:
    parent = QWidget()
    parent.resize(800, 600)
    qtbot.addWidget(parent)
    parent.show()
    popover = PullPopover(theme, parent, True)
    popover.open_at(parent.rect())
    yield popover
    parent.close()


def test_an_address_is_taken_with_enter(qtbot: QtBot, popover: PullPopover) -> None:
    assert not popover.add.isEnabled()
    popover.address.setText(" https://me:secret@play.example.net/live/mix.flv ")
    assert popover.note.text == ""
    assert popover.name.placeholderText() == "play.example.net"
    popover.record.setChecked(False)
    with qtbot.waitSignal(popover.added) as told:
        qtbot.keyClick(popover.address, Qt.Key.Key_Return)
    assert told.args == [" https://me:secret@play.example.net/live/mix.flv ", "", False]


def test_what_is_no_address_is_said_and_not_taken(qtbot: QtBot, popover: PullPopover) -> None:
    popover.address.setText("file:///etc/passwd")
    assert "https" in popover.note.text
    assert not popover.add.isEnabled()
    with qtbot.assertNotEmitted(popover.added):
        qtbot.keyClick(popover.address, Qt.Key.Key_Return)
