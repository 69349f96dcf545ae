"""The button at the foot of a dock: a plus and what it makes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from desktop.ui.leading import Leading
from desktop.ui.theme import Theme, dress


class FooterButton(QPushButton):
    """As wide as its dock, which does not grow for its words; while some of them are hidden, a tooltip has them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._leading = Leading(theme, self)
        self._words = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_primary(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, words: str, fewer: str) -> None:
        """`fewer` stand where the dock is too narrow for all."""
        self._words = (words, fewer)
        self.setAccessibleName(words)
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    def set_primary(self, primary: bool) -> None:
        """Whether it is the next thing to do."""
        dress(self, look="primary" if primary else "quiet")

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        option = QStyleOptionButton()
        self.initStyleOption(option)
        text, option.text, option.icon = self.text(), "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        tone = "on.accent" if self.property("look") == "primary" else "text.secondary"
        tone = tone if self.isEnabled() else "text.disabled"
        font = theme.font("body", "medium")
        self._leading.icon(painter, self.rect(), theme.px(16), "plus", tone, 16)
        box = self._room()
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self.setToolTip(self._words[0] if shown != self._words[0] else "")
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        self._leading.text(painter, box, shown)

    def _choose(self) -> None:
        words, fewer = self._words
        needed = QFontMetrics(self._theme.font("body", "medium")).horizontalAdvance(words)
        self.setText(words if needed <= self._room().width() else fewer)

    def _room(self) -> QRect:
        """For the words."""
        start = self._theme.px(37)
        return self._leading.placed(self.rect(), start, self.width() - start - self._theme.px(8))

    def sizeHint(self) -> QSize:  # a height that is fixed falls when the style sheet brings its own least height
        return QSize(super().sizeHint().width(), self._theme.size("dockTitle"))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
