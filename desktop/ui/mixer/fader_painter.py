"""How a fader looks: track, ticks, cap, and the triangle at what the service confirmed last."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from desktop.core.mix_setup import UNCHANGED
from desktop.ui.mixer.fader_law import TICKS, place_of
from desktop.ui.theme import Theme

_TRACK, _TICK, _MARK, _FIGURES, _EDGE, _GAP = 4, 18, 7, 24, 3, 4


class FaderFace(NamedTuple):
    """What a fader shows."""

    value: int = UNCHANGED
    confirmed: int | None = None  # marked while it is not the value
    locked: bool = False
    dimmed: bool = False
    figures: bool = True  # of the scale


class FaderPainter:
    """Paints on `widget`, top to bottom in its whole height."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        self._theme = theme
        self._widget = widget

    @property
    def travel(self) -> int:
        """Pixels from 0 to 200."""
        return self._widget.height() - self._theme.px(self._cap[1]) - 2 * _EDGE

    def size_hint(self, figures: bool) -> QSize:
        """The width is fixed, the height grows."""
        theme = self._theme
        width = theme.px(_MARK + self._cap[0]) + 2 * _EDGE + (theme.px(_FIGURES - 5) if figures else 0)
        return QSize(width, theme.px(64))

    def cap_rect(self, value: int) -> QRect:
        """Where the cap is."""
        width, height = (self._theme.px(side) for side in self._cap)
        return QRect(_EDGE + self._theme.px(_MARK), self._row(value) - height // 2, width, height)

    def mark_rect(self, value: int) -> QRect:
        """Where the triangle of a confirmed value is."""
        side = self._theme.px(_MARK)
        return QRect(_EDGE - 1, self._row(value) - side, side + 4, 2 * side)

    @property
    def moved_rect(self) -> QRect:
        """What changes when the value does: all but the figures."""
        right = self.cap_rect(0).right() + 2
        return QRect(0, 0, right, self._widget.height())

    def paint(self, face: FaderFace, value: int, dirty: QRect) -> None:
        """All of it, as far as `dirty` needs."""
        painter = QPainter(self._widget)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # Qt hands on that of the window
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if dirty.right() > self.moved_rect.right():
            self._paint_figures(painter, face)
        self._paint_track(painter, face, value)
        if face.confirmed is not None and face.confirmed != value:
            self._paint_mark(painter, face.confirmed)
        self._paint_cap(painter, face, self.cap_rect(value))
        if self._widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("line.focus"), 2))
            painter.drawRoundedRect(QRectF(self._widget.rect()).adjusted(1, 1, -1, -1), 4, 4)

    @property
    def _cap(self) -> tuple[int, int]:
        width, height = self._theme.token("size", "faderCap")
        return width, height

    def _row(self, value: float) -> int:
        top = _EDGE + self._theme.px(self._cap[1]) // 2
        return top + round((1 - place_of(value)) * self.travel)

    def _paint_track(self, painter: QPainter, face: FaderFace, value: int) -> None:
        theme, width = self._theme, self._theme.px(_TRACK)
        middle = self.cap_rect(0).center().x() + 1
        top, bottom = self._row(TICKS[-1]), self._row(0)
        quiet = face.locked or face.dimmed
        for percent in TICKS:
            strong = percent == UNCHANGED
            pen = QPen(theme.colour("text.primary" if strong and not quiet else "text.tertiary"), 2 if strong else 1)
            painter.setPen(pen)
            reach, row = theme.px(_TICK) // 2, self._row(percent)
            painter.drawLine(middle - reach, row, middle + reach, row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("fader.track"))
        painter.drawRoundedRect(QRectF(middle - width / 2, top, width, bottom - top), width / 2, width / 2)
        painter.setBrush(theme.colour("meter.muted" if quiet else "fader.fill"))
        row = self._row(value)
        painter.drawRoundedRect(QRectF(middle - width / 2, row, width, bottom - row), width / 2, width / 2)

    def _paint_mark(self, painter: QPainter, confirmed: int) -> None:
        side, row = self._theme.px(_MARK), self._row(confirmed)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("warn.text"))
        half = side * 0.65
        points = [QPointF(_EDGE, row - half), QPointF(_EDGE + side, row), QPointF(_EDGE, row + half)]
        painter.drawPolygon(QPolygonF(points))

    def _paint_cap(self, painter: QPainter, face: FaderFace, rect: QRect) -> None:
        theme = self._theme
        top, bottom = theme.colour("fader.cap").lighter(112), theme.colour("fader.cap").darker(122)
        if face.locked or face.dimmed:
            top = bottom = theme.colour("meter.muted")
        gradient = QLinearGradient(QPointF(rect.topLeft()), QPointF(rect.bottomLeft()))
        gradient.setColorAt(0, top)
        gradient.setColorAt(1, bottom)
        painter.setPen(QPen(theme.colour("fader.cap.line"), 1))
        painter.setBrush(gradient)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(QPen(theme.colour("fader.cap.line"), 2))
        row = rect.center().y() + 1
        painter.drawLine(rect.left() + 4, row, rect.right() - 3, row)

    def _paint_figures(self, painter: QPainter, face: FaderFace) -> None:
        if not face.figures:
            return
        theme = self._theme
        left = self.cap_rect(0).center().x() + theme.px(_TICK) // 2 + _GAP
        for percent in TICKS:
            strong = percent == UNCHANGED
            painter.setFont(theme.font("figure", "bold" if strong else "regular"))
            painter.setPen(theme.colour("text.primary" if strong and not face.dimmed else "meter.scale"))
            rect = QRect(left, self._row(percent) - 8, self._widget.width() - left, 16)
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(percent))
