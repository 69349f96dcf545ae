"""The search field: a line edit with a painted glass and a cross that clears it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from desktop.ui.theme import Theme, dress


class SearchField(QLineEdit):
    """Listen to textChanged. Esc clears; with nothing to clear it goes to the parent. Down goes to its list."""

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list: QListView | None = None
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        dress(self, search=True)
        theme.changed.connect(self.update)

    def lead_to(self, found: QListView) -> None:
        """The list of what it finds lies below it."""
        self._list = found

    def event(self, event: QEvent) -> bool:
        """Claim Esc while there is something to clear: else the window's own Esc takes it first."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        if event.key() == Qt.Key.Key_Down and self._list is not None:
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self._list.currentIndex().isValid():
                self._list.setCurrentIndex(self._list.model().index(0, 0))
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        icon = theme.px(14)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - theme.px(9) - icon if rtl else theme.px(9)
        pixmap = theme.pixmap("search", "text.tertiary", 14, self.devicePixelRatioF())
        QPainter(self).drawPixmap(x, (self.height() - icon) // 2, pixmap)
