"""The figures beside the master's meter."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.formats import MINUS
from desktop.ui.meter import Meter
from desktop.ui.theme import Theme

_WIDTH, _LINE = 26, 14


class MeterScale(QWidget):
    """Stands beside `meter` at the same height."""

    def __init__(self, theme: Theme, meter: Meter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._meter = meter
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._restyle)
        self._restyle()

    def rows(self) -> dict[int, int]:
        """Where each figure stands, by its level in dBFS."""
        lowest = self.height() - self._theme.px(_LINE) // 2
        marks: list[int] = self._theme.token("meter", "scaleMarks")
        return {mark: min(lowest, max(self._theme.px(_LINE) // 2, self._meter.row_of(mark))) for mark in marks}

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # Qt hands on that of the window
        painter.setFont(self._theme.font("figure"))
        painter.setPen(self._theme.colour("meter.scale"))
        line = self._theme.px(_LINE)
        for mark, row in self.rows().items():
            text = f"{MINUS}{-mark}" if mark else "0"
            rect = QRect(0, row - line // 2, self.width() - 3, line)
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))
        self.update()
