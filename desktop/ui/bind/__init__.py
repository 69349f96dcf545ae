"""Where the desk and its widgets meet: views go to the widgets, wishes go to the desk.

The only place that knows both. Everything here runs on the main thread, in plain functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.bind.commands import CommandBinding
from desktop.ui.bind.ingest import IngestBinding
from desktop.ui.bind.invite import InviteBinding
from desktop.ui.bind.meetstream import MeetStreamBinding
from desktop.ui.bind.notices import NoticeBinding
from desktop.ui.bind.pulls import PullBinding
from desktop.ui.bind.settings import SettingsBinding
from desktop.ui.bind.sources import SourceBinding
from desktop.ui.bind.status import StatusBinding
from desktop.ui.bind.wall import WallBinding
from desktop.ui.popover import ConfirmPopover

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.i18n import Language, Languages
    from desktop.ui.main_window import MainWindow
    from desktop.ui.sound import SoundOutput


class Binding(QObject):
    """All of it, for one window and one desk; lives as long as the window."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        languages: Languages,
        offered: tuple[Language, ...],
        sound: SoundOutput | None,
    ) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.confirm = ConfirmPopover(window.theme, window)
        self.ingest = IngestBinding(window, desk)
        self.settings = SettingsBinding(window, desk, languages, offered, sound, self.ingest)
        self.invite = InviteBinding(window, desk, self.ingest, self.settings)
        self.sources = SourceBinding(window, desk, self.confirm, self.ingest)
        self.pulls = PullBinding(window, desk)
        self.wall = WallBinding(window, desk, self.sources, self.pulls)
        self.notices = NoticeBinding(window, desk, self.sources, self.settings, self.ingest)
        self.status = StatusBinding(window, desk, self.settings, self.ingest, self.notices)
        self.meetstream = MeetStreamBinding(window, desk, self.settings)
        self.commands = CommandBinding(window, desk, self)
        window.retranslated.connect(self._retranslate)
        self._first_run(window, desk)
        self.settings.apply()
        self.wall.refresh()

    def _first_run(self, window: MainWindow, desk: Desk) -> None:
        """The welcome stands until a service is stored, or the demo studio or an open ingest is chosen."""

        settings = desk.store.settings
        window.show_first_run(not (settings.welcomed or desk.demo or desk.open_ingest))
        desk.secrets.changed.connect(self._secret_changed)
        desk.sources.added.connect(self._source_added)
        window.connect_wanted.connect(self.settings.connect_services)
        window.wall.empty.connect_wanted.connect(self.settings.connect_services)
        window.wall.empty.welcome_wanted.connect(lambda: self.commands.welcome(True))
        self._secret_changed()

    def _retranslate(self) -> None:
        self.commands.refresh()
        self.status.show()

    def service_works(self) -> None:
        """The first of them: the welcome is over for good."""
        self._window.show_first_run(False)
        if not self._desk.store.settings.welcomed:
            self._desk.store.update(welcomed=True)

    def _secret_changed(self) -> None:
        keyless = self._desk.demo or self._desk.open_ingest  # bots come without a key of the operator's
        self._window.wall.empty.set_service(self.settings.service_stored or keyless)
        if self.settings.service_stored:
            self.service_works()

    def _source_added(self, _source_id: str) -> None:
        self._window.show_first_run(False)
