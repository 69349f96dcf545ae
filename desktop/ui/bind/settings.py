"""Settings that take force in the window itself, and the way to the settings window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.settings.schema import Settings
from desktop.ui import formats

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.control.desk import Desk
    from desktop.control.remote import Remote
    from desktop.ui.bind.account import AccountBinding
    from desktop.ui.bind.connect import ConnectBinding
    from desktop.ui.bind.ingest import IngestBinding
    from desktop.ui.bind.service import ServiceBinding
    from desktop.ui.bind.settings_file import SettingsFileBinding
    from desktop.ui.bind.settings_window import SettingsWindow
    from desktop.ui.i18n import Language, Languages
    from desktop.ui.main_window import MainWindow
    from desktop.ui.settings.dialog import SettingsDialog
    from desktop.ui.sound import SoundOutput


class SettingsBinding(QObject):
    """Makes the settings window when it is first asked for. `opened` each time its services are shown."""

    opened = Signal()
    account_joined = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        languages: Languages,
        offered: tuple[Language, ...],
        sound: SoundOutput | None,
        ingest: IngestBinding,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._languages, self._offered = window, desk, languages, offered
        self._sound, self._ingest = sound, ingest
        self._shown: SettingsWindow | None = None
        self._way: ConnectBinding | None = None
        self._file: SettingsFileBinding | None = None
        self.account: AccountBinding | None = None  # of Mezon, which comes later
        self.services: dict[str, ServiceBinding] = {}  # by section; each enters itself
        self.remote: Callable[[], Remote] | None = None  # makes remote control, as late
        desk.store.changed.connect(self._changed)

    @property
    def dialog(self) -> SettingsDialog | None:
        """The settings window, once it was opened."""
        return None if self._shown is None else self._shown.dialog

    @property
    def service_stored(self) -> bool:
        """Whether there is a key to invite bots with."""
        return self._desk.secrets.is_set(MEETSTREAM_KEY)

    def open(self, page_id: str = "services", part: str = "") -> None:
        """Show the window on a page, or on one part of it."""
        if self._shown is None:
            from desktop.ui.bind.settings_window import SettingsWindow  # noqa: PLC0415 - seldom opened

            self._shown = SettingsWindow(self._window, self._desk, self, self._ingest, self._offered, self._sound)
        self._shown.open(page_id, part)
        self._desk.secrets.retry()  # a keyring that was not there may be by now
        self.opened.emit()

    def connect_services(self) -> None:
        """The way through the services, one after the other."""
        if self._way is None:
            from desktop.ui.bind.connect import ConnectBinding  # noqa: PLC0415 - most evenings nobody takes it

            self._way = ConnectBinding(self._window, self._desk, self)
        self._way.open()
        self._desk.secrets.retry()
        self.opened.emit()

    def export_settings(self) -> None:
        """All but the secrets, to a file."""
        self._file_binding().ask_target()

    def import_settings(self) -> None:
        """From a file; what it would change is shown first."""
        self._file_binding().ask_source()

    def _file_binding(self) -> SettingsFileBinding:
        if self._file is None:
            from desktop.ui.bind.settings_file import SettingsFileBinding  # noqa: PLC0415 - seldom wanted

            self._file = SettingsFileBinding(self._window, self._desk)
        return self._file

    def join_account(self, account: AccountBinding) -> None:
        """Who is signed in to Mezon is shown from now on."""
        self.account = account
        self.account_joined.emit()

    def apply(self) -> None:
        """Let what concerns the window take force."""
        settings = self._desk.store.settings
        formats.TimeStyle.follow(settings)
        self._window.actions_.set_keys({one.command: one.keys for one in settings.shortcuts.chosen})
        self._window.actions_.set_single_keys(settings.appearance.single_keys)
        self._window.wall.set_single_keys(settings.appearance.single_keys)

    def _changed(self, new: Settings, old: Settings) -> None:
        self.apply()
        if new.appearance != old.appearance:
            self._window.theme.apply(new.appearance)
        if new.language.language != old.language.language:
            self._languages.use(new.language.language)
        if new.language.clock != old.language.clock or new.appearance.clock_seconds != old.appearance.clock_seconds:
            self._window.top_strip.show_time()
        if self._shown is not None:
            self._shown.show_settings(new)

    def open_folder(self) -> None:
        """The folder of the recordings, in the system's own browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.recordings.folder)))
