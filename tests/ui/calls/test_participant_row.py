"""One person in the panel."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.core.call import Participant
from desktop.ui.calls.participant_row import ParticipantRow
from desktop.ui.theme import Theme


def test_a_row_says_who_and_what(theme: Theme, qtbot: QtBot) -> None:
    row = ParticipantRow(theme)
    qtbot.addWidget(row)
    row.show_person(Participant("1", "Lan Pham", microphone=True, level=0.5))
    assert row.accessibleName() == "Lan Pham: Speaking"
    row.show_person(Participant("1", "Lan Pham", microphone=False))
    assert row.accessibleName() == "Lan Pham: Microphone off"
