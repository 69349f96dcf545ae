"""The as-run window and its log: questions, rows, the export."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from desktop.core.errors import Code
from desktop.core.run_log import Found, Query
from desktop.ui.dialogs import choose_target
from desktop.ui.formats import MINUS
from desktop.ui.i18n import tr
from desktop.ui.kept_window import KeptWindow
from desktop.ui.onair.as_run_window import AsRunWindow

if TYPE_CHECKING:
    from desktop.control.asrun import AsRun
    from desktop.control.notices import Notices
    from desktop.ui.main_window import MainWindow

NAME = "as_run"


class AsRunBinding(QObject):
    """The window is made when it is first asked for; while it is open it follows the broadcast."""

    def __init__(self, window: MainWindow, asrun: AsRun, notices: Notices) -> None:
        super().__init__(window)
        self._window, self._asrun, self._notices = window, asrun, notices
        self._log: AsRunWindow | None = None
        self._asked: Query | None = None

    @property
    def log(self) -> AsRunWindow:
        """The window."""
        if self._log is None:
            self._log = AsRunWindow(self._window.theme, self._window, _zone())
            KeptWindow(self._window, NAME, self._log)
            self._log.query_wanted.connect(self._ask)
            self._log.export_wanted.connect(self._choose_file)
        return self._log

    def open(self) -> None:
        """Show it, with what the log holds now."""
        self.log.set_trouble(self._asrun.kept_as, self._asrun.fault)
        self._ask(self.log.query())
        self.log.show()
        self.log.raise_()
        self.log.activateWindow()

    def refresh(self) -> None:
        """The broadcast has changed: another row may be there."""
        if self._log is not None and self._log.isVisible():
            self._ask(self._log.query())

    def _ask(self, query: Query) -> None:
        self._asked = query
        self._asrun.find(query, lambda found: self._found(query, found))

    def _found(self, query: Query, found: Found | Exception) -> None:
        """The answer to the newest question counts."""
        if self._log is None or query is not self._asked:
            return
        if isinstance(found, Exception):
            self._notices.raise_(Code.ASRUN_WRITE, details=str(found), reason=str(found))
        else:
            self._log.show_found(found)

    def _choose_file(self, query: Query) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        last = query.last_day or datetime.now().date()  # noqa: DTZ005 - the operator's own day
        start = str(Path(folder) / f"as-run-{last:%Y-%m-%d}.csv")
        chooser = choose_target(self.log, tr("AsRun", "Export CSV"), start, "CSV (*.csv)")
        chooser.fileSelected.connect(lambda file: self.export(query, Path(file)))

    def export(self, query: Query, target: Path) -> None:
        """Write what `query` finds."""

        def told(outcome: int | Exception) -> None:
            if isinstance(outcome, Exception):
                reason = getattr(outcome, "strerror", None) or str(outcome)
                self._notices.raise_(Code.ASRUN_EXPORT, details=str(outcome), reason=reason)
            else:
                self._notices.raise_(Code.ASRUN_SAVED, file=target.name, path=str(target))

        self._asrun.save(query, target, told)


def _zone() -> str:
    """This computer's zone as people write it: UTC+7, UTC−3:30."""
    offset = datetime.now().astimezone().utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = MINUS if offset < timedelta() else "+"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"
