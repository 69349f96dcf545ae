from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.mixer.fader import Fader
from desktop.ui.mixer.fader_painter import FaderFace, FaderPainter
from desktop.ui.theme import Theme


def shown(theme: Theme, qtbot: QtBot, face: FaderFace) -> tuple[Fader, FaderPainter]:
    fader = Fader(theme)
    qtbot.addWidget(fader)
    fader.resize(60, 220)
    fader.set_face(face)
    fader.show()
    QApplication.processEvents()
    return fader, FaderPainter(theme, fader)


def amber(theme: Theme, fader: Fader, at: QPoint) -> bool:
    colour, wanted = QColor(fader.grab().toImage().pixel(at)), theme.colour("warn.text")
    return abs(colour.red() - wanted.red()) + abs(colour.blue() - wanted.blue()) < 40


def test_the_triangle_marks_what_was_confirmed(theme: Theme, qtbot: QtBot) -> None:
    fader, painter = shown(theme, qtbot, FaderFace(150, confirmed=100))
    centre = painter.mark_rect(100).center() - QPoint(2, 0)
    assert amber(theme, fader, centre)
    fader.set_face(FaderFace(150, confirmed=150))
    assert not amber(theme, fader, centre)


def test_the_cap_stands_where_the_value_is(theme: Theme, qtbot: QtBot) -> None:
    _, painter = shown(theme, qtbot, FaderFace())
    rows = [painter.cap_rect(value).center().y() for value in (0, 50, 100, 200)]
    assert rows == sorted(rows, reverse=True)
    assert (rows[0] - rows[2]) / (rows[0] - rows[3]) == 0.625
    assert painter.cap_rect(0).bottom() < 220
    assert painter.cap_rect(200).top() >= 0


def test_without_figures_it_is_narrower(theme: Theme, qtbot: QtBot) -> None:
    _, painter = shown(theme, qtbot, FaderFace())
    assert painter.size_hint(False).width() < painter.size_hint(True).width()


def test_only_what_moved_is_painted_again(theme: Theme, qtbot: QtBot) -> None:
    fader, painter = shown(theme, qtbot, FaderFace())
    assert painter.moved_rect.width() < fader.width()
