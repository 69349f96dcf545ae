"""What the demo studio looks like, drawn small."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme, fill

PICTURE_HEIGHT = 88


class StudioPicture(QWidget):
    """A drawing of what the demo studio shows: a focus, three tiles, meters. No photograph, no motion."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.px(PICTURE_HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        fill(painter, self.rect(), theme.colour("tile.bg"))
        pad, gap = theme.px(6), theme.px(4)
        height = self.height() - 2 * pad
        focus = round(height * 16 / 9)
        self._tile(painter, pad, pad, focus, height, "tile.focus")
        small = (height - 2 * gap) // 3
        x = pad + focus + gap
        for index in range(3):
            self._tile(painter, x, pad + index * (small + gap), round(small * 16 / 9), small, "tile.line")
        x += round(small * 16 / 9) + theme.px(14)
        self._meters(painter, x, pad, height)

    def _tile(self, painter: QPainter, x: int, y: int, width: int, height: int, edge: str) -> None:
        theme = self._theme
        painter.setPen(theme.colour(edge))
        painter.setBrush(theme.colour("tile.umd"))
        painter.drawRect(x, y, width - 1, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("umd.text2"))
        head = height * 0.3
        centre = x + width / 2
        painter.drawEllipse(round(centre - head / 2), round(y + height * 0.2), round(head), round(head))
        painter.setClipRect(x + 1, y + 1, width - 2, height - 2)
        body = height * 0.62
        painter.drawEllipse(round(centre - body / 2), round(y + height * 0.58), round(body), round(body))
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _meters(self, painter: QPainter, x: int, top: int, height: int) -> None:
        theme = self._theme
        bar, gap = theme.px(6), theme.px(2)
        levels = (0.86, 0.8, 0.62, 0.58, 0.74, 0.7, 0.34, 0.4, 0.68, 0.72)
        for index, level in enumerate(levels):
            left = x + index * (bar + gap) + (index // 2) * theme.px(7)
            if left + bar > self.width() - theme.px(6):
                return
            fill(painter, QRect(left, top, bar, height), theme.colour("meter.trough"))
            for low, high, name in ((0.0, 0.667, "green"), (0.667, 0.85, "yellow"), (0.85, 1.0, "red")):
                if level > low:
                    upper, lower = round(height * min(level, high)), round(height * low)
                    zone = QRect(left, top + height - upper, bar, upper - lower)
                    fill(painter, zone, theme.colour(f"meter.{name}"))
