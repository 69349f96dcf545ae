"""Settings that go to a file and come from one. Loaded when somebody asks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.control.settings_file import Incoming, load_settings, save_settings
from desktop.control.settings_tree import changes
from desktop.core.errors import Code, Trouble
from desktop.settings.schema import Settings
from desktop.ui.dialogs import choose_file, choose_target
from desktop.ui.i18n import tr
from desktop.ui.settings.import_dialog import ImportDialog
from desktop.ui.settings.import_faults import import_faults
from desktop.ui.settings.setting_words import setting_words, value_words

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.main_window import MainWindow

FILE = "airdesk-settings.json"


class SettingsFileBinding(QObject):
    """Nothing changes before the operator has seen what will."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk

    def ask_target(self) -> None:
        """Where to?"""
        title, kinds = tr("Import", "Export settings"), tr("Import", "Settings (*.json)")
        chooser = choose_target(self._window, title, str(Path.home() / FILE), kinds)
        chooser.fileSelected.connect(lambda file: self.export(Path(file)))

    def export(self, file: Path) -> None:
        """Write them there, without secrets."""
        try:
            save_settings(file, self._desk.store.settings)
        except Trouble as trouble:
            self._desk.notices.trouble(trouble)
            return
        self._desk.notices.raise_(Code.SETTINGS_EXPORTED, file=file.name)

    def ask_source(self) -> None:
        """Where from?"""
        title, kinds = tr("Import", "Import settings"), tr("Import", "Settings (*.json)")
        chooser = choose_file(self._window, title, str(Path.home()), kinds)
        chooser.fileSelected.connect(lambda file: self.preview(Path(file)))

    def preview(self, file: Path) -> ImportDialog | None:
        """Show what the file would change; None, and a notice, if it cannot be taken in."""
        try:
            incoming = load_settings(file)
            new = self._wanted(incoming)
        except Trouble as trouble:
            self._refuse(trouble)
            return None
        lines = [
            (setting_words(one.place), value_words(one.old), value_words(one.new))
            for one in changes(self._desk.store.settings, new)
        ]
        dialog = ImportDialog(self._window.theme, file.name, lines, len(incoming.unknown), self._window)
        dialog.accepted.connect(lambda: self._apply(incoming))
        dialog.open()
        return dialog

    def _wanted(self, incoming: Incoming) -> Settings:
        """Raises Trouble also for what the pages of the settings would refuse."""
        new = incoming.laid_over(self._desk.store.settings)
        present = import_faults(self._desk.store.settings)
        for fault in import_faults(new):
            if fault not in present:
                place, sentence = fault
                raise Trouble(Code.SETTINGS_VALUE, sentence, file=incoming.name, name=place)
        return new

    def _refuse(self, trouble: Trouble) -> None:
        if "name" in trouble.values:  # the place of a value
            trouble.values["name"] = setting_words(str(trouble.values["name"]))
        self._desk.notices.trouble(trouble)

    def _apply(self, incoming: Incoming) -> None:
        old = self._desk.store.settings  # perhaps others than when the dialog was opened
        try:
            new = self._wanted(incoming)
        except Trouble as trouble:
            self._refuse(trouble)
            return
        names = [name for name in new.__struct_fields__ if getattr(new, name) != getattr(old, name)]
        if names:
            self._desk.store.update(**{name: getattr(new, name) for name in names})
        self._desk.notices.raise_(Code.SETTINGS_IMPORTED, file=incoming.name)
