"""An empty state: what will appear here and how to make it appear."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.theme import Theme, dress

MOST = 620  # px at 100 %: lines that are longer are read badly
_SIDE = 0.11  # of the width: left free at each side of the words, so that a dock's two lines are of a length


class EmptyState(QWidget):
    """Icon, title, one sentence, at most two buttons, centred. `set_words` again on LanguageChange."""

    primary_pressed = Signal()
    secondary_pressed = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon, self._title, self._text = QLabel(self), QLabel(self), QLabel(self)
        self._primary, self._secondary = QPushButton(self), QPushButton(self)
        dress(self._title, role="strong", weight="semibold")
        dress(self._text, tone="secondary")
        self.set_prominent(True)
        for label in (self._title, self._text):
            label.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._primary)
        buttons.addWidget(self._secondary)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.space(3)] * 4)
        layout.setSpacing(theme.space(3))
        layout.addStretch(1)
        for label in (self._icon, self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addSpacing(theme.space(3))
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._primary.clicked.connect(self.primary_pressed)
        self._secondary.clicked.connect(self.secondary_pressed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """In the order of the Tab key."""
        return (self._primary, self._secondary)

    def set_words(self, title: str, text: str, primary: str = "", secondary: str = "") -> None:
        """What it says; a button without words is not there."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button, words in ((self._primary, primary), (self._secondary, secondary)):
            button.setText(words)
            button.setVisible(bool(words))
        self._restyle()

    def set_prominent(self, prominent: bool) -> None:
        """Whether the first button is the next thing to do in the whole window."""
        dress(self._primary, look="primary" if prominent else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap(self._icon_name, "text.tertiary", 28, self.devicePixelRatioF()))
        self._fit()

    def _fit(self) -> None:
        """A wrapped label in a centred column would get too little height."""
        inner = self.width() - 2 * self._theme.space(3)
        side = max(round(inner * _SIDE), (inner - self._theme.px(MOST)) // 2)
        for label in (self._title, self._text):
            label.setContentsMargins(side, 0, side, 0)
            label.setMinimumHeight(max(0, label.heightForWidth(max(inner, self._theme.px(120)))))
