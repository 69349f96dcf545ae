from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.chat.people_list import PeopleList, PersonRow
from desktop.ui.theme import Theme

LARGE = 7_386_754_881_270_105_345


@pytest.fixture
def people(theme: Theme, qtbot: QtBot) -> PeopleList:
    found = PeopleList(theme)
    qtbot.addWidget(found)
    found.resize(272, 300)
    found.people.show([PersonRow(LARGE, "Bảo", "since 21:12", "3"), PersonRow(2, "محمد", doubtful=True, chosen=True)])
    found.show()
    return found


def test_chosen_by_click_and_by_key_with_the_whole_id(people: PeopleList, qtbot: QtBot) -> None:
    first = people.people.index(0)
    with qtbot.waitSignal(people.chosen) as chosen:
        qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=people.visualRect(first).center())
    assert chosen.args == [LARGE]
    people.setCurrentIndex(people.people.index(1))
    with qtbot.waitSignal(people.chosen) as chosen:
        qtbot.keyClick(people, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_only_what_changed_is_told(people: PeopleList, qtbot: QtBot) -> None:
    rows = people.people.rows
    with qtbot.assertNotEmitted(people.people.modelReset), qtbot.waitSignal(people.people.dataChanged):
        people.people.show([rows[0], PersonRow(2, "Mohamed", spoken="Mohamed, perhaps gone")])
    assert people.people.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Mohamed, perhaps gone"
    with qtbot.waitSignal(people.people.modelReset):
        people.people.show([])


def test_it_is_painted_both_ways_round(people: PeopleList) -> None:
    assert not people.grab().isNull()
    people.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not people.grab().isNull()
