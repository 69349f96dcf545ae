"""The wall on another screen: full screen, with nothing but the wall in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.i18n import tr


class WallWindow(QWidget):
    """Holds the wall from `take` to `give`; closing it asks for the wall back and closes nothing itself."""

    closed = Signal()

    def __init__(self, main: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.addActions(main.actions())  # the keys of the desk work here too
        self._retranslate()

    def take(self, wall: QWidget, screen: QScreen) -> None:
        """Show `wall` on all of `screen`."""
        self._column.addWidget(wall)
        wall.show()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("WallWindow", "Airdesk – wall"))
        self.setAccessibleName(tr("WallWindow", "Wall"))
