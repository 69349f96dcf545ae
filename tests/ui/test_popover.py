from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui.popover import ConfirmPopover, Popover, Question
from desktop.ui.theme import Theme

REMOVE = Question(
    "Remove “Field” from the meeting?", "Its recording (9:31) is saved. Coming back needs a new admission.",
    "Keep", "Remove bot",
)  # fmt: skip


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    found.resize(800, 600)
    QVBoxLayout(found).addWidget(QPushButton("Remove"))
    found.show()
    qtbot.waitExposed(found)
    return found


@pytest.fixture
def asked(theme: Theme, window: QWidget) -> tuple[ConfirmPopover, list[str]]:
    acted: list[str] = []
    popover = ConfirmPopover(theme, window)
    popover.ask(window.findChild(QPushButton), REMOVE, lambda: acted.append("acted"))
    return popover, acted


def button(popover: ConfirmPopover, text: str) -> QPushButton:
    return next(found for found in popover.findChildren(QPushButton) if found.text() == text)


def test_the_harmless_answer_has_the_focus(asked: tuple[ConfirmPopover, list[str]], qtbot: QtBot) -> None:
    popover, _ = asked
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button(popover, "Keep"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_are_harmless(asked: tuple[ConfirmPopover, list[str]], qtbot: QtBot, key: Qt.Key) -> None:
    popover, acted = asked
    for name in ("Keep", "Remove bot"):
        qtbot.keyClick(button(popover, name), key)
    assert acted == []
    assert not popover.isVisible()


def test_escape_answers_the_question_and_not_the_window(
    asked: tuple[ConfirmPopover, list[str]], window: QWidget, qtbot: QtBot
) -> None:
    popover, _ = asked
    escaped: list[bool] = []
    QShortcut(QKeySequence(Qt.Key.Key_Escape), window).activated.connect(lambda: escaped.append(True))
    qtbot.waitUntil(lambda: QApplication.activeWindow() is popover)
    QTest.keyClick(popover.windowHandle(), Qt.Key.Key_Escape)  # the way of a real key: shortcuts are asked first
    assert not popover.isVisible()
    assert escaped == []


def test_the_acting_answer_acts_once(asked: tuple[ConfirmPopover, list[str]], qtbot: QtBot) -> None:
    popover, acted = asked
    with qtbot.waitSignal(popover.answered) as answered:
        qtbot.mouseClick(button(popover, "Remove bot"), Qt.MouseButton.LeftButton)
    assert answered.args == [True]
    button(popover, "Remove bot").click()
    assert acted == ["acted"]


def test_a_new_question_refuses_the_old_one(
    asked: tuple[ConfirmPopover, list[str]], window: QWidget, qtbot: QtBot
) -> None:
    popover, acted = asked
    with qtbot.waitSignal(popover.answered) as answered:
        popover.ask(window, Question("Stop?", "Now.", "Keep recording", "Stop"), lambda: acted.append("stopped"))
    assert answered.args == [False]
    button(popover, "Stop").click()
    assert acted == ["stopped"]


def test_all_words_are_seen(asked: tuple[ConfirmPopover, list[str]]) -> None:
    popover, _ = asked
    for label in popover.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert popover.accessibleName() == REMOVE.title


def test_the_focus_returns(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    opener = window.findChild(QPushButton)
    assert opener is not None
    window.activateWindow()
    opener.setFocus()
    qtbot.waitUntil(opener.hasFocus)
    popover = Popover(theme, window)
    popover.open_at(opener)
    popover.hide()
    qtbot.waitUntil(opener.hasFocus)


def test_the_focus_returns_to_nothing_that_is_gone(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    """A dialog that is deleted as it closes; touching its field in `hideEvent` would end the process."""
    popover, field = Popover(theme, window, Qt.WindowType.Tool), QPushButton(window)
    field.show()
    qtbot.waitActive(window)
    field.setFocus()
    popover.open_at(window)
    delete(field)
    popover.hide()
    assert not popover.isVisible()


def test_it_stays_on_the_screen(theme: Theme, window: QWidget) -> None:
    popover = Popover(theme, window)
    popover.setFixedSize(300, 200)
    free = popover.screen().availableGeometry()
    for corner in (free.topLeft(), free.bottomRight()):
        popover.open_at(QRect(corner.x() - 10, corner.y() - 10, 20, 20))
        assert free.contains(popover.geometry())
    popover.hide()
