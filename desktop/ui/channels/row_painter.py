"""How a row of the channel list is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.channel import Channel, ChannelType, Mark
from desktop.ui import formats
from desktop.ui.channel_icon import icon_of
from desktop.ui.channels.row_model import MARK, ROW
from desktop.ui.channels.rows import Heading
from desktop.ui.i18n import tr
from desktop.ui.row_brush import RowBrush
from desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ICON_CHIP_BELOW = 225


class RowPainter(QStyledItemDelegate):
    """Paints headings and channels; every row is as high as the next."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._brush = RowBrush(theme, view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, rect = index.data(ROW), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._brush.ground(painter, rect, option.state):
            painter.fillRect(self._brush.placed(rect, 0, self._theme.px(3)), self._theme.colour("accent.fill"))
        self._brush.ring(painter, rect, option.state)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row)
        else:
            self._paint_channel(painter, rect, row, index.data(MARK))
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        theme = self._theme
        icon = "chevron-right" if heading.collapsed else "chevron-down"
        self._brush.icon(painter, rect, theme.px(8), icon, "text.secondary", 12)
        painter.setFont(theme.font("small", "semibold"))
        painter.setPen(theme.colour("text.secondary"))
        left = theme.px(24)
        self._brush.elided(painter, self._brush.placed(rect, left, rect.width() - left - theme.px(8)), heading.name)

    def _paint_channel(self, painter: QPainter, rect: QRect, channel: Channel, mark: Mark) -> None:
        theme = self._theme
        left = theme.px(28 if channel.kind is ChannelType.THREAD else 14)
        loud = bool(mark.unread or mark.on_air)
        self._brush.icon(painter, rect, left, icon_of(channel), "text.secondary", 16)
        end = rect.width() - theme.px(10)
        end = self._paint_chip(painter, rect, end, mark)
        if mark.unread:
            count = f"@{mark.mentions}" if mark.mentions else str(mark.unread) if mark.unread < 1000 else "999+"
            end = self._brush.badge(painter, rect, end, count) - theme.px(6)
        end = self._paint_people(painter, rect, end, channel, mark)
        if channel.private:
            end -= theme.px(14)
            self._brush.icon(painter, rect, end, "lock", "text.tertiary", 12)
            end -= theme.px(4)
        painter.setFont(theme.font("body", "semibold" if loud else "regular"))
        painter.setPen(theme.colour("text.primary" if loud or not channel.muted else "text.tertiary"))
        start = left + theme.px(22)
        self._brush.elided(painter, self._brush.placed(rect, start, max(0, end - start)), channel.label)

    def _paint_chip(self, painter: QPainter, rect: QRect, end: int, mark: Mark) -> int:
        """ON AIR filled red, LIVE as an outline; a narrow row shows the icon alone."""
        if not (mark.on_air or mark.live):
            return end
        theme = self._theme
        word = tr("Channels", "ON AIR") if mark.on_air else tr("Channels", "LIVE")
        if rect.width() < theme.px(_ICON_CHIP_BELOW):
            word = ""
        font = theme.font("micro", "bold")
        icon, pad = theme.px(12), theme.px(5)
        width = icon + 2 * pad + (QFontMetrics(font).horizontalAdvance(word) + theme.px(4) if word else 0)
        box = self._brush.placed(rect, end - width, width)
        box = QRect(box.left(), rect.top() + (rect.height() - theme.px(16)) // 2, width, theme.px(16))
        painter.setPen(Qt.PenStyle.NoPen if mark.on_air else QPen(theme.colour("line.control"), 1))
        painter.setBrush(theme.colour("tally.fill") if mark.on_air else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3))
        tone = "on.tally" if mark.on_air else "text.primary"
        self._brush.icon(painter, rect, end - width + pad, "on-air", tone, 12)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        self._brush.elided(painter, self._brush.placed(rect, end - width + pad + icon + theme.px(4), width), word)
        return end - width - theme.px(6)

    def _paint_people(self, painter: QPainter, rect: QRect, end: int, channel: Channel, mark: Mark) -> int:
        """Who watches a stream, also that it is not known; who is in a voice room."""
        streaming, count = channel.kind is ChannelType.STREAMING, mark.viewers
        if not streaming and channel.kind is not ChannelType.VOICE:
            return end
        if count == 0 or (count is None and not streaming):
            return end
        said = str(count) if count is not None else formats.UNKNOWN
        theme = self._theme
        font = theme.font("small")
        width = QFontMetrics(font).horizontalAdvance(said)
        painter.setFont(font)
        painter.setPen(theme.colour("text.secondary"))
        self._brush.elided(painter, self._brush.placed(rect, end - width, width), said)
        end -= width + theme.px(17)
        self._brush.icon(painter, rect, end, "eye" if streaming else "users", "text.secondary", 13)
        return end - theme.px(6)
