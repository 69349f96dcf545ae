"""Settings between the store, the keyring and the pages; and what takes force in the window itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.core.model import ServiceState
from desktop.settings.schema import Settings
from desktop.ui import formats
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence
from desktop.ui.popover import Question
from desktop.ui.settings.appearance_page import AppearancePage
from desktop.ui.settings.dialog import PageMaker, SettingsDialog
from desktop.ui.settings.ingest_page import IngestPage
from desktop.ui.settings.language_page import LanguagePage
from desktop.ui.settings.monitoring_page import MonitoringPage
from desktop.ui.settings.page import Page
from desktop.ui.settings.recording_page import RecordingPage
from desktop.ui.settings.services_page import ServicesPage

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.services import ServiceStatus
    from desktop.ui.bind.ingest import IngestBinding
    from desktop.ui.i18n import Language, Languages
    from desktop.ui.main_window import MainWindow
    from desktop.ui.sound import SoundOutput

NAME = "settings"


class SettingsBinding(QObject):
    """Makes the settings window when it is first asked for."""

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
        self.dialog: SettingsDialog | None = None
        desk.store.changed.connect(self._changed)
        desk.services.changed.connect(self._show_services)
        desk.secrets.changed.connect(self._show_services)
        ingest.changed.connect(self._show_ingest)

    @property
    def service_stored(self) -> bool:
        """Whether there is a key to invite bots with."""
        return self._desk.secrets.is_set(MEETSTREAM_KEY)

    def open(self, page_id: str = "services") -> None:
        """Show the window on a page."""
        if self.dialog is None:
            self.dialog = dialog = SettingsDialog(self._window.theme, self._makers(), self._window)
            dialog.edited.connect(self._edited)
            dialog.reset_confirmed.connect(self._reset)
            dialog.pages_made.connect(self._connect_pages)
            dialog.finished.connect(lambda: self._window.layout_memory.keep(NAME, dialog))
            dialog.show_settings(self._desk.store.settings)
            self._connect_pages()
            dialog.open_page(page_id)
            self._window.layout_memory.restore(NAME, dialog)
        self.dialog.open_page(page_id)

    def apply(self) -> None:
        """Let what concerns the window take force."""
        settings = self._desk.store.settings
        formats.TimeStyle.clock = settings.language.clock
        formats.TimeStyle.seconds = settings.appearance.clock_seconds
        self._window.actions_.set_keys({one.command: one.keys for one in settings.shortcuts.chosen})
        self._window.actions_.set_single_keys(settings.appearance.single_keys)
        self._window.wall.set_single_keys(settings.appearance.single_keys)

    def status_sentence(self, status: ServiceStatus) -> str:
        """What the last test of a service said, with its time."""
        if status.trouble is not None:
            return sentence(status.trouble.code, {"service": "MeetStream", **status.trouble.values})
        if status.state is ServiceState.CHECKING:
            return tr("Services", "Asking MeetStream…")
        if status.state is not ServiceState.WORKING or status.checked_at is None:
            stored = self.service_stored
            return tr("Services", "Not tested yet.") if stored else tr("Services", "Store the key of your account.")
        answered = formats.milliseconds(status.latency_ms or 0.0)
        when = moment_text(status.checked_at)
        if status.bots_active is None:
            return tr("Services", "Key accepted, answered in {time}, {when}.").format(time=answered, when=when)
        said = tr("Services", "Key accepted. %n bots active, answered in {time}, {when}.", "", status.bots_active)
        return said.format(time=answered, when=when)

    def _makers(self) -> list[tuple[str, str, PageMaker]]:
        theme, desk = self._window.theme, self._desk
        return [
            ("services", "plug", lambda: ServicesPage(theme)),
            ("ingest", "antenna", lambda: IngestPage(theme)),
            ("recording", "record-off", lambda: RecordingPage(theme, desk.recordings.folder)),
            ("monitoring", "headphones", lambda: MonitoringPage(theme)),
            ("appearance", "moon", lambda: AppearancePage(theme)),
            ("language", "globe", lambda: LanguagePage(theme, self._offered)),
            ("shortcuts", "keyboard", self._shortcuts),
        ]

    def _shortcuts(self) -> Page:
        from desktop.ui.settings.shortcuts_page import ShortcutsPage  # noqa: PLC0415 - not needed to start

        return ShortcutsPage(self._window.theme, self._window.actions_)

    def _edited(self, section: str, value: object) -> None:
        self._desk.store.update(**{section: value})

    def _reset(self, section: str) -> None:
        self._desk.store.update(**{section: getattr(Settings(), section)})

    def _changed(self, new: Settings, old: Settings) -> None:
        self.apply()
        if new.appearance != old.appearance:
            self._window.theme.apply(new.appearance)
        if new.language.language != old.language.language:
            self._languages.use(new.language.language)
        if new.language.clock != old.language.clock or new.appearance.clock_seconds != old.appearance.clock_seconds:
            self._window.top_strip.show_time()
        if self.dialog is not None:
            self.dialog.show_settings(new)
            self._show_ingest()

    def _page(self, page_id: str) -> Page | None:
        return None if self.dialog is None else self.dialog.pages.get(page_id)

    def _connect_pages(self) -> None:
        services, ingest = self._page("services"), self._page("ingest")
        recording, monitoring = self._page("recording"), self._page("monitoring")
        if isinstance(services, ServicesPage):
            services.test_wanted.connect(self._desk.services.test)
            services.key_replaced.connect(lambda value: self._desk.secrets.set(MEETSTREAM_KEY, value))
            services.forget_wanted.connect(self._ask_forget)
            self._show_services()
        if isinstance(ingest, IngestPage):
            ingest.check_wanted.connect(self._desk.ingest.check)
            ingest.copy_wanted.connect(self._ingest.copy_spare)
            ingest.renew_wanted.connect(self._ask_renew)
            self._show_ingest()
        if isinstance(recording, RecordingPage):
            recording.open_folder_wanted.connect(self.open_folder)
        if isinstance(monitoring, MonitoringPage):
            from desktop.ui.bind.monitoring import MonitoringBinding  # noqa: PLC0415 - not needed to start

            MonitoringBinding(monitoring, self._desk, self._sound)

    def open_folder(self) -> None:
        """The folder of the recordings, in the system's own browser."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.recordings.folder)))

    def _show_services(self) -> None:
        page, status = self._page("services"), self._desk.services.meetstream
        if isinstance(page, ServicesPage):
            page.show_key(self.service_stored, self._desk.secrets.stored_at(MEETSTREAM_KEY))
            page.show_status(status.state, self.status_sentence(status))

    def _show_ingest(self) -> None:
        page, ingest = self._page("ingest"), self._desk.ingest
        if isinstance(page, IngestPage):
            page.show_address(ingest.shown_address, self._ingest.fault)
            page.show_reach(ingest.reach, ingest.checked_at)
            page.show_trouble(self._ingest.trouble_sentence)
            page.show_certificate(ingest.certificate_until)
            if self._desk.demo and ingest.listen is not None:
                page.show_fixed(ingest.listen.host, ingest.listen.port)
            else:
                page.show_listening(ingest.listen.port if ingest.listen is not None else None)

    def _ask_forget(self, button: QWidget) -> None:
        question = Question(
            tr("Services", "Forget the API key of MeetStream?"),
            tr("Services", "No bot can be invited until a key is stored again. Bots in meetings stay."),
            tr("Services", "Keep"),
            tr("Services", "Forget"),
        )
        if self.dialog is not None:
            self.dialog.ask(button, question, lambda: self._desk.secrets.forget(MEETSTREAM_KEY))

    def _ask_renew(self, button: QWidget) -> None:
        question = Question(
            tr("Ingest", "Renew the secret path?"),
            tr("Ingest", "Bots that are sending stay; a bot that was given this path cannot come back after a break."),
            tr("Ingest", "Keep"),
            tr("Ingest", "Renew"),
        )
        if self.dialog is not None:
            self.dialog.ask(button, question, self._desk.ingest.renew)


def moment_text(moment: datetime) -> str:
    """“today 21:40”, or the date before the time."""
    clock = formats.time_of_day(moment)
    if moment.astimezone().date() == datetime.now(UTC).astimezone().date():
        return tr("Services", "today {clock}").format(clock=clock)
    return f"{formats.date(moment)} {clock}"
