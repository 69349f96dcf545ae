from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.named_address import AddressWords, NamedAddressPopover
from desktop.ui.theme import Theme

WORDS = AddressWords("Add an address", "Address", "Name", "https://x/y", "Cancel", "Add")


class Asked(NamedAddressPopover):
    def __init__(self, theme: Theme, parent: QMainWindow) -> None:
        super().__init__(theme, parent, WORDS, 20, QCheckBox("Record"))
        self.got: list[str] = []

    def fault(self, text: str) -> str:
        return (
            "" if text.startswith("x") else "It begins with x, which takes some more words to say than fit on a line."
        )

    def taken(self) -> None:
        self.got.append(self.address.text())


@pytest.fixture
def asked(theme: Theme, parent: QMainWindow) -> Asked:
    return Asked(theme, parent)


def test_an_empty_address_is_not_wrong_and_cannot_be_added(asked: Asked, qtbot: QtBot) -> None:
    assert (asked.note.text, asked.add.isEnabled()) == ("", False)
    qtbot.keyClick(asked.address, Qt.Key.Key_Return)
    assert asked.got == []
    asked.address.setText("x")
    asked.address.setText(" ")
    assert (asked.note.text, asked.add.isEnabled()) == ("", False)


def test_what_is_wrong_is_said_and_marked(asked: Asked, qtbot: QtBot) -> None:
    asked.open_at(asked.parentWidget())
    asked.address.setText("y")
    assert asked.note.text.startswith("It begins with x")
    assert asked.address.property("wrong")
    assert asked.note.height() >= asked.note.heightForWidth(asked.note.width())
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    assert asked.got == []
    asked.address.setText("x1")
    assert (asked.note.text, asked.address.property("wrong")) == ("", False)
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    assert asked.got == ["x1"]
    assert not asked.isVisible()


def test_a_screen_reader_hears_what_is_asked(asked: Asked) -> None:
    assert asked.accessibleName() == "Add an address"
    assert (asked.address.accessibleName(), asked.name.accessibleName()) == ("Address", "Name")


def test_cancel_adds_nothing(asked: Asked) -> None:
    asked.open_at(asked.parentWidget())
    asked.address.setText("x1")
    asked.cancel.click()
    assert asked.got == []
    assert not asked.isVisible()
