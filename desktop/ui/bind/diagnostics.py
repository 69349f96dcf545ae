"""“Collect diagnostics…” between the collection and its dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from desktop.ui.dialogs import choose_target
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.control.diagnostics import Diagnostics
    from desktop.ui.diagnostics_dialog import DiagnosticsDialog
    from desktop.ui.main_window import MainWindow


class DiagnosticsBinding(QObject):
    """One dialog at a time, each with a collection of its own that `make` makes."""

    def __init__(self, window: MainWindow, make: Callable[[], Diagnostics]) -> None:
        super().__init__(window)
        self._window, self._make = window, make
        self.dialog: DiagnosticsDialog | None = None
        self._diagnostics: Diagnostics | None = None
        self._shown: tuple[object, ...] = ()

    def open(self) -> None:
        """Begin to gather, and show how far it is."""
        if self.dialog is not None:
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        from desktop.ui.diagnostics_dialog import DiagnosticsDialog  # noqa: PLC0415 - most evenings it is not seen

        self._diagnostics, self._shown = self._make(), ()
        self.dialog = DiagnosticsDialog(self._window.theme, self._window)
        self.dialog.save_wanted.connect(self._choose_file)
        self.dialog.stop_wanted.connect(self._diagnostics.cancel)
        self.dialog.finished.connect(self._closed)
        self._diagnostics.changed.connect(self._changed)
        self._diagnostics.gather()
        self.dialog.show()

    def save(self, target: Path, left_out: list[str]) -> None:
        """Write what was not left out."""
        if self._diagnostics is not None:
            self._diagnostics.save(target, left_out)

    def _changed(self) -> None:
        known, dialog = self._diagnostics, self.dialog
        if known is None or dialog is None:
            return
        if known.parts is not self._shown:
            self._shown = known.parts
            dialog.show_parts(known.parts)
        dialog.show_stage(known.stage, known.done, known.where)

    def _choose_file(self, left_out: list[str]) -> None:
        if self.dialog is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        now = datetime.now()  # noqa: DTZ005 - the operator's own day
        start = str(Path(folder) / f"airdesk-diagnostics-{now:%Y-%m-%d-%H%M}.zip")
        chooser = choose_target(self.dialog, tr("Diagnostics", "Save diagnostics"), start, "ZIP (*.zip)")
        chooser.fileSelected.connect(lambda file: self.save(Path(file), left_out))

    def _closed(self, _result: int) -> None:
        self.dialog = None
        if self._diagnostics is not None:
            self._diagnostics.changed.disconnect(self._changed)
            self._diagnostics = None
