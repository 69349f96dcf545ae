"""The settings window between the store, the keyring and its pages. Loaded when it is first opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.control.key_file import load_keys, save_keys
from desktop.core.errors import Code, Trouble
from desktop.settings.schema import Calls, Settings, Shortcuts, Zego
from desktop.ui.bind.monitoring import MonitoringBinding
from desktop.ui.bind.remote_page import RemotePageBinding
from desktop.ui.bind.service_cards import ServiceCards
from desktop.ui.i18n import tr
from desktop.ui.kept_window import KeptWindow
from desktop.ui.key_sets import usable
from desktop.ui.popover import Question
from desktop.ui.settings.appearance_page import AppearancePage
from desktop.ui.settings.calls_card import PLACE
from desktop.ui.settings.dialog import PageMaker, SettingsDialog
from desktop.ui.settings.ingest_page import IngestPage
from desktop.ui.settings.language_page import LanguagePage
from desktop.ui.settings.monitoring_page import MonitoringPage
from desktop.ui.settings.page import Page
from desktop.ui.settings.recording_page import RecordingPage
from desktop.ui.settings.remote_page import RemotePage
from desktop.ui.settings.services_page import ServicesPage
from desktop.ui.settings.shortcuts_page import ShortcutsPage

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.ingest import IngestBinding
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.i18n import Language
    from desktop.ui.main_window import MainWindow
    from desktop.ui.sound import SoundOutput

NAME = "settings"


class SettingsWindow(QObject):
    """One for the main window, made once; closing only hides it."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        settings: SettingsBinding,
        ingest: IngestBinding,
        offered: tuple[Language, ...],
        sound: SoundOutput | None,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings, self._ingest = window, desk, settings, ingest
        self._offered, self._sound = offered, sound
        self.dialog = SettingsDialog(window.theme, self._makers(), window)
        self.dialog.edited.connect(self._edited)
        self.dialog.reset_confirmed.connect(self._reset)
        self.dialog.pages_made.connect(self._connect_pages)
        KeptWindow(window, NAME, self.dialog)
        self.dialog.show_settings(desk.store.settings)
        self._connect_pages()
        ingest.changed.connect(self._show_ingest)
        desk.secrets.changed.connect(self._show_keeping)

    def open(self, page_id: str, part: str = "") -> None:
        """Show the window on a page, or on one part of it."""
        self.dialog.open_page(page_id, part)

    def show_settings(self, settings: Settings) -> None:
        """Settings have changed, here or elsewhere."""
        self.dialog.show_settings(settings)
        self._show_ingest()

    def _makers(self) -> list[tuple[str, str, PageMaker]]:
        theme, desk = self._window.theme, self._desk
        return [
            ("services", "plug", lambda: ServicesPage(theme)),
            ("ingest", "antenna", lambda: IngestPage(theme)),
            ("recording", "record-off", lambda: RecordingPage(theme, desk.recordings.folder)),
            ("monitoring", "headphones", lambda: MonitoringPage(theme)),
            ("appearance", "moon", lambda: AppearancePage(theme)),
            ("language", "globe", lambda: LanguagePage(theme, self._offered)),
            ("remote", "link", lambda: RemotePage(theme)),
            ("shortcuts", "keyboard", lambda: ShortcutsPage(theme, self._window.actions_)),
        ]

    def _edited(self, section: str, value: object) -> None:
        self._desk.store.update(**{section: value})

    def _reset(self, section: str) -> None:
        self._desk.store.update(**{section: getattr(Settings(), section)})
        if section == ServicesPage.section:  # the page shows that of Mezon, too
            settings = self._desk.store.settings
            zego = replace(Zego(), setup=settings.zego.setup)  # what is chosen at the mixer is none of the page's
            calls = settings.calls  # its devices, volume and kind are chosen elsewhere
            place = {name: getattr(Calls(), name) for name in PLACE}
            self._desk.store.update(
                mezon=replace(settings.mezon, streaming=""), zego=zego, calls=replace(calls, **place)
            )

    def _page(self, page_id: str) -> Page | None:
        return self.dialog.pages.get(page_id)

    def _connect_pages(self) -> None:
        services, ingest = self._page("services"), self._page("ingest")
        recording, monitoring = self._page("recording"), self._page("monitoring")
        if isinstance(services, ServicesPage):
            services.way_wanted.connect(self._settings.connect_services)
            ServiceCards(services.cards, self._desk, self._settings, self.dialog)
            self._show_keeping()
        if isinstance(ingest, IngestPage):
            ingest.check_wanted.connect(self._desk.ingest.check)
            ingest.copy_wanted.connect(self._ingest.copy_spare)
            ingest.renew_wanted.connect(self._ask_renew)
            self._show_ingest()
        if isinstance(recording, RecordingPage):
            recording.open_folder_wanted.connect(self._settings.open_folder)
        shortcuts = self._page("shortcuts")
        if isinstance(shortcuts, ShortcutsPage):
            shortcuts.import_wanted.connect(self._import_keys)
            shortcuts.export_wanted.connect(self._export_keys)
        if isinstance(monitoring, MonitoringPage):
            MonitoringBinding(monitoring, self._desk, self._sound)
        remote = self._page("remote")
        if isinstance(remote, RemotePage) and self._settings.remote is not None:
            RemotePageBinding(remote, self._settings.remote(), self.dialog, self._desk.notices)

    def _show_keeping(self) -> None:
        services = self._page("services")
        if isinstance(services, ServicesPage):
            services.show_keeping(self._desk.secrets.keeping)

    def _import_keys(self, file: Path) -> None:
        actions = self._window.actions_
        try:
            found, left_out = usable(load_keys(file), {one: actions.command(one).keys for one in actions.ids})
        except Trouble as trouble:
            self._desk.notices.trouble(trouble)
            return
        self._desk.store.update(shortcuts=found)
        if left_out:
            self._desk.notices.raise_(Code.KEYS_LEFT_OUT, file=file.name, count=left_out)

    def _export_keys(self, file: Path, keys: Shortcuts) -> None:
        try:
            save_keys(file, keys)
        except Trouble as trouble:
            self._desk.notices.trouble(trouble)

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

    def _ask_renew(self, button: QWidget) -> None:
        question = Question(
            tr("Ingest", "Renew the secret path?"),
            tr("Ingest", "Bots that are sending stay; a bot that was given this path cannot come back after a break."),
            tr("Ingest", "Keep"),
            tr("Ingest", "Renew"),
        )
        self.dialog.ask(button, question, self._desk.ingest.renew)
