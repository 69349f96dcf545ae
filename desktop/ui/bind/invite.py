"""The invitation dialog between the desk and the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject

from desktop.control.invite import InviteRequest
from desktop.core.errors import Trouble
from desktop.core.model import ServiceState

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.ingest import IngestBinding
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.invite_dialog import InviteDialog
    from desktop.ui.main_window import MainWindow


class InviteBinding(QObject):
    """At most one dialog at a time; Ctrl+I brings the open one to the front."""

    def __init__(self, window: MainWindow, desk: Desk, ingest: IngestBinding, settings: SettingsBinding) -> None:
        super().__init__(window)
        self._window, self._desk, self._ingest, self._settings = window, desk, ingest, settings
        self.dialog: InviteDialog | None = None
        window.wall.invite_wanted.connect(self.open)
        window.wall_header.invite_wanted.connect(self.open)
        ingest.changed.connect(self._show)
        desk.meetstream.changed.connect(self._show)
        desk.secrets.changed.connect(self._show)

    def open(self) -> None:
        """Open the dialog."""
        if self.dialog is None:
            from desktop.ui.invite_dialog import InviteDialog  # noqa: PLC0415 - not before somebody asks

            settings = self._desk.store.settings
            self.dialog = dialog = InviteDialog(
                self._window.theme,
                self._desk.bots.platform_of,
                settings.meetstream,
                settings.recording.automatic,
                self._window,
            )
            dialog.invite_wanted.connect(self._invite)
            dialog.settings_wanted.connect(lambda: self._settings.open("services"))
            dialog.address.copy_wanted.connect(self._ingest.copy_spare)
            dialog.address.check_wanted.connect(self._desk.ingest.check)
            dialog.finished.connect(self._closed)
            self._show()
            if self._settings.service_stored:
                self._desk.meetstream.test()  # how many bots are in use is known as of the last answer only
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _show(self) -> None:
        dialog, ingest = self.dialog, self._desk.ingest
        if dialog is None:
            return
        dialog.show_address(ingest.shown_address, self._ingest.fault, self._ingest.trouble_sentence)
        dialog.show_reach(ingest.reach, ingest.checked_at)
        service = self._desk.meetstream.status
        in_use = service.bots_active if service.state is ServiceState.WORKING else None
        dialog.show_service(self._settings.service_stored, in_use)

    def _invite(self, request: InviteRequest) -> None:
        defaults = self._desk.store.settings.meetstream
        remembered = msgspec.structs.replace(
            defaults,
            bot_name=request.bot_name,
            lobby_minutes=request.lobby_minutes,
            retention_hours=request.retention_hours,
        )
        if remembered != defaults:
            self._desk.store.update(meetstream=remembered)
        try:
            self._desk.bots.invite(request)
        except Trouble as trouble:
            self._desk.notices.trouble(trouble)

    def _closed(self) -> None:
        self.dialog = None
