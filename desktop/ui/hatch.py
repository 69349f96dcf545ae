"""The diagonal pattern that marks what is not there: a level, a picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

from desktop.ui.theme import Theme


def no_level(theme: Theme, ratio: float) -> QBrush:
    """For a meter without data: seen as stripes on its trough, also where all around it is light."""
    return hatch(theme.colour("meter.none" if theme.dark else "meter.muted"), 4, 1.6, ratio)


def hatch(colour: QColor, pitch: int, width: float, ratio: float) -> QBrush:
    """Stripes at 45 degrees, `width` wide, repeating after `pitch` device-independent pixels."""
    side = max(2, round(pitch * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width * ratio / 1.414, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift - side, 2 * side), QPointF(shift + 2 * side, -side))
    painter.end()
    brush = QBrush(pixmap)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush
