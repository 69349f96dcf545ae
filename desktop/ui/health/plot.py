"""One figure over the last hour: a line with its least and most, a scale, and a cursor that reads values.

It shows the pieces it is given and knows no source. Time runs from left to right in every language.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from desktop.control.trend import HOUR_S, SHORT_S, Span
from desktop.ui import formats
from desktop.ui.announce import announce
from desktop.ui.health.plot_scale import bounds
from desktop.ui.i18n import tr
from desktop.ui.leading import Leading
from desktop.ui.theme import Theme

_HEAD, _FOOT, _GUTTER, _EDGE = 26, 18, 44, 8
_APART = 6  # between the words above and the highest figure
_HEIGHT, _WIDTH = 112, 300
_MARKS_S = {HOUR_S: 900, SHORT_S: 300}  # how far apart the times below are
_PAGE_S = 300.0


class PlotFace(Struct, frozen=True):
    """What a plot is about. All texts are asked for when they are painted, in the language of that moment."""

    title: Callable[[], str]  # with the unit
    say: Callable[[float], str]  # a figure with its unit
    least_top: float  # the scale ends here or above
    tone: str = "accent.text"
    digits: int = 0  # of the figures beside the plot


class Plot(QLabel):
    """`show_spans` gives the hour. A label, so that who cannot see it is read its name and its reading.

    Arrows move the cursor, Page keys by five minutes, Home and End to the ends, Esc takes it away.
    """

    cursor_moved = Signal(object)  # how many pieces before the newest; None without a cursor

    def __init__(self, theme: Theme, face: PlotFace) -> None:
        super().__init__()
        self._theme, self._face = theme, face
        self._leading = Leading(theme, self)
        self._spans: list[Span | None] = []
        self._newest = datetime.now().astimezone()
        self._length_s = HOUR_S
        self._cursor: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._restyle)
        self.retranslate()

    def show_spans(self, spans: list[Span | None], newest: datetime, length_s: float = HOUR_S) -> None:
        """The last `length_s`, HOUR_S or SHORT_S, in equal pieces; `newest` is when the last one begins."""
        if self._cursor is not None and spans:
            self._cursor = min(self._cursor, len(spans) - 1)
        self._spans, self._newest, self._length_s = spans, newest, length_s
        self._describe()
        self.update()

    def set_cursor_place(self, place: int | None) -> None:
        """Put the cursor on a piece, counted back from the newest, or take it away. Emits nothing."""
        place = None if place is None or not self._spans else max(0, min(place, len(self._spans) - 1))
        if place != self._cursor:
            self._cursor = place
            self._describe()
            self.update()

    @property
    def room(self) -> int:
        """How many pixel columns there are for the hour."""
        return max(1, round(self._area().width()))

    def reading(self) -> str:
        """What stands at the cursor, and when; without a cursor what is newest."""
        span = self._spans[-1 - (self._cursor or 0)] if self._spans else None
        value = self._range(span) if span is not None else tr("Health", "unknown")
        if self._cursor is None:
            return value
        at = self._newest - timedelta(seconds=self._cursor * self._length_s / len(self._spans))
        return tr("Health", "{time}: {value}").format(time=formats.time_of_day(at, seconds=True), value=value)

    def retranslate(self) -> None:
        """Another language."""
        self.setAccessibleName(self._face.title())
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT + _HEAD + _FOOT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH) // 2, self._theme.px(_HEIGHT // 2 + _HEAD + _FOOT))

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._moved(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._cursor is not None:
            self._move(None)
        elif place is not None and self._spans:
            self._move(place)
            announce(self, self.reading())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self._area()
        if self._spans and area.contains(event.position()):
            part = (area.right() - event.position().x()) / area.width()
            self._move(int(part * len(self._spans)))

    def leaveEvent(self, event: object) -> None:
        if not self.hasFocus():
            self._move(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._move(None)
        self.update()

    def _moved(self, key: Qt.Key) -> int | None:
        """Where a key leads; None for other keys. The first press of an arrow reads the newest piece."""
        page = max(1, round(_PAGE_S * len(self._spans) / self._length_s))
        at = self._cursor
        steps = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1, Qt.Key.Key_PageUp: page, Qt.Key.Key_PageDown: -page}
        ends = {Qt.Key.Key_Home: len(self._spans) - 1, Qt.Key.Key_End: 0}
        if key in ends:
            return ends[key]
        if key not in steps:
            return None
        return 0 if at is None else max(0, at + steps[key])

    def _move(self, place: int | None) -> None:
        former = self._cursor
        self.set_cursor_place(place)
        if self._cursor != former:
            self.cursor_moved.emit(self._cursor)

    # Words

    def _range(self, span: Span) -> str:
        least, most = map(self._face.say, span)
        return most if least == most else tr("Health", "{least} to {most}").format(least=least, most=most)

    def _describe(self) -> None:
        known = [span for span in self._spans if span is not None]
        said = self.reading()
        if known and self._cursor is None:
            highest = self._face.say(max(span[1] for span in known))
            said = tr("Health", "{value}; highest in the last hour {highest}").format(value=said, highest=highest)
        self.setAccessibleDescription(said)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    # Paint

    def _area(self) -> QRectF:
        px = self._theme.px
        return QRectF(self.rect()).adjusted(px(_GUTTER), px(_HEAD), -px(_EDGE), -px(_FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, area = QPainter(self), self._theme, self._area()
        low, high = bounds(self._spans, self._face.least_top)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each word in its own
        painter.fillRect(area, theme.colour("bg.field"))
        self._paint_scale(painter, area, low, high)
        self._paint_curve(painter, area, low, high)
        self._paint_cursor(painter, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        if not any(self._spans):
            painter.setPen(theme.colour("text.tertiary"))
            painter.setFont(theme.font("small"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tr("Health", "Nothing is known yet."))
        if self.hasFocus():
            width = theme.px(2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("line.focus"), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def _paint_head(self, painter: QPainter) -> None:
        theme = self._theme
        line = QRect(theme.px(4), 0, self.width() - theme.px(4 + _EDGE), theme.px(_HEAD - _APART))
        reading = self.reading()
        painter.setFont(theme.font("small", "semibold"))
        width = QFontMetrics(painter.font()).horizontalAdvance(reading) + theme.px(4)
        painter.setPen(theme.colour("text.primary"))
        self._leading.text(painter, self._leading.placed(line, line.width() - width, width), reading)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text.secondary"))
        left = line.width() - width - theme.px(4)
        self._leading.elided(painter, self._leading.placed(line, 0, left), self._face.title())

    def _paint_scale(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        theme = self._theme
        painter.setFont(theme.font("figure"))
        half = QFontMetrics(painter.font()).height() / 2
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        middle = (low + high) / 2 if low == 0 else 0.0
        for figure in (low, middle, high):
            y = self._y(area, figure, low, high)
            painter.setPen(theme.colour("line.soft"))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.colour("text.tertiary"))
            digits = self._face.digits if figure != round(figure) else 0
            box = QRectF(0, y - half, area.left() - theme.px(4), 2 * half)
            painter.drawText(box, int(right | Qt.AlignmentFlag.AlignAbsolute), formats.number(figure, digits))
        for ago_s in range(0, int(self._length_s) + 1, _MARKS_S[self._length_s]):
            self._paint_mark(painter, area, ago_s)

    def _paint_mark(self, painter: QPainter, area: QRectF, ago_s: int) -> None:
        theme = self._theme
        x = area.right() - area.width() * ago_s / self._length_s
        painter.setPen(theme.colour("line.soft"))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(theme.colour("text.tertiary"))
        words = tr("Health", "now") if ago_s == 0 else formats.about(ago_s)
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        left = min(x - width / 2, self.width() - width - theme.px(1))
        painter.drawText(QPointF(left, self.height() - theme.px(4)), words)

    def _paint_curve(self, painter: QPainter, area: QRectF, low: float, high: float) -> None:
        """A column for each piece, from its least to its most and on to where the one before it ended."""
        step, thick = area.width() / max(1, len(self._spans)), 1.5 * self._theme.scale
        columns, before = [], None
        for place, span in enumerate(self._spans):
            if span is not None:
                least, most = span if before is None else (min(span[0], before[1]), max(span[1], before[0]))
                top, bottom = self._y(area, most, low, high), self._y(area, least, low, high)
                spare = max(0.0, thick - (bottom - top)) / 2
                columns.append(QRectF(area.left() + step * place, top - spare, step, bottom - top + 2 * spare))
            before = span
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._face.tone))
        painter.drawRects(columns)

    def _paint_cursor(self, painter: QPainter, area: QRectF) -> None:
        if self._cursor is not None and self._spans:
            x = area.right() - area.width() / len(self._spans) * (self._cursor + 0.5)
            painter.setPen(QPen(self._theme.colour("text.primary"), self._theme.scale))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    @staticmethod
    def _y(area: QRectF, figure: float, low: float, high: float) -> float:
        return area.bottom() - area.height() * (figure - low) / (high - low)
