"""A sentence of the notice line: in one line where there is room, else smaller in one or two, and only then cut off."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.elided_label import ElidedLabel
from desktop.ui.theme import Theme


class SentenceLabel(ElidedLabel):
    """Its height is that of the line it stands in."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    @property
    def is_elided(self) -> bool:
        """Whether some of the text is hidden even in two lines."""
        lines = self._lines()
        return len(lines) > 1 and lines[1].endswith("…")

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._fits:
            super().paintEvent(event)
            return
        lines = self._lines()
        painter = QPainter(self)
        painter.setFont(self._small)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        height = min(QFontMetrics(self._small).height(), self.height() // len(lines))
        top = (self.height() - len(lines) * height) // 2
        for place, line in enumerate(lines):
            painter.drawText(QRect(0, top + place * height, self.width(), height), flags, line)

    @property
    def _small(self) -> QFont:
        return self._theme.font("micro")

    @property
    def _fits(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()

    def _lines(self) -> list[str]:
        text, width = self.text(), self.contentsRect().width()
        if self._fits or QFontMetrics(self._small).horizontalAdvance(text) <= width:
            return [text]
        layout = QTextLayout(text, self._small)
        layout.setTextOption(QTextOption())  # broken between words
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(max(1, width))
        layout.endLayout()
        cut = first.textLength()  # in UTF-16 units, as Qt counts
        units = text.encode("utf-16-le", "surrogatepass")
        begin, rest = (part.decode("utf-16-le", "replace") for part in (units[: 2 * cut], units[2 * cut :]))
        shown = QFontMetrics(self._small).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return [begin.rstrip(), shown]
