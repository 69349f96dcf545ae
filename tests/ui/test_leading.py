from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.leading import Leading
from desktop.ui.theme import Theme


def test_a_part_of_a_line_is_mirrored(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    leading, line = Leading(theme, widget), QRect(10, 5, 100, 20)
    assert leading.placed(line, 8, 16) == QRect(18, 5, 16, 20)
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert leading.placed(line, 8, 16) == QRect(86, 5, 16, 20)
    image = QImage(120, 30, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    leading.icon(painter, line, 8, "lock", "text.primary", 16)
    painter.end()
    lit = [x for x in range(120) for y in range(30) if image.pixelColor(x, y).lightness() > 60]
    assert lit
    assert min(lit) >= 86
    assert max(lit) < 102


def test_words_stand_at_the_leading_side_in_their_own_order(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    leading, line = Leading(theme, widget), QRect(0, 0, 200, 20)

    def lit(text: str) -> list[tuple[int, int]]:
        image = QImage(200, 20, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.black)
        painter = QPainter(image)
        painter.setPen(Qt.GlobalColor.white)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        leading.text(painter, line, text)
        assert painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.end()
        return [(x, y) for x in range(200) for y in range(20) if image.pixelColor(x, y).lightness() > 60]

    assert min(lit("mmmm...."))[0] < 10
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    points = lit("mmmm....")
    assert max(points)[0] > 185
    assert min(y for x, y in points if x > 190) > 9  # the dots still come last


def test_a_box_is_turned_with_the_widget(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 20)
    leading, box = Leading(theme, widget), QRect(10, 5, 30, 8)
    assert leading.turned(box) == box
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert leading.turned(box) == QRect(60, 5, 30, 8)


def test_what_has_no_room_is_cut_off(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    leading, line = Leading(theme, widget), QRect(0, 0, 60, 20)
    image = QImage(200, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.white)
    leading.elided(painter, line, "m" * 50)
    painter.end()
    lit = [x for x in range(200) for y in range(20) if image.pixelColor(x, y).lightness() > 60]
    assert 0 < max(lit) < 60
