"""What the painters of lists have in common: the ground of a row, the ring of the focus, a count."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from desktop.ui.leading import Leading


class RowBrush(Leading):
    """For the rows of one list. A painter paints its ground first and the ring when it has painted all below it."""

    def ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, chosen: bool = False) -> bool:
        """Of a row that is chosen or under the pointer; whether it is chosen, by the list or by `chosen`."""
        chosen = chosen or bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colour("bg.selected" if chosen else "bg.hover"))
        return chosen

    def ring(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        """Round the row that has the focus, while the list has it."""
        if state & QStyle.StateFlag.State_HasFocus and self._widget.hasFocus():
            painter.setPen(QPen(self._theme.colour("line.focus"), self._theme.px(2)))
            painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))

    def badge(self, painter: QPainter, rect: QRect, end: int, text: str) -> int:
        """A count in the middle of the row's height, before `end`; where it begins. Both from the leading edge."""
        theme = self._theme
        font, height = theme.font("micro", "bold"), theme.px(16)
        width = max(height, QFontMetrics(font).horizontalAdvance(text) + theme.px(10))
        box = self.placed(rect, end - width, width)
        box = QRect(box.left(), rect.top() + (rect.height() - height) // 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent.fill"))
        painter.drawRoundedRect(QRectF(box), height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(theme.colour("on.accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return end - width
