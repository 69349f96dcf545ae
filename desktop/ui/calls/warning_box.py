"""One box with a title and a sentence: information, or why it did not work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from desktop.ui.theme import Theme, dress


class WarningBox(QFrame):
    """`say` informs, `say_error` is about a failure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._error = False
        self._icon, self._title, self._text = QLabel(), QLabel(), QLabel()
        dress(self._title, weight="semibold")
        dress(self._text, tone="secondary")
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.px(n) for n in (12, 8, 12, 8)))
        row.setSpacing(theme.px(10))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed.connect(self._restyle)

    @property
    def title(self) -> str:
        """What it says first."""
        return self._title.text()

    def say(self, title: str, text: str) -> None:
        """Information."""
        self._show(title, text, error=False)

    def say_error(self, title: str, text: str) -> None:
        """What happened."""
        self._show(title, text, error=True)

    def _show(self, title: str, text: str, error: bool) -> None:
        self._error = error
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())
        self._restyle()

    def _restyle(self) -> None:
        dress(self, panel="error" if self._error else "info")
        icon, tone = ("state-error", "error.text") if self._error else ("state-info", "info.text")
        self._icon.setPixmap(self._theme.pixmap(icon, tone, 16, self.devicePixelRatioF()))
