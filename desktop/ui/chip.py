"""A chip: a short fixed word in a box. Not clickable, never elided, never shrinking."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.theme import Theme

_GAP, _PADDING, _ICON = 5, 6, 12


class Chip(QLabel):
    """`set_state("CONNECTED", icon="state-ok", tone="ready.text")`; `filled="warn.fill"` fills it.

    Filled chips are for MUTED and the like (amber) only; text on amber is `on.warn`.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, height: int = 18) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = height
        self._icon, self._tone, self._filled = "", "text.secondary", ""
        self._edge = self._icon_tone = self._ground = ""
        self._state: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_state(
        self,
        text: str,
        *,
        icon: str = "",
        tone: str = "text.secondary",
        filled: str = "",
        edge: str = "",
        icon_tone: str = "",
        ground: str = "",
    ) -> None:
        """Show `text`; colours are token names, `edge` and `icon_tone` where they differ from the text's."""
        state = (text, icon, tone, filled, edge, icon_tone, ground)
        if state == self._state:
            return
        self._state, self._ground = state, ground
        self._icon, self._tone, self._filled, self._edge = icon, tone, filled, edge
        self._icon_tone = icon_tone or tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = 2 * theme.px(_PADDING) + QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self._icon:
            width += theme.px(_ICON) + (theme.px(_GAP) if self.text() else 0)
        return QSize(width, theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter)
        x = theme.px(_PADDING)
        if self._icon:
            size = theme.px(_ICON)
            left = x if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - x - size
            pixmap = theme.pixmap(self._icon, self._icon_tone, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
            x += size + theme.px(_GAP)
        box = self.rect().adjusted(x, 0, -theme.px(_PADDING), 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box = self.rect().adjusted(theme.px(_PADDING), 0, -x, 0)
        painter.setPen(theme.colour(self._tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_box(self, painter: QPainter) -> None:
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.px(3)
        if self._filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(self._filled))
        else:
            edge = QColor(theme.colour(self._edge or self._tone))
            edge.setAlphaF(1.0 if self._edge else 0.75)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(theme.colour(self._ground) if self._ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)

    def _restyle(self) -> None:
        self.setFont(self._theme.font("micro", "semibold"))
        self.updateGeometry()
        self.update()
