"""The level meter: two bars on a scale linear in dB. It never moves without data.

Ballistics are `media/levels.py`'s; this paints the level it is given and nothing else. It moves with
every picture, so the two columns are painted once for each size, dark and lit, and a level only
chooses how much is copied of either.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.core.model import NO_LEVEL, Level, LevelKind
from desktop.ui import formats
from desktop.ui.hatch import no_level
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme

_LAMP, _LAMP_GAP, _HOLD, _WIDER, _NOTCH = 3, 1, 2, 2, 1.5
_TOP = _LAMP + _LAMP_GAP
_SPOKEN_EVERY_S = 1.0


class Rows(NamedTuple):
    """Pixel rows of one level: tops of the bars and of the hold lines."""

    left: int
    right: int
    left_hold: int
    right_hold: int


class _Zone(Enum):
    """Where the level is, for who cannot see it."""

    NONE = auto()
    MUTED = auto()
    OVER = auto()
    HIGH = auto()
    GOOD = auto()
    SILENT = auto()


class _Columns(NamedTuple):
    """Both columns at one size: unlit, and lit from top to bottom."""

    kind: LevelKind
    muted: bool
    ratio: float
    dark: QPixmap
    lit: QPixmap
    bars: tuple[int, int]  # where they begin
    bar_px: int
    hold: QColor


class Meter(QWidget):
    """Stereo meter with over-lamp. `bar` is the width of one bar: 5 tile, 6 strip, 7 focus, 8 master."""

    over_cleared = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        bar: int = 5,
        ground: str = "tile.bg",
        no_level: Callable[[], str] | None = None,
    ) -> None:
        """`ground` is the colour behind the bars, `no_level` says why there is no level."""
        super().__init__(parent)
        self._theme = theme
        self._bar = bar
        self._ground_name = ground
        self._no_level = no_level or _no_level
        self._level = NO_LEVEL
        self._rows = Rows(0, 0, 0, 0)
        self._columns: _Columns | None = None
        self._floor = float(theme.token("meter", "floor"))
        self._red = float(theme.token("meter", "red"))
        self._yellow = float(theme.token("meter", "yellow"))
        self._zone: _Zone | None = None
        self._spoken_at = -math.inf
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.changed.connect(self._look_again)

    def set_bar(self, bar: int) -> None:
        """Another width of the bars."""
        if bar != self._bar:
            self._bar = bar
            self._look_again()

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
        before, self._rows = self._rows, self._rows_of(level)
        if old.kind is not level.kind or old.muted != level.muted:
            self.update()
        else:
            self._update_between(before, self._rows, old.over != level.over)
        self._describe()
        if self.underMouse():
            self._explain()

    def row_of(self, value_db: float) -> int:
        """The first lit pixel row at `value_db`; `height()` when nothing is lit."""
        return self._row(value_db, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, level = QPainter(self), self._level
        columns = self._painted_columns()
        painter.drawPixmap(0, 0, columns.dark)
        if level.over and not level.muted:
            self._paint_lamps(painter, "meter.clip")
        if level.kind is LevelKind.NONE:
            return
        middle, height = self.width() // 2, self.height()
        self._light(painter, columns, QRect(0, self._rows.left, middle, height - self._rows.left))
        self._light(painter, columns, QRect(middle, self._rows.right, self.width() - middle, height - self._rows.right))
        if not level.muted:
            (left, right), wide, colour = columns.bars, columns.bar_px, columns.hold
            painter.fillRect(left, self._rows.left_hold, wide, _HOLD, colour)
            painter.fillRect(right, self._rows.right_hold, wide, _HOLD, colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._level.over:
            self.over_cleared.emit()
        else:
            super().mousePressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._explain()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            if self._zone is not None:
                self.setAccessibleDescription(_word(self._zone))
            if self.toolTip():
                self._explain()

    @property
    def _bar_px(self) -> int:
        return self._theme.px(self._bar)

    def _bars(self) -> tuple[int, int]:
        """Where the two bars begin."""
        gap = self._theme.px(int(self._theme.token("size", "meterGap")))
        left = (self.width() - 2 * self._bar_px - gap) // 2
        return left, left + self._bar_px + gap

    def _look_again(self) -> None:
        """Another size or other colours."""
        self._columns = None
        self._rows = self._rows_of(self._level)
        self.update()

    def _row(self, value_db: float, height: int) -> int:
        if value_db <= self._floor:
            return height
        return _TOP + round(min(0.0, value_db) / self._floor * (height - _TOP))

    def _rows_of(self, level: Level) -> Rows:
        height = self.height()
        lowest = height - _HOLD
        return Rows(
            self._row(level.left_db, height),
            self._row(level.right_db, height),
            min(self._row(level.left_hold_db, height), lowest),
            min(self._row(level.right_hold_db, height), lowest),
        )

    def _update_between(self, before: Rows, after: Rows, lamp: bool) -> None:
        """One rectangle for all that moved: each is a request to the screen of its own."""
        if before == after and not lamp:
            return
        top, bottom = (0, _TOP) if lamp else (self.height(), 0)
        for old, new, tail in zip(before, after, (0, 0, _HOLD, _HOLD), strict=True):
            if old != new:
                top, bottom = min(top, old, new), max(bottom, old + tail, new + tail)
        self.update(0, top, self.width(), bottom - top)

    def _painted_columns(self) -> _Columns:
        level, ratio, found = self._level, self.devicePixelRatioF(), self._columns
        if found is None or (found.kind, found.muted, found.ratio) != (level.kind, level.muted, ratio):
            dark, lit, hold = self._dark(ratio), self._lit(ratio), self._theme.colour("meter.peak")
            found = _Columns(level.kind, level.muted, ratio, dark, lit, self._bars(), self._bar_px, hold)
            self._columns = found
        return found

    def _light(self, painter: QPainter, columns: _Columns, rect: QRect) -> None:
        ratio = columns.ratio
        source = rect if ratio == 1 else QRect(rect.topLeft() * ratio, rect.size() * ratio)
        painter.drawPixmap(rect, columns.lit, source)

    def _dark(self, ratio: float) -> QPixmap:
        found = self._ground(ratio)
        painter, theme = QPainter(found), self._theme
        self._paint_lamps(painter, "meter.trough")
        left, right = self._bars()
        top, bottom, _ = self._zones()[0]
        for x, edge in ((left, left - _WIDER), (right, right + self._bar_px)):
            painter.fillRect(x, _TOP, self._bar_px, self.height() - _TOP, theme.colour("meter.trough"))
            painter.fillRect(edge, top, _WIDER, bottom - top, theme.colour("meter.trough"))
        if self._level.kind is LevelKind.NONE:
            brush = no_level(theme, ratio)
            for x in (left, right):
                painter.fillRect(QRect(x, _TOP, self._bar_px, self.height() - _TOP), brush)
        else:
            self._paint_notches(painter)
        painter.end()
        return found

    def _lit(self, ratio: float) -> QPixmap:
        found = self._ground(ratio)
        painter = QPainter(found)
        left, right = self._bars()
        for zone, (top, bottom, name) in enumerate(self._zones()):
            wider = 0 if zone else _WIDER
            colour = self._theme.colour("meter.muted" if self._level.muted else name)
            painter.fillRect(left - wider, top, self._bar_px + wider, bottom - top, colour)
            painter.fillRect(right, top, self._bar_px + wider, bottom - top, colour)
        self._paint_notches(painter)
        painter.end()
        return found

    def _ground(self, ratio: float) -> QPixmap:
        found = QPixmap(self.size() * ratio)
        found.setDevicePixelRatio(ratio)
        found.fill(self._theme.colour(self._ground_name))
        return found

    def _zones(self) -> tuple[tuple[int, int, str], ...]:
        """Top row, bottom row and colour of each zone, loudest first."""
        alternative = ".alt" if self._theme.alternative_meters else ""
        red, yellow = self.row_of(self._red), self.row_of(self._yellow)
        return (
            (_TOP, red, f"meter{alternative}.red"),
            (red, yellow, f"meter{alternative}.yellow"),
            (yellow, self.height(), f"meter{alternative}.green"),
        )

    def _paint_lamps(self, painter: QPainter, colour: str) -> None:
        for x in self._bars():
            painter.fillRect(x, 0, self._bar_px, _LAMP, self._theme.colour(colour))

    def _paint_notches(self, painter: QPainter) -> None:
        left, right = self._bars()
        width = right + self._bar_px - left
        for _, bottom, _ in self._zones()[:2]:
            painter.fillRect(left - 1, bottom - 1, width + 2, math.ceil(_NOTCH), self._theme.colour("tile.line"))

    def _describe(self) -> None:
        """Tell assistive technology at most once a second, and only when the zone changes."""
        zone = self._zone_of_level()
        if zone is self._zone:
            return
        now = time.monotonic()
        if now - self._spoken_at >= _SPOKEN_EVERY_S:
            self._zone, self._spoken_at = zone, now
            self.setAccessibleDescription(_word(zone))

    def _zone_of_level(self) -> _Zone:
        level = self._level
        if level.kind is LevelKind.NONE:
            return _Zone.NONE
        if level.muted:
            return _Zone.MUTED
        if level.over:
            return _Zone.OVER
        loudest = max(level.left_db, level.right_db)
        if loudest > self._red:
            return _Zone.HIGH
        return _Zone.GOOD if loudest > self._floor else _Zone.SILENT

    def _explain(self) -> None:
        """The tooltip says what is shown now; nobody reads it while the mouse is elsewhere."""
        if self._level.kind is LevelKind.NONE:
            words = self._no_level()
        else:
            peak = formats.decibel(max(self._level.left_hold_db, self._level.right_hold_db))
            words = tr("Meter", "Peak {peak} dBFS, measured in Airdesk").format(peak=peak)
        if words != self.toolTip():
            self.setToolTip(words)


def _no_level() -> str:
    return tr("Meter", "No level arrives for this source.")


def _word(zone: _Zone) -> str:
    return {
        _Zone.NONE: lambda: tr("Meter", "no level"),
        _Zone.MUTED: lambda: tr("Meter", "muted"),
        _Zone.OVER: lambda: tr("Meter", "over"),
        _Zone.HIGH: lambda: tr("Meter", "high"),
        _Zone.GOOD: lambda: tr("Meter", "good"),
        _Zone.SILENT: lambda: tr("Meter", "silent"),
    }[zone]()
