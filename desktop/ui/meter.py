"""The level meter: two bars on a scale linear in dB. It never moves without data.

Ballistics are `media/levels.py`'s; this paints the level it is given and nothing else.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.core.model import NO_LEVEL, Level, LevelKind
from desktop.ui import formats
from desktop.ui.hatch import hatch
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme

_LAMP, _LAMP_GAP, _HOLD, _WIDER, _NOTCH = 3, 1, 2, 2, 1.5
_SPOKEN_EVERY_S = 1.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Pixel rows of one level: tops of the bars and of the hold lines. The bottom row is `end`."""

    left: int
    right: int
    left_hold: int
    right_hold: int


class Meter(QWidget):
    """Stereo meter with over-lamp. `bar` is the width of one bar: 5 tile, 6 strip, 7 focus, 8 master."""

    over_cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, bar: int = 5) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = bar
        self._level = NO_LEVEL
        self._rows = Rows(0, 0, 0, 0)
        self._zone = ""
        self._spoken_at = -math.inf
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self.update)

    def set_bar(self, bar: int) -> None:
        """Another width of the bars."""
        self._bar = bar
        self.update()

    def set_source(self, name: str) -> None:
        """Whose level it is, for assistive technology."""
        self.setAccessibleName(tr("Meter", "Level of {name}").format(name=name))

    @property
    def level(self) -> Level:
        """What is shown."""
        return self._level

    def set_level(self, level: Level) -> None:
        """Show `level`; only the rows that changed are painted again."""
        old, self._level = self._level, level
        if (old.kind, old.muted) != (level.kind, level.muted):
            self._rows = self._rows_of(level)
            self.update()
        else:
            self._update_rows(self._rows_of(level))
            if old.over != level.over:
                self.update(0, 0, self.width(), self._top)
        self._describe()

    def row_of(self, value_db: float) -> int:
        """The first lit pixel row at `value_db`; `height()` when nothing is lit."""
        floor = float(self._theme.token("meter", "floor"))
        span = self.height() - self._top
        if value_db <= floor:
            return self.height()
        return self._top + round(min(0.0, value_db) / floor * span)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rows = self._rows_of(self._level)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(event.rect(), theme.colour("tile.bg"))
        left, right = self._columns()
        for x in (left, right):
            painter.fillRect(x, 0, self._bar_px, _LAMP, theme.colour("meter.clip" if self._lit else "meter.trough"))
            painter.fillRect(x, self._top, self._bar_px, self.height(), theme.colour("meter.trough"))
            self._paint_wider(painter, x, x is right or x == right)
        if self._level.kind is LevelKind.NONE:
            self._paint_nothing(painter, left, right)
            return
        self._paint_bar(painter, left, self._rows.left, outwards=-1)
        self._paint_bar(painter, right, self._rows.right, outwards=1)
        self._paint_notches(painter, left, right)
        if not self._level.muted:
            self._paint_hold(painter, left, self._rows.left_hold)
            self._paint_hold(painter, right, self._rows.right_hold)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._level.over:
            self.over_cleared.emit()
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._explanation(), self)
            return True
        return super().event(event)

    @property
    def _lit(self) -> bool:
        return self._level.over and not self._level.muted

    @property
    def _top(self) -> int:
        return _LAMP + _LAMP_GAP

    @property
    def _bar_px(self) -> int:
        return self._theme.px(self._bar)

    def _columns(self) -> tuple[int, int]:
        gap = self._theme.px(int(self._theme.token("size", "meterGap")))
        left = (self.width() - 2 * self._bar_px - gap) // 2
        return left, left + self._bar_px + gap

    def _rows_of(self, level: Level) -> Rows:
        return Rows(
            self.row_of(level.left_db),
            self.row_of(level.right_db),
            min(self.row_of(level.left_hold_db), self.height() - _HOLD),
            min(self.row_of(level.right_hold_db), self.height() - _HOLD),
        )

    def _update_rows(self, new: Rows) -> None:
        old, self._rows = self._rows, new
        for before, after, tail in (
            (old.left, new.left, 0), (old.right, new.right, 0),
            (old.left_hold, new.left_hold, _HOLD), (old.right_hold, new.right_hold, _HOLD),
        ):  # fmt: skip
            if before != after:
                top = min(before, after)
                self.update(0, top, self.width(), max(before, after) + tail - top)

    def _zones(self) -> tuple[tuple[int, int, str], ...]:
        """Top row, bottom row and colour of each zone, loudest first."""
        alternative = ".alt" if self._theme.alternative_meters else ""
        red, yellow = (self.row_of(float(self._theme.token("meter", name))) for name in ("red", "yellow"))
        return (
            (self._top, red, f"meter{alternative}.red"),
            (red, yellow, f"meter{alternative}.yellow"),
            (yellow, self.height(), f"meter{alternative}.green"),
        )

    def _paint_bar(self, painter: QPainter, x: int, row: int, outwards: int) -> None:
        for zone, (top, bottom, name) in enumerate(self._zones()):
            first = max(top, row)
            if first >= bottom:
                continue
            colour = self._theme.colour("meter.muted" if self._level.muted else name)
            wider = _WIDER if zone == 0 else 0
            painter.fillRect(x - (wider if outwards < 0 else 0), first, self._bar_px + wider, bottom - first, colour)

    def _paint_wider(self, painter: QPainter, x: int, is_right: bool) -> None:
        top, bottom, _ = self._zones()[0]
        edge = x + self._bar_px if is_right else x - _WIDER
        painter.fillRect(edge, top, _WIDER, bottom - top, self._theme.colour("meter.trough"))

    def _paint_notches(self, painter: QPainter, left: int, right: int) -> None:
        width = right + self._bar_px - left
        for _, bottom, _ in self._zones()[:2]:
            painter.fillRect(left - 1, bottom - 1, width + 2, math.ceil(_NOTCH), self._theme.colour("tile.line"))

    def _paint_hold(self, painter: QPainter, x: int, row: int) -> None:
        painter.fillRect(x, row, self._bar_px, _HOLD, self._theme.colour("meter.peak"))

    def _paint_nothing(self, painter: QPainter, left: int, right: int) -> None:
        brush = hatch(self._theme.colour("meter.none"), 4, 1.6, self.devicePixelRatioF())
        for x in (left, right):
            painter.fillRect(QRect(QPoint(x, self._top), QPoint(x + self._bar_px - 1, self.height())), brush)

    def _describe(self) -> None:
        """Tell assistive technology at most once a second, and only when the zone changes."""
        zone = self._zone_of_level()
        now = time.monotonic()
        if zone != self._zone and now - self._spoken_at >= _SPOKEN_EVERY_S:
            self._zone, self._spoken_at = zone, now
            self.setAccessibleDescription(zone)

    def _zone_of_level(self) -> str:
        level = self._level
        loudest = max(level.left_db, level.right_db)
        if level.kind is LevelKind.NONE:
            return tr("Meter", "no level")
        if level.muted:
            return tr("Meter", "muted")
        if level.over:
            return tr("Meter", "over")
        if loudest > float(self._theme.token("meter", "red")):
            return tr("Meter", "high")
        return tr("Meter", "good") if loudest > float(self._theme.token("meter", "floor")) else tr("Meter", "silent")

    def _explanation(self) -> str:
        if self._level.kind is LevelKind.NONE:
            return tr("Meter", "No level arrives for this source.")
        peak = formats.decibel(max(self._level.left_hold_db, self._level.right_hold_db))
        return tr("Meter", "Peak {peak} dBFS, measured in Airdesk").format(peak=peak)
