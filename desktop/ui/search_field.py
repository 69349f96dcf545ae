"""A line to search with: a painted glass at its start, a cross to empty it, Esc empties it too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.theme import Theme, dress


class SearchField(QLineEdit):
    """A leading QAction would sit 4 px low under a style sheet, so the glass is painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setClearButtonEnabled(True)
        dress(self, search=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        size = theme.px(16)
        edge = theme.px(8)
        left = self.width() - edge - size if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else edge
        glass = theme.pixmap("search", "text.tertiary", 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(left, (self.height() - size) // 2, glass)
