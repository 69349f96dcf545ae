"""What stands in the wall's place while it is on another screen: where it is, the way back, and the strip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress
from desktop.ui.wall.wall import Wall


class WallAway(QWidget):
    """`strip` is a small wall of its own: whoever shows it fills it."""

    back_wanted = Signal()

    def __init__(self, theme: Theme, screen: str, parent: QWidget) -> None:
        """`screen` is its name for people."""
        super().__init__(parent)
        self._screen = screen
        self.strip = Wall(theme)
        self.back_button = QPushButton()
        self._said = ElidedLabel()
        dress(self._said, tone="secondary")
        self.back_button.clicked.connect(self.back_wanted)
        band = QWidget()
        band.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(band, panel="panel")
        row = QHBoxLayout(band)
        row.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        row.addWidget(self._said, 1)
        row.addWidget(self.back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(band)
        column.addWidget(self.strip, 1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        said = tr("WallScreen", "The wall is on {screen}. Closing its window brings it back, too.")
        self._said.setText(said.format(screen=self._screen))
        self.back_button.setText(tr("WallScreen", "Bring the wall back"))
