"""A line across the chat: what keeps it from going on, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui.theme import Theme, dress


class Strip(QFrame):
    """`say(text, action)`; empty, it is not there. Its words wrap, so that none is lost in a narrow dock."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self.button = QLabel(), QPushButton()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        dress(self._words, role="small", tone="secondary")
        dress(self.button, look="link")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(3), theme.px(2), theme.space(2), theme.px(2))
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str, action: str = "", tone: str = "secondary") -> None:
        """Show this; nothing where it is empty."""
        if text != self._words.text() or action != self.button.text():
            self._words.setText(text)
            self.button.setText(action)
            self.button.setVisible(bool(action))
        dress(self._words, tone=tone)
        self.setVisible(bool(text))
