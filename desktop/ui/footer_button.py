"""The button at the foot of a dock: a plus and what it makes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from desktop.ui.leading import Leading
from desktop.ui.theme import Theme, dress


class FooterButton(QPushButton):
    """As wide as its dock, which does not grow for its words; while some of them are hidden, a tooltip has them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._leading = Leading(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_primary(False)
        theme.changed.connect(self._restyle)
        self._restyle()

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
        start = theme.px(37)
        box = self._leading.placed(self.rect(), start, self.width() - start - theme.px(8))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        self.setToolTip(text if shown != text else "")
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        self._leading.text(painter, box, shown)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.size("dockTitle"))
        self.update()
