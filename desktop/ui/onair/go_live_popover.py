"""The question before going live, with the check list: what is ready, what is not, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.control.checklist import Readiness
from desktop.ui.onair.check_words import ICONS
from desktop.ui.popover import ConfirmPopover
from desktop.ui.theme import Theme, dress

_STOPS = (Readiness.NOT_READY, Readiness.CHECKING)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line of the list."""

    readiness: Readiness
    title: str
    why: str = ""


class GoLivePopover(ConfirmPopover):
    """`show_checks` before `ask`, and whenever something changes while it is open."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._list = QWidget()
        self._grid = QGridLayout(self._list)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(2))
        self._grid.setVerticalSpacing(theme.px(5))
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[CheckLine, ...] = ()
        self.insert(self._list)

    @property
    def lines(self) -> tuple[CheckLine, ...]:
        """What is shown."""
        return self._shown

    @property
    def in_the_way(self) -> str:
        """The lines of what is not ready."""
        return " ".join(f"{line.title}: {line.why}".strip(" :") for line in self._shown if line.readiness in _STOPS)

    def show_checks(self, lines: Sequence[CheckLine]) -> None:
        """All lines; while one of them stands in the way, there is nothing to agree to."""
        stopped = any(line.readiness in _STOPS for line in lines)
        self.allow(not stopped)
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, line in enumerate(lines):
            self._put(row, line)
        self._list.setAccessibleName(", ".join(f"{line.title} {line.why}".strip() for line in lines))
        self.adjustSize()

    def _put(self, row: int, line: CheckLine) -> None:
        theme = self.theme
        icon, title = QLabel(self._list), QLabel(line.title, self._list)
        name, tone = ICONS[line.readiness]
        icon.setPixmap(theme.pixmap(name, tone, 14, self.devicePixelRatioF()))
        self._grid.addWidget(icon, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(title, 2 * row, 1)
        if line.why:
            why = QLabel(line.why, self._list)
            why.setWordWrap(True)
            why.setTextFormat(Qt.TextFormat.PlainText)
            dress(why, role="small", tone="secondary")
            why.setMinimumHeight(why.heightForWidth(theme.px(340 - 60)))
            self._grid.addWidget(why, 2 * row + 1, 1)
        for label in self._list.findChildren(QLabel):
            label.show()
