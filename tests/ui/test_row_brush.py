from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle
from pytestqt.qtbot import QtBot

from desktop.ui.row_brush import RowBrush
from desktop.ui.theme import Theme

ROW = QRect(0, 0, 100, 28)
F = QStyle.StateFlag


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    found = QListView()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def brush(theme: Theme, view: QListView) -> RowBrush:
    return RowBrush(theme, view)


def painted(paint: Callable[[QPainter], object]) -> QImage:
    image = QImage(ROW.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("state", "by_itself", "name"),
    [
        (F.State_Selected, False, "bg.selected"),
        (F.State_Selected | F.State_MouseOver, False, "bg.selected"),
        (F.State_MouseOver, False, "bg.hover"),
        (F.State_MouseOver, True, "bg.selected"),
        (F.State_None, True, "bg.selected"),
        (F.State_None, False, ""),
    ],
)
def test_the_ground(brush: RowBrush, theme: Theme, state: QStyle.StateFlag, by_itself: bool, name: str) -> None:
    chosen: list[bool] = []
    image = painted(lambda painter: chosen.append(brush.ground(painter, ROW, state, by_itself)))
    assert chosen == [name == "bg.selected"]
    assert image.pixelColor(50, 14) == (theme.colour(name) if name else QColor(Qt.GlobalColor.black))


def test_the_ring_stands_only_while_the_list_has_the_focus(
    brush: RowBrush, theme: Theme, view: QListView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ringed(state: QStyle.StateFlag) -> bool:
        image = painted(lambda painter: brush.ring(painter, ROW, state))
        return image.pixelColor(50, 1) == theme.colour("line.focus")

    assert not ringed(F.State_HasFocus)
    monkeypatch.setattr(view, "hasFocus", lambda: True)
    assert ringed(F.State_HasFocus)
    assert not ringed(F.State_Selected)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_count_stands_before_its_end(
    brush: RowBrush, theme: Theme, view: QListView, direction: Qt.LayoutDirection
) -> None:
    view.setLayoutDirection(direction)
    begins: list[int] = []
    image = painted(lambda painter: begins.append(brush.badge(painter, ROW, 90, "999+")))
    filled = [x for x in range(100) if image.pixelColor(x, 7) == theme.colour("accent.fill")]
    if direction is Qt.LayoutDirection.RightToLeft:
        filled = [99 - x for x in filled]
    assert begins[0] <= min(filled) < max(filled) < 90
    assert begins[0] < 90 - 16
