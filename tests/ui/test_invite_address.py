from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.core.model import AddressFault, Reach
from desktop.ui.chip import Chip
from desktop.ui.fields import FieldNote
from desktop.ui.invite_address import AddressCard
from desktop.ui.theme import Theme


def card(theme: Theme, qtbot: QtBot) -> AddressCard:
    found = AddressCard(theme)
    qtbot.addWidget(found)
    found.show()
    return found


def said(found: AddressCard) -> str:
    note = found.findChild(FieldNote)
    assert note is not None
    return note.text


def test_copy_and_check_are_wishes(theme: Theme, qtbot: QtBot) -> None:
    found = card(theme, qtbot)
    found.show_address("wss://a.example/in/••••", AddressFault.NONE, "")
    with qtbot.waitSignal(found.copy_wanted):
        found.copy.click()
    with qtbot.waitSignal(found.check_wanted):
        found.check.click()


def test_while_checking_there_is_no_second_check(theme: Theme, qtbot: QtBot) -> None:
    found = card(theme, qtbot)
    found.show_address("wss://a.example/in/••••", AddressFault.NONE, "")
    found.show_reach(Reach.CHECKING, None)
    chip = found.findChild(Chip)
    assert chip is not None
    assert chip.text() == "CHECKING"
    assert not found.check.isEnabled()
    found.show_reach(Reach.REACHABLE, datetime.now(UTC))
    assert found.check.isEnabled()
    assert "copying includes it" in said(found)


def test_a_fault_of_the_address_goes_before_the_last_check(theme: Theme, qtbot: QtBot) -> None:
    found = card(theme, qtbot)
    found.show_reach(Reach.REACHABLE, datetime.now(UTC))
    found.show_address("ws://127.0.0.1:8787/in/••••", AddressFault.LOOPBACK, "")
    assert "Only this computer" in said(found)
    assert not found.blocked


def test_without_an_address_there_is_nothing_to_do(theme: Theme, qtbot: QtBot) -> None:
    found = card(theme, qtbot)
    found.show_address("", AddressFault.NONE, "The port is taken.")
    assert found.blocked
    assert not found.copy.isEnabled()
    assert not found.check.isEnabled()
    field = found.findChild(QLineEdit)
    assert field is not None
    assert field.isReadOnly()
