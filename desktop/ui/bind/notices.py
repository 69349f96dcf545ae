"""Notices between the desk and the operator: the line above the wall, the history, what they offer to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from desktop.core.errors import Code
from desktop.core.model import Notice, Remedy, SourceState
from desktop.ui.bind.sources import OVER
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import notice_text

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.ingest import IngestBinding
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.bind.sources import SourceBinding
    from desktop.ui.main_window import MainWindow
    from desktop.ui.notices.history import NoticeHistory
    from desktop.ui.notices.line import NoticeLine


_ABOUT_SOURCE = frozenset(
    {Remedy.SHOW_SOURCE, Remedy.INVITE_AGAIN, Remedy.COPY_HOST_TEXT, Remedy.REMOVE_BOT, Remedy.STOP_WAITING}
)
_AFTERWARDS = frozenset({Remedy.SHOW_SOURCE, Remedy.SHOW_FILE, Remedy.OPEN_FOLDER, Remedy.DETAILS})


class NoticeBinding(QObject):
    """The history is one popover, filled when it opens and while it is open."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        sources: SourceBinding,
        settings: SettingsBinding,
        ingest: IngestBinding,
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._sources = window, desk, sources
        self._settings, self._ingest = settings, ingest
        self._history: NoticeHistory | None = None
        self.answers: dict[Remedy, Callable[[Notice], object]] = {}  # of rooms that come later
        self._line = window.wall_header.notices
        self._welcomed = False  # the welcome has a line of its own, which is heard
        desk.notices.changed.connect(self._changed)
        self._follow(self._line)
        self._changed()

    @property
    def history(self) -> NoticeHistory:
        """Made when it is first asked for."""
        if self._history is None:
            from desktop.ui.notices.history import NoticeHistory  # noqa: PLC0415 - a list is long in loading

            self._history = NoticeHistory(self._window.theme, self._window)
            self._history.remedy_wanted.connect(self._remedy)
            self._history.clear_wanted.connect(self._desk.notices.clear)
        return self._history

    def open_history(self) -> None:
        """Everything that was said, newest first; from then on it is read."""
        if self.history.isVisible():
            self.history.hide()
            return
        self.history.set_notices(self._kept())
        self.history.open_at(self._window.status.bell)
        self._desk.notices.mark_read()

    def close_shown(self) -> bool:
        """Close the notice that is shown, above the wall or above the welcome; false if none is."""
        line = self._window.first_run.notices if self._welcomed and self._window.is_first_run else self._line
        shown = line.current
        if shown is None or not line.isVisible():
            return False
        self._desk.notices.close(shown.id)
        return True

    def show_welcome(self) -> None:
        """It stands where the wall was: what is told stands above it."""
        welcome, notices = self._window.first_run, self._desk.notices.open()
        if notices and not self._welcomed:
            self._welcomed = True
            self._follow(welcome.notices)
        welcome.set_notices(notices)

    def _follow(self, line: NoticeLine) -> None:
        line.close_wanted.connect(self._desk.notices.close)
        line.remedy_wanted.connect(self._remedy)
        line.history_wanted.connect(self.open_history)

    def _changed(self) -> None:
        self._window.wall_header.set_notices(self._desk.notices.open())
        if self._window.is_first_run:
            self.show_welcome()
        self._window.status.show_unread(self._desk.notices.unread)
        if self._history is not None and self._history.isVisible():
            self._history.set_notices(self._kept())

    def _kept(self) -> tuple[Notice, ...]:
        """The history; what can no longer be done is not offered there."""
        return tuple(
            one if self._is_offered(one) else replace(one, remedy=None) for one in self._desk.notices.history()
        )

    def _is_offered(self, notice: Notice) -> bool:
        if notice.solved and notice.remedy not in _AFTERWARDS:
            return False
        if notice.remedy is Remedy.UNDO_REMOVAL:
            return notice.open
        if notice.remedy not in _ABOUT_SOURCE:
            return True
        view = self._sources.view(notice.source_id)
        if view is None:
            return False
        if notice.remedy is Remedy.INVITE_AGAIN:
            return view.state in OVER
        return notice.remedy is not Remedy.STOP_WAITING or (view.state is SourceState.INVITED and not view.bot_id)

    def _remedy(self, notice: Notice) -> None:
        source_id = notice.source_id if notice.source_id in self._desk.sources.ids else None
        about_source = {
            Remedy.SHOW_SOURCE: self._show_source,
            Remedy.INVITE_AGAIN: self._desk.bots.invite_again,
            Remedy.COPY_HOST_TEXT: self._sources.copy_host_text,
            Remedy.REMOVE_BOT: self._sources.remove,
            Remedy.STOP_WAITING: self._stop_waiting,
        }
        if notice.remedy in about_source:
            if source_id is not None:
                about_source[notice.remedy](source_id)
            return
        later = self.answers.get(notice.remedy) if notice.remedy is not None else None
        if later is not None:
            later(notice)
        elif notice.remedy is Remedy.CHECK_INGEST:
            self._window.check_ingest()
        elif notice.remedy is Remedy.OPEN_SETTINGS_SERVICES:
            self._settings.open("services")
        elif notice.remedy is Remedy.OPEN_SETTINGS_INGEST:
            self._settings.open("ingest")
        elif notice.remedy is Remedy.OPEN_SETTINGS_RECORDING:
            self._settings.open("recording")
        elif notice.remedy is Remedy.OPEN_SETTINGS_MONITORING:
            self._settings.open("monitoring")
        elif notice.remedy is Remedy.OPEN_FOLDER:
            self._settings.open_folder()
        elif notice.remedy is Remedy.SHOW_FILE:
            self._show_file(notice)
        elif notice.remedy is Remedy.ASK_KEYRING:
            self._desk.secrets.retry()
        elif notice.remedy is Remedy.DETAILS:
            self._details(notice)

    def _show_source(self, source_id: str) -> None:
        self._window.wall.select(source_id, by_keyboard=True)

    def _stop_waiting(self, source_id: str) -> None:
        """Before there is a bot nobody need be asked; one that has come meanwhile may be in its meeting."""
        view = self._sources.view(source_id)
        if view is not None and view.bot_id:
            self._sources.remove(source_id)
        else:
            self._desk.bots.remove(source_id)

    def _show_file(self, notice: Notice) -> None:
        path = str(notice.values.get("path", ""))
        if path:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
        else:
            self._settings.open_folder()

    def _details(self, notice: Notice) -> None:
        from desktop.ui.info_popover import InfoPopover  # noqa: PLC0415 - not before somebody asks

        facts = f"{notice.raised_at.isoformat(timespec='seconds')} {notice.code}\n{notice.details}".strip()

        def copy() -> None:
            QGuiApplication.clipboard().setText(facts)
            self._desk.notices.raise_(Code.COPIED_TEXT)

        lines = [(tr("Details", "Code"), str(notice.code)), (tr("Details", "Details"), notice.details or "—")]
        buttons = [(tr("Details", "Copy"), copy)]
        theme, window = self._window.theme, self._window
        InfoPopover(theme, window, tr("Details", "Details"), lines, buttons, notice_text(notice)).open_at(self._line)
