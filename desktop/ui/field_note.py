"""The note under a field. Apart from the fields: the first window shows one, and none of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.ui.theme import Theme, dress

TONE_ICONS = {"ok": "state-ok", "warn": "state-warn", "error": "state-error", "info": "state-info"}
_TOKENS = {"ok": "ready.text", "warn": "warn.text", "error": "error.text", "info": "info.text"}


class FieldNote(QWidget):
    """An icon and a sentence under a field. Takes no room while it says nothing, unless told to keep it."""

    def __init__(self, theme: Theme, keep_room: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._keep_room = keep_room
        self._tone = ""
        self._icon, self._text = QLabel(self), QLabel(self)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)  # beside its icon
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._text, role="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        theme.changed.connect(self._restyle)
        self.say("", "")

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, tone: str, quiet: bool = False) -> None:
        """Show a sentence; tones are ok, warn, error, info. `quiet` colours the icon only."""
        self._text.setText(text)
        self._tone = tone
        dress(self._text, tone="secondary" if quiet else tone)
        self.setVisible(bool(text) or self._keep_room)
        self._restyle()

    def _restyle(self) -> None:
        size = self._theme.px(16)
        self._icon.setFixedSize(size, self._theme.px(18))
        if self._tone and self._text.text():
            icon, token = TONE_ICONS[self._tone], _TOKENS[self._tone]
            self._icon.setPixmap(self._theme.pixmap(icon, token, 14, self.devicePixelRatioF()))
        else:
            self._icon.clear()
