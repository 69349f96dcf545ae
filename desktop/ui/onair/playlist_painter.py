"""How a row of the playlist is painted: handle, number, state, title and line, length; red at the left while on air."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.programme import NOT_READY, PLAYING, Track
from desktop.ui.onair.playlist_model import POSITION, TRACK
from desktop.ui.onair.track_words import length_text, track_icon, track_line
from desktop.ui.row_brush import RowBrush
from desktop.ui.theme import Theme

HEIGHT = 52
MENU = 34  # the width of “…” at the end of a row
_START = 84
_LENGTH = 76
_Index = QModelIndex | QPersistentModelIndex


class PlaylistPainter(QStyledItemDelegate):
    """Every row is as high as the next."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._brush = RowBrush(theme, view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        track: Track = index.data(TRACK)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, option.state, track)
        self._paint_marks(painter, rect, index.row() + 1, track)
        position_s = index.data(POSITION)
        left_s = None
        if position_s is not None and track.length_s is not None:
            left_s = max(0.0, track.length_s - position_s)
        self._paint_words(painter, rect, track, left_s)
        if left_s is not None and track.length_s:
            self._paint_bar(painter, rect, 1.0 - left_s / track.length_s)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, track: Track) -> None:
        theme = self._theme
        self._brush.ground(painter, rect, state)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line.soft"))
        if track.state in PLAYING:
            painter.fillRect(self._brush.placed(rect, 0, theme.px(4)), theme.colour("tally.fill"))
        self._brush.ring(painter, rect, state)

    def _paint_marks(self, painter: QPainter, rect: QRect, number: int, track: Track) -> None:
        theme, brush = self._theme, self._brush
        if track.state not in PLAYING:
            brush.icon(painter, rect, theme.px(10), "drag", "text.tertiary", 16)
        painter.setFont(theme.font("body", "semibold"))
        painter.setPen(theme.colour("text.secondary"))
        painter.drawText(brush.placed(rect, theme.px(28), theme.px(26)), Qt.AlignmentFlag.AlignCenter, str(number))
        tone = "error.text" if track.state in NOT_READY else "text.primary"
        brush.icon(painter, rect, theme.px(59), track_icon(track), tone, 16)
        brush.icon(painter, rect, rect.width() - theme.px(MENU - 9), "more", "text.secondary", 16)

    def _paint_words(self, painter: QPainter, rect: QRect, track: Track, left_s: float | None) -> None:
        theme, brush = self._theme, self._brush
        start, length = theme.px(_START), theme.px(_LENGTH)
        end = rect.width() - theme.px(MENU)
        width = max(0, end - length - start)
        upper, lower = QRect(rect), QRect(rect)
        upper.setHeight(theme.px(30))
        lower.setTop(rect.top() + theme.px(25))
        lower.setHeight(theme.px(21))
        strong = theme.font("body", "semibold")
        middle, end_side = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        self._text(
            painter, brush.placed(upper, start, width), track.title, strong, theme.colour("text.primary"), middle
        )
        tone = theme.colour("error.text" if track.state in NOT_READY else "text.secondary")
        line = track_line(track, left_s)
        self._text(painter, brush.placed(lower, start, width), line, theme.font("small"), tone, end_side)
        painter.setFont(strong)
        painter.setPen(theme.colour("text.primary"))
        box = brush.placed(rect, end - length, length - theme.px(6))
        side = Qt.AlignmentFlag.AlignLeft if brush.mirrored else Qt.AlignmentFlag.AlignRight
        aligned = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, aligned, length_text(track))

    def _paint_bar(self, painter: QPainter, rect: QRect, part: float) -> None:
        theme = self._theme
        width = rect.width() - theme.px(_START + MENU + _LENGTH)
        line = QRect(rect.left(), rect.bottom() - theme.px(5), rect.width(), theme.px(3))
        whole = self._brush.placed(line, theme.px(_START), width)
        painter.fillRect(whole, theme.colour("line.soft"))
        painter.fillRect(
            QRect(whole.left(), whole.top(), int(width * part), whole.height()), theme.colour("accent.text")
        )

    def _text(
        self, painter: QPainter, box: QRect, text: str, font: QFont, tone: QColor, mode: Qt.TextElideMode
    ) -> None:
        painter.setFont(font)
        painter.setPen(tone)
        self._brush.elided(painter, box, text, mode)
