"""Addresses between the desk and the operator: asked for, and connected to again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.main_window import MainWindow
    from desktop.ui.wall.pull_popover import PullPopover


class PullBinding(QObject):
    """Each time it is asked anew: an address holds a secret as often as not."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.popover: PullPopover | None = None

    def open(self) -> None:
        """Ask for an address that becomes a source."""
        from desktop.ui.wall.pull_popover import PullPopover  # noqa: PLC0415 - not before somebody asks

        self.popover = PullPopover(self._window.theme, self._window, self._desk.store.settings.recording.automatic)
        self.popover.added.connect(self._add)
        self.popover.closed.connect(self._closed)
        self.popover.open_at(self._window.wall_header)

    def again(self, source_id: str) -> None:
        """Invite the bot of an ended or failed source once more, or connect to its address."""
        if not self._desk.pulls.again(source_id):
            self._desk.bots.invite_again(source_id)

    def _add(self, address: str, name: str, record: bool) -> None:
        self._desk.pulls.add(address, name, record=record)

    def _closed(self) -> None:
        self.popover = None
