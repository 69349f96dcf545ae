"""The part of a dialog between its title and its buttons: it scrolls only where the screen is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui.layout_memory import TITLE_BAR


class TallBody(QScrollArea):
    """As large as what is in it, up to what the screen leaves when `beside` px of height are for the rest."""

    def __init__(self, body: QWidget, beside: int) -> None:
        super().__init__()
        self._body, self._beside = body, beside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        body.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        return self._bounded(self._body.minimumSizeHint())

    def sizeHint(self) -> QSize:
        return self._bounded(self._body.sizeHint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in it wants another height: the dialog may grow with it."""
        if watched is self._body and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped words want another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _bounded(self, size: QSize) -> QSize:
        size.setWidth(max(size.width(), self._body.minimumWidth()))
        width = max(size.width(), self.viewport().width()) if self.isVisible() else size.width()
        size.setHeight(max(size.height(), self._body.heightForWidth(width)))
        most = self.screen().availableSize().height() - TITLE_BAR - self._beside
        scrolls = size.height() > most
        beside = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        return QSize(size.width() + beside, min(size.height(), max(0, most)))
