from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.mixer.percent_field import PercentField
from desktop.ui.theme import Theme


@pytest.fixture
def percent(theme: Theme, qtbot: QtBot) -> Iterator[PercentField]:
    room = QWidget()
    qtbot.addWidget(room)
    found, other = PercentField(theme), QPushButton(room)
    other.setObjectName("other")
    column = QVBoxLayout(room)
    column.addWidget(found)
    column.addWidget(other)
    found.show_value(118, "2, Quang")
    room.show()
    room.activateWindow()
    qtbot.waitExposed(room)
    yield found
    room.hide()


def shown(percent: PercentField) -> str:
    return percent.shown.text().strip("\u2068\u2069")


def test_a_press_takes_another_number(percent: PercentField, qtbot: QtBot) -> None:
    entered: list[int] = []
    percent.entered.connect(entered.append)
    assert shown(percent) == "118 %"
    qtbot.mouseClick(percent.shown, Qt.MouseButton.LeftButton)
    assert percent.typing
    assert percent.field.selectedText() == "118"
    qtbot.keyClicks(percent.field, "73")
    qtbot.keyClick(percent.field, Qt.Key.Key_Return)
    assert entered == [73]
    assert not percent.typing


def test_the_first_digit_may_be_there_already(percent: PercentField, qtbot: QtBot) -> None:
    entered: list[int] = []
    percent.entered.connect(entered.append)
    percent.begin("4")
    qtbot.keyClicks(percent.field, "2 %")
    qtbot.keyClick(percent.field, Qt.Key.Key_Return)
    assert entered == [42]


@pytest.mark.parametrize("text", ["201", "-1", "", "4.5", "x"])
def test_what_is_no_volume_stays_to_be_corrected(percent: PercentField, qtbot: QtBot, text: str) -> None:
    entered: list[int] = []
    percent.entered.connect(entered.append)
    percent.begin("")
    percent.field.setText(text)
    qtbot.keyClick(percent.field, Qt.Key.Key_Return)
    assert entered == []
    assert percent.typing
    assert percent.field.property("wrong")


def test_escape_and_leaving_change_nothing(percent: PercentField, qtbot: QtBot) -> None:
    entered: list[int] = []
    left: list[bool] = []
    percent.entered.connect(entered.append)
    percent.left.connect(lambda: left.append(True))
    percent.begin("9")
    qtbot.keyClick(percent.field, Qt.Key.Key_Escape)
    assert not percent.typing
    percent.begin("9")
    percent.window().findChild(QPushButton, "other").setFocus()
    qtbot.waitUntil(lambda: not percent.typing)
    assert entered == []
    assert left == [True]  # who left it has the keyboard elsewhere
    assert shown(percent) == "118 %"


def test_a_locked_one_takes_none(percent: PercentField) -> None:
    percent.set_live(False)
    percent.begin("5")
    assert not percent.typing
