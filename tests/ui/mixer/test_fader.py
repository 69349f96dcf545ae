from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.mixer.fader import Fader
from desktop.ui.mixer.fader_painter import FaderFace
from desktop.ui.theme import Theme


@pytest.fixture
def fader(theme: Theme, qtbot: QtBot) -> Iterator[Fader]:
    found = Fader(theme)
    qtbot.addWidget(found)
    found.resize(60, 220)  # 200 px of travel
    found.moved.connect(lambda value: found.set_face(found.face._replace(value=value)))
    found.show()
    found.activateWindow()
    qtbot.waitExposed(found)
    return found


def drag(qtbot: QtBot, fader: Fader, dy: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    start = fader.cap_centre()
    qtbot.mousePress(fader, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, abs(dy) + 1):
        at = start + QPoint(0, step if dy > 0 else -step)
        move = _mouse(QEvent.Type.MouseMove, at, held)
        QApplication.sendEvent(fader, move)
    qtbot.mouseRelease(fader, Qt.MouseButton.LeftButton, pos=start + QPoint(0, dy))


def _mouse(kind: QEvent.Type, at: QPoint, held: Qt.KeyboardModifier) -> QEvent:
    from PySide6.QtGui import QMouseEvent

    return QMouseEvent(kind, QPointF(at), QPointF(at), Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, held)


def wheel(fader: Fader, notches: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(10, 10), QPointF(10, 10), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(fader, event)
    return event


def test_the_cap_is_dragged_and_the_whole_way_is_one_movement(fader: Fader, qtbot: QtBot) -> None:
    moves: list[int] = []
    whole: list[tuple[int, int]] = []
    fader.moved.connect(moves.append)
    fader.gesture.connect(lambda before, after: whole.append((before, after)))
    drag(qtbot, fader, 40)
    assert fader.value() < 90
    assert moves[-1] == fader.value()
    assert whole == [(100, fader.value())]


def test_a_hundred_catches_the_cap_unless_alt_is_held(fader: Fader, qtbot: QtBot) -> None:
    drag(qtbot, fader, 2)
    assert fader.value() == 100
    drag(qtbot, fader, 2, Qt.KeyboardModifier.AltModifier)
    assert fader.value() in (98, 99)


def test_shift_drags_a_tenth(fader: Fader, qtbot: QtBot) -> None:
    fader.set_face(FaderFace(50))
    drag(qtbot, fader, -30, Qt.KeyboardModifier.ShiftModifier)
    assert 51 <= fader.value() <= 54


def test_a_click_on_the_track_changes_nothing(fader: Fader, qtbot: QtBot) -> None:
    moves: list[int] = []
    fader.moved.connect(moves.append)
    qtbot.mouseClick(fader, Qt.MouseButton.LeftButton, pos=QPoint(24, 200))
    assert moves == []
    assert fader.value() == 100


def test_a_double_click_is_a_hundred(fader: Fader, qtbot: QtBot) -> None:
    fader.set_face(FaderFace(30))
    qtbot.mouseDClick(fader, Qt.MouseButton.LeftButton, pos=QPoint(24, 20))
    assert fader.value() == 100


def test_the_wheel_needs_the_focus_or_ctrl(fader: Fader, qtbot: QtBot) -> None:
    fader.clearFocus()
    assert not wheel(fader, 1).isAccepted()
    assert fader.value() == 100
    assert wheel(fader, 1, Qt.KeyboardModifier.ControlModifier).isAccepted()
    assert fader.value() == 101
    fader.setFocus()
    qtbot.waitUntil(fader.hasFocus)
    wheel(fader, -3)
    assert fader.value() == 98


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 51), (Qt.Key.Key_Down, 49), (Qt.Key.Key_PageUp, 60), (Qt.Key.Key_PageDown, 40),
        (Qt.Key.Key_Home, 100), (Qt.Key.Key_0, 100), (Qt.Key.Key_End, 50),
    ],
)  # fmt: skip
def test_keys(fader: Fader, qtbot: QtBot, key: Qt.Key, value: int) -> None:
    fader.set_face(FaderFace(50))
    qtbot.keyClick(fader, key)
    assert fader.value() == value


def test_keys_that_follow_each_other_are_one_movement(fader: Fader, qtbot: QtBot) -> None:
    whole: list[tuple[int, int]] = []
    fader.gesture.connect(lambda before, after: whole.append((before, after)))
    for _ in range(5):
        qtbot.keyClick(fader, Qt.Key.Key_Up)
    with qtbot.waitSignal(fader.gesture):
        pass
    assert whole == [(100, 105)]


def test_a_digit_begins_a_number_and_f2_an_empty_one(fader: Fader, qtbot: QtBot) -> None:
    typed: list[str] = []
    fader.typed.connect(typed.append)
    qtbot.keyClick(fader, Qt.Key.Key_8)
    qtbot.keyClick(fader, Qt.Key.Key_F2)
    assert typed == ["8", ""]


def test_escape_takes_a_drag_back(fader: Fader, qtbot: QtBot) -> None:
    start = fader.cap_centre()
    qtbot.mousePress(fader, Qt.MouseButton.LeftButton, pos=start)
    QApplication.sendEvent(fader, _mouse(QEvent.Type.MouseMove, start + QPoint(0, 60), Qt.KeyboardModifier.NoModifier))
    assert fader.value() < 80
    qtbot.keyClick(fader, Qt.Key.Key_Escape)
    assert fader.value() == 100


def test_its_keys_are_kept_from_window_shortcuts(fader: Fader) -> None:
    for key, text, kept in ((Qt.Key.Key_3, "3", True), (Qt.Key.Key_Escape, "", False), (Qt.Key.Key_H, "h", False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, text)
        event.ignore()
        QApplication.sendEvent(fader, event)
        assert event.isAccepted() is kept


def test_what_nobody_took_is_not_shown(theme: Theme, qtbot: QtBot) -> None:
    fader = Fader(theme)
    qtbot.addWidget(fader)
    fader.resize(60, 220)
    fader.show()
    drag(qtbot, fader, 60)
    assert fader.value() == 100


def test_a_value_that_comes_during_a_drag_waits(fader: Fader, qtbot: QtBot) -> None:
    start = fader.cap_centre()
    qtbot.mousePress(fader, Qt.MouseButton.LeftButton, pos=start)
    fader.set_face(FaderFace(20))
    assert fader.value() == 100
    qtbot.mouseRelease(fader, Qt.MouseButton.LeftButton, pos=start)
    assert fader.value() == 20


def test_a_locked_fader_is_not_moved(fader: Fader, qtbot: QtBot) -> None:
    fader.set_face(FaderFace(100, locked=True))
    drag(qtbot, fader, 40)
    wheel(fader, 2, Qt.KeyboardModifier.ControlModifier)
    assert fader.value() == 100


def test_what_assistive_technology_sets_is_a_wish(fader: Fader) -> None:
    moves: list[int] = []
    fader.moved.connect(moves.append)
    fader.setValue(64)  # as QAccessibleValueInterface does
    assert moves == [64]
