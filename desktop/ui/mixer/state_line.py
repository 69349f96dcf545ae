"""The line at a strip's foot: an icon and a word; a button where something can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.leading import Leading
from desktop.ui.mixer.strip_words import StateWords
from desktop.ui.theme import Theme

_ICON, _GAP, _HEIGHT = 12, 3, 24


class StateLine(QAbstractButton):
    """`show_state(words, acts, compact)`; `clicked` comes only while it acts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leading = Leading(theme, self)
        self._words = StateWords("state-off", "text.secondary", "", "")
        self._acts = self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setEnabled(False)
        theme.changed.connect(self.updateGeometry)

    def show_state(self, words: StateWords, acts: bool, compact: bool) -> None:
        """Show it; `acts`: it can be pressed. The short words where the long ones have no room."""
        if (words, acts, compact) == (self._words, self._acts, self._compact):
            return
        self._words, self._acts, self._compact = words, acts, compact
        self.setAccessibleName(words.text)
        self.setEnabled(acts)
        self._fit()
        self.update()

    @property
    def acts(self) -> bool:
        """Whether it can be pressed."""
        return self._acts

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_ICON + _GAP) + self._metrics().horizontalAdvance(self.text()), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, words = self._theme, QPainter(self), self._words
        metrics = self._metrics()
        room = self.width() - theme.px(_ICON + _GAP)
        text = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(text)
        start = max(0, (room - width) // 2)
        self._leading.icon(painter, self.rect(), start, words.icon, words.tone, _ICON)
        font = theme.font("micro", "semibold" if words.tone != "text.secondary" else "medium")
        font.setUnderline(self._acts and self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.colour(words.tone))
        box = self._leading.placed(self.rect(), start + theme.px(_ICON + _GAP), width + 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("line.focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole = self._theme.px(_ICON + _GAP) + self._metrics().horizontalAdvance(self._words.text)
        self.setText(self._words.short if self._compact or whole > self.width() else self._words.text)

    @property
    def _height(self) -> int:
        return self._theme.px(_HEIGHT)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font("micro", "semibold"))
