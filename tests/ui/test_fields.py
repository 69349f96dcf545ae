from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Listen
from desktop.ui.fields import ChoiceBox, DecimalBox, FieldNote, NumberBox, label_of, mark_fault, mark_wrong, push_button
from desktop.ui.theme import Theme


def turn_wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        widget.mapToGlobal(QPointF(5, 5)),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize("kind", ["number", "decimal", "choice"])
def test_the_wheel_changes_nothing_without_focus(theme: Theme, qtbot: QtBot, kind: str) -> None:
    number, decimal, choice = NumberBox(1, 9), DecimalBox(1, 9), ChoiceBox((1, "one"), (2, "two"))
    box = {"number": number, "decimal": decimal, "choice": choice}[kind]
    holder = QWidget()
    qtbot.addWidget(holder)
    box.setParent(holder)
    holder.show()
    before = (number.value(), decimal.value(), choice.chosen)
    turn_wheel(box)
    assert (number.value(), decimal.value(), choice.chosen) == before


def test_the_wheel_works_with_focus(theme: Theme, qtbot: QtBot) -> None:
    box = NumberBox(1, 9)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.setFocus()
    turn_wheel(box)
    assert box.value() == 2


def test_a_negative_number_has_a_true_minus_and_a_typed_hyphen_is_taken(theme: Theme, qtbot: QtBot) -> None:
    box = NumberBox(-36, -5, " LUFS")
    qtbot.addWidget(box)
    box.setValue(-23)
    assert box.text() == "−23 LUFS"
    for typed, value in (("-16", -16), ("−18", -18), ("-9 LUFS", -9)):
        box.lineEdit().selectAll()
        box.lineEdit().insert(typed)
        qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
        assert box.value() == value
        assert box.text() == f"−{-value} LUFS"
    box.stepUp()
    assert box.text() == "−8 LUFS"
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "-12")
    qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
    assert (box.value(), box.text()) == (-12, "−12 LUFS")


def test_choices_keep_the_chosen_one(theme: Theme, qtbot: QtBot) -> None:
    box = ChoiceBox((1, "one"), (2, "two"))
    qtbot.addWidget(box)
    box.choose(2)
    box.set_choices((3, "three"), (2, "zwei"))
    assert (box.chosen, box.currentText()) == (2, "zwei")
    box.choose(7)
    assert box.chosen == 2


def test_a_choice_gives_back_the_very_value(theme: Theme, qtbot: QtBot) -> None:
    box = ChoiceBox(*((listen, listen.name) for listen in Listen))
    qtbot.addWidget(box)
    box.choose(Listen.EVERYTHING)
    assert box.chosen is Listen.EVERYTHING
    assert ChoiceBox().chosen is None


def test_a_note_takes_no_room_while_it_says_nothing(theme: Theme, qtbot: QtBot) -> None:
    note = FieldNote(theme)
    qtbot.addWidget(note)
    assert note.isHidden()
    note.say("The port is taken.", "error")
    assert not note.isHidden()
    assert note.text == "The port is taken."


def test_buttons_take_no_focus_from_a_click_and_are_no_accidental_default(theme: Theme, qtbot: QtBot) -> None:
    button = push_button("Copy")
    qtbot.addWidget(button)
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert not button.autoDefault()


def test_a_wrong_field_is_marked_and_unmarked(theme: Theme, qtbot: QtBot) -> None:
    box = NumberBox(1, 9)
    qtbot.addWidget(box)
    mark_wrong(box, True)
    assert box.property("wrong") is True
    mark_wrong(box, False)
    assert box.property("wrong") is False


def test_a_fault_is_said_below_the_field_that_has_it(theme: Theme, qtbot: QtBot) -> None:
    box, note = NumberBox(1, 9), FieldNote(theme)
    for widget in (box, note):
        qtbot.addWidget(widget)
    mark_fault(box, note, "The port is taken.")
    assert (note.text, box.property("wrong")) == ("The port is taken.", True)
    mark_fault(box, note, "")
    assert (note.text, box.property("wrong")) == ("", False)


def test_a_label_leads_to_its_field(qtbot: QtBot) -> None:
    holder, field = QWidget(), QLineEdit()
    qtbot.addWidget(holder)
    field.setParent(holder)
    label = label_of(field, "Name")
    label.setParent(holder)
    assert (label.text(), label.buddy()) == ("Name", field)
