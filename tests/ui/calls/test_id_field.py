"""The field that names a call; the dialog's own tests type into it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.core.errors import Code, Trouble
from desktop.ui.calls.id_field import CallIdField
from desktop.ui.theme import Theme

Make = Callable[[bool], CallIdField]


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Make:
    QGuiApplication.clipboard().clear()

    def make(starting: bool) -> CallIdField:
        made = CallIdField(theme, starting)
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_who_starts_a_call_is_proposed_an_id(field: Make) -> None:
    assert field(True).text.startswith("call-20")
    assert field(False).text == ""


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("airdesk://call/night?type=video", True),
        ('{"id": "night"}', True),
        ("night", False),
        ("https://example.com/", False),
        ("{" + " " * 9_000, False),
    ],
)
def test_only_an_invitation_is_taken_from_the_clipboard(field: Make, pasted: str, taken: bool) -> None:
    QGuiApplication.clipboard().setText(pasted)
    assert bool(field(False).text) is taken


def test_a_fault_stays_until_something_else_is_typed(field: Make, qtbot: QtBot) -> None:
    shown = field(False)
    shown.show_trouble(Trouble(Code.CALL_ID))
    assert shown.note.text
    with qtbot.waitSignal(shown.changed):
        shown.edit.setText("night")
    assert shown.note.text == ""


def test_ids_of_invitations_complete_what_is_typed(field: Make, qtbot: QtBot) -> None:
    shown = field(False)
    shown.offer(("Night-Desk", "early"))
    qtbot.keyClicks(shown.edit, "ni")
    completer = shown.edit.completer()
    assert completer.currentCompletion() == "Night-Desk"
    completer.popup().hide()


def test_what_an_invitation_says_takes_no_room_while_there_is_none(field: Make) -> None:
    shown = field(False)
    assert not shown._invited.isVisible()
    shown.show_invited("Lan has invited to this call.")
    assert shown._invited.isVisible()
    shown.show_invited("")
    assert not shown._invited.isVisible()
