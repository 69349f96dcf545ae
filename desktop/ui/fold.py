"""What most leave as it is: behind a button, closed at first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QToolButton, QVBoxLayout, QWidget

from desktop.ui.theme import Theme, dress


class Fold(QWidget):
    """What is folded away lies in `grid`: labels in its first column, fields in the second. Who fills it names it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.button = QToolButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        dress(self.button, look="quiet", weight="medium")
        self._body = QWidget()
        self.grid = QGridLayout(self._body)
        self.grid.setContentsMargins(theme.px(24), 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.space(4))
        self.grid.setVerticalSpacing(theme.px(6))
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._body)
        self.button.clicked.connect(lambda: self.unfold(not self.opened))
        self.unfold(False)

    @property
    def opened(self) -> bool:
        """Whether what is folded away can be seen."""
        return not self._body.isHidden()

    def unfold(self, opened: bool) -> None:
        """Show what is folded away, or hide it."""
        self._body.setVisible(opened)
        self.button.setIconSize(self._theme.icon_size())
        self.button.setIcon(self._theme.icon("chevron-down" if opened else "chevron-right", "text.secondary"))
