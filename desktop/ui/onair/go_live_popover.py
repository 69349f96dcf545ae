"""The question before going live, with the check list: what is ready, what is not, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.control.checklist import Readiness
from desktop.ui.onair.check_list import CheckLine, CheckList
from desktop.ui.popover import ConfirmPopover
from desktop.ui.theme import Theme

_STOPS = (Readiness.NOT_READY, Readiness.CHECKING)


class GoLivePopover(ConfirmPopover):
    """`show_checks` before `ask`, and whenever something changes while it is open."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._list = CheckList(theme, 340 - 60)
        self.insert(self._list)

    @property
    def lines(self) -> tuple[CheckLine, ...]:
        """What is shown."""
        return self._list.lines

    @property
    def in_the_way(self) -> str:
        """The lines of what is not ready."""
        return " ".join(f"{line.title}: {line.why}".strip(" :") for line in self.lines if line.readiness in _STOPS)

    def show_checks(self, lines: Sequence[CheckLine]) -> None:
        """All lines; while one of them stands in the way, there is nothing to agree to."""
        stopped = any(line.readiness in _STOPS for line in lines)
        self.allow(not stopped)
        if self._list.show_lines(lines):
            self.adjustSize()
