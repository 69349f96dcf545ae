"""A list of what must be ready: an icon and a title for each line, and why where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.control.checklist import Readiness
from desktop.ui.onair.check_words import ICONS
from desktop.ui.theme import Theme, dress


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the list."""

    readiness: Readiness
    title: str
    why: str = ""


class CheckList(QWidget):
    """`show_lines` with every change. Its accessible name says all of it."""

    def __init__(self, theme: Theme, width: int = 0) -> None:
        """`width`: what a sentence has, in pixels at 100 %, where it is to be as high as it needs from the first."""
        super().__init__()
        self._theme = theme
        self._width = width
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(2))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setColumnStretch(1, 1)
        self.lines: tuple[CheckLine, ...] = ()

    def show_lines(self, lines: Sequence[CheckLine]) -> bool:
        """These, in this order; whether that is news."""
        if tuple(lines) == self.lines:
            return False
        self.lines = tuple(lines)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, line in enumerate(lines):
            icon = QLabel(self)
            name, tone = ICONS[line.readiness]
            icon.setPixmap(self._theme.pixmap(name, tone, 14, self.devicePixelRatioF()))
            self._grid.addWidget(icon, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            icon.show()
            self._put(line.title, 2 * row)
            if line.why:
                self._put(line.why, 2 * row + 1, role="small", tone="secondary")
        self.setAccessibleName(", ".join(f"{line.title} {line.why}".strip() for line in lines))
        return True

    def _put(self, text: str, row: int, **look: str) -> None:
        label = QLabel(text, self)
        dress(label, **look)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if self._width:
            label.setMinimumHeight(label.heightForWidth(self._theme.px(self._width)))
        self._grid.addWidget(label, row, 1)
        label.show()
