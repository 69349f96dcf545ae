"""Painting along a line from its leading edge: left to right, or mirrored where the language runs the other way."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme


class Leading:
    """For what is painted on `widget`."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        self._theme = theme
        self._widget = widget

    def placed(self, line: QRect, left: int, width: int) -> QRect:
        """A part of the line, `left` pixels from its leading edge."""
        if self.mirrored:
            left = line.width() - left - width
        return QRect(line.left() + left, line.top(), width, line.height())

    def turned(self, box: QRect) -> QRect:
        """Where a box of the widget lies that is counted from the leading edge."""
        if not self.mirrored:
            return box
        return QRect(self._widget.width() - box.left() - box.width(), box.top(), box.width(), box.height())

    def text(self, painter: QPainter, box: QRect, text: str, flags: Qt.TextFlag = Qt.TextFlag.TextSingleLine) -> None:
        """Words at the leading side of `box`, each in its own direction: a name from elsewhere keeps its order."""
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignTop if flags & Qt.TextFlag.TextWordWrap else Qt.AlignmentFlag.AlignVCenter
        former = painter.layoutDirection()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignAbsolute | middle | flags), text)
        painter.setLayoutDirection(former)

    def elided(
        self, painter: QPainter, box: QRect, text: str, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        """As much of the words as `box` has room for, in the painter's font."""
        self.text(painter, box, QFontMetrics(painter.font()).elidedText(text, mode, box.width()))

    @property
    def mirrored(self) -> bool:
        """Whether the line runs from right to left."""
        return self._widget.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def icon(self, painter: QPainter, line: QRect, left: int, name: str, tone: str, size: int) -> None:
        """An icon in the middle of the line's height; `size` in pixels of the design."""
        theme = self._theme
        box = self.placed(line, left, theme.px(size))
        pixmap = theme.pixmap(name, tone, size, self._widget.devicePixelRatioF())
        painter.drawPixmap(box.left(), line.top() + (line.height() - theme.px(size)) // 2, pixmap)
