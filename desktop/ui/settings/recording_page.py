"""Settings › Recording: where files go, when they begin, when the disk is called full."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from desktop.settings.schema import Recording, Settings
from desktop.ui.dialogs import choose_folder
from desktop.ui.fields import DecimalBox, push_button
from desktop.ui.i18n import tr
from desktop.ui.settings.page import Page
from desktop.ui.theme import Theme


class RecordingPage(Page):
    """Files of what arrives."""

    section = "recording"
    open_folder_wanted = Signal()

    def __init__(self, theme: Theme, default_folder: Path) -> None:
        super().__init__(theme, tr("Recording", "Recording"))
        self._section = Recording()
        self._default = default_folder
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.choose = push_button(tr("Recording", "Choose folder…"))
        self.open = push_button(tr("Recording", "Open folder"))
        self.automatic = QCheckBox(tr("Recording", "Record every source from its first picture"))
        self.warn_hours = DecimalBox(0, 1000, tr("Recording", " hours"))
        self.warn_gb = DecimalBox(0, 100_000, " GB")
        self.stop_gb = DecimalBox(0, 100_000, " GB")
        self.warn_hours.setAccessibleName(tr("SettingNames", "Warn below (hours)"))
        self.warn_gb.setAccessibleName(tr("SettingNames", "Warn below (GB)"))
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.open.clicked.connect(self.open_folder_wanted)
        self.automatic.toggled.connect(self._edited)
        for box in (self.warn_hours, self.warn_gb, self.stop_gb):
            box.valueChanged.connect(self._edited)

    def show_settings(self, settings: Settings) -> None:
        """Show the values of the section."""
        self._section = value = settings.recording
        self.folder.setText(value.folder or str(self._default))
        self.folder.setCursorPosition(0)
        fields = (self.automatic, self.warn_hours, self.warn_gb, self.stop_gb)
        blocked = [field.blockSignals(True) for field in fields]
        self.automatic.setChecked(value.automatic)
        self.warn_hours.setValue(value.warn_hours)
        self.warn_gb.setValue(value.warn_gb)
        self.stop_gb.setValue(value.stop_gb)
        for field, was in zip(fields, blocked, strict=True):
            field.blockSignals(was)

    def _lay_out(self) -> None:
        files = self.card(tr("Recording", "Files"))
        applies = tr("Recording", "Applies to the next recording.")
        self.row(files, tr("Recording", "Folder"), self.folder, self.choose, self.open, hint=applies, stretch=True)
        hint = tr("Recording", "Applies to the next source. F9 starts and stops one by hand at any time.")
        self.row(files, tr("Recording", "Automatic"), self.automatic, hint=hint)
        kept = QLabel(tr("Recording", "Kept as it arrives, byte for byte"))
        hint = tr("Recording", "Nothing is converted while it is recorded. The files play in any player.")
        self.row(files, tr("Recording", "Format"), kept, hint=hint)
        guard = self.card(tr("Recording", "When the disk fills"))
        self.row(guard, tr("Recording", "Warn below"), self.warn_hours, self.warn_gb)
        hint = tr("Recording", "Recordings end cleanly below this. Pictures and sound go on arriving.")
        self.row(guard, tr("Recording", "Stop recording below"), self.stop_gb, hint=hint)
        self.finish()

    def _choose(self) -> None:
        title = tr("Recording", "Folder for recordings")
        chooser = choose_folder(self.window(), title, self.folder.text())
        chooser.fileSelected.connect(self._chosen)

    def _chosen(self, folder: str) -> None:
        kept = "" if Path(folder) == self._default else folder
        self._wish(msgspec.structs.replace(self._section, folder=kept))

    def _edited(self) -> None:
        new = msgspec.structs.replace(
            self._section,
            automatic=self.automatic.isChecked(),
            warn_hours=self.warn_hours.value(),
            warn_gb=self.warn_gb.value(),
            stop_gb=self.stop_gb.value(),
        )
        self._wish(new)

    def _wish(self, new: Recording) -> None:
        if new != self._section:
            self._section = new
            self.edited.emit(self.section, new)
