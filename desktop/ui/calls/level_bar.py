"""A small level across: how loud somebody is. Without data it is hatched, never at zero."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.hatch import no_level
from desktop.ui.theme import Theme

FALL_DB = 2.0  # a step, at ten steps a second: about the 12 dB/s of the wall's meters, and a little calmer
SILENT_DB = -200.0


class LevelBar(QWidget):
    """`set_level` ten times a second, in dBFS; None is no data. Muted is grey and goes on moving."""

    def __init__(self, theme: Theme, width: int = 60, height: int = 8) -> None:
        super().__init__()
        self._theme = theme
        self._wide, self._high = width, height
        self._level: float | None = None
        self._muted = False
        self._floor = float(theme.token("meter", "floor"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @property
    def level(self) -> float | None:
        """What is shown, in dBFS: a new peak at once, then falling."""
        return self._level

    def set_level(self, level: float | None, muted: bool = False) -> None:
        """The peak since the last time."""
        shown = level
        if level is not None and self._level is not None:
            shown = max(level, self._level - FALL_DB, SILENT_DB)
        if (shown, muted) != (self._level, self._muted):
            self._level, self._muted = shown, muted
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._wide), self._theme.px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("meter.trough"))
        if self._level is None:
            painter.fillRect(self.rect(), no_level(theme, self.devicePixelRatioF()))
            return
        alternative = ".alt" if theme.alternative_meters else ""
        before = self._floor
        for name, until in (
            ("green", float(theme.token("meter", "yellow"))),
            ("yellow", float(theme.token("meter", "red"))),
            ("red", 0.0),
        ):
            upto = min(until, self._level)
            if upto > before:
                colour = theme.colour("meter.muted" if self._muted else f"meter{alternative}.{name}")
                painter.fillRect(self._span(before, upto), colour)
            before = until

    def _span(self, low: float, high: float) -> QRectF:
        width = self.width()
        left, right = ((1 - value / self._floor) * width for value in (low, min(0.0, high)))
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = width - right, width - left
        return QRectF(left, 0, right - left, self.height())


def decibels(level: float | None) -> float | None:
    """Of 0 to 1 of full scale, in dBFS."""
    if level is None:
        return None
    return 20 * math.log10(level) if level > 1e-10 else SILENT_DB
