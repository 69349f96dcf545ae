"""The empty place that invites the next source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.i18n import tr
from desktop.ui.keys import with_key
from desktop.ui.theme import Theme


class GhostTile(QPushButton):
    """“Invite a meeting bot” and its key in a dashed frame; clicking it is the wish."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+I and the header's button are its keys
        self._key = ""
        theme.changed.connect(self.update)
        self._retranslate()

    def set_key(self, key: str) -> None:
        """The key that does the same."""
        self._key = key
        self._retranslate()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = self.underMouse()
        painter.setPen(QPen(theme.colour("umd.text2" if hovered else "dark:line.control"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("tile.bg") if hovered else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        icon, line = theme.px(20), theme.px(18)
        y = (self.height() - icon - theme.px(6) - 2 * line) // 2
        pixmap = theme.pixmap("bot", "umd.text2", 20, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - icon) // 2, y, pixmap)
        y += icon + theme.px(6)
        for text, weight, tone in ((self.text(), "semibold", "umd.text"), (self._key, "regular", "umd.text2")):
            painter.setFont(theme.font("small", weight))
            painter.setPen(theme.colour(tone))
            room = QRect(theme.px(8), y, self.width() - theme.px(16), line)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
            y += line

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setText(tr("Wall", "Invite a meeting bot"))
        self.setToolTip(with_key(self.text(), self._key))
