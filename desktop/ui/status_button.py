"""A fact in the status bar: icon and a short text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from desktop.ui.i18n import isolate
from desktop.ui.theme import Theme, dress

_LOUD = {"warn.text": "warn", "error.text": "error"}  # what colours the words too, as the style sheet calls it


class StatusButton(QToolButton):
    """Icon and a short text; opens a popover."""

    def __init__(self, theme: Theme, icon: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._tone = icon, "text.secondary"
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(self, look="status")
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_text(self, text: str, tone: str = "", icon: str = "", name: str = "") -> None:
        """Show a text; `tone` colours the icon, and the text too when it is a warning."""
        self._write(text)
        self.show_state(tone, icon, name or text)

    def show_state(self, tone: str, icon: str, name: str) -> None:
        """The same with the text as it is; `name` is what a screen reader says."""
        self._tone = tone or "text.secondary"
        self._icon = icon or self._icon
        self.setAccessibleName(name)
        self._restyle()

    def show_word(self, text: str) -> None:
        """Another text for the same state; the icon alone without one."""
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(beside if text else alone)
        self._write(text)

    def _write(self, text: str) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        # Figures in words of another script keep their order.
        self.setText(isolate(text) if mirrored and text else text)

    def _restyle(self) -> None:
        self.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
        if self._icon:
            self.setIcon(self._theme.icon(self._icon, self._tone, 14))
        loud = _LOUD.get(self._tone, "")
        if loud != (self.property("tone") or ""):
            dress(self, tone=loud)
        self.setFixedHeight(self._theme.px(24))
