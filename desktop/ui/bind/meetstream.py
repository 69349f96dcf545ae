"""MeetStream as a service: it can be asked from the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.control.secrets_desk import MEETSTREAM_KEY
from desktop.control.services import ServiceStatus
from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.bind.service import ServiceBinding, moment_text
from desktop.ui.i18n import tr
from desktop.ui.status_bar import lamp_word

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.main_window import MainWindow


class MeetStreamBinding(ServiceBinding):
    """Its key is all that it needs."""

    section = "meetstream"
    service = "MeetStream"
    secrets = (MEETSTREAM_KEY,)

    def __init__(self, window: MainWindow, desk: Desk, settings: SettingsBinding) -> None:
        super().__init__(window, desk, settings)
        self.join(desk.meetstream)

    @property
    def _is_set_up(self) -> bool:
        return self._settings.service_stored

    def _show_lamp(self, state: ServiceState, latency: str) -> None:
        self._window.status.show_meetstream(state, latency)

    def _facts(self) -> list[tuple[str, str]]:
        status, unknown = self.status, formats.UNKNOWN
        answered = unknown if status.latency_ms is None else formats.milliseconds(status.latency_ms)
        return [
            (tr("Status", "State"), lamp_word(status.state)),
            (tr("Status", "Last answer"), unknown if status.checked_at is None else moment_text(status.checked_at)),
            (tr("Status", "Answered in"), answered),
            (tr("Status", "Bots in use"), unknown if status.bots_active is None else str(status.bots_active)),
        ]

    def _asking(self) -> str:
        return tr("Services", "Asking MeetStream…")

    def _missing(self) -> str:
        return tr("Services", "Store the key of your account.")

    def _accepted(self, status: ServiceStatus, when: str) -> str:
        answered = formats.milliseconds(status.latency_ms or 0.0)
        if status.bots_active is None:
            return tr("Services", "Key accepted, answered in {time}, {when}.").format(time=answered, when=when)
        said = tr("Services", "Key accepted. %n bots active, answered in {time}, {when}.", "", status.bots_active)
        return said.format(time=answered, when=when)

    def _forgetting(self, secret: str) -> tuple[str, str]:
        return (
            tr("Services", "Forget the API key of MeetStream?"),
            tr("Services", "No bot can be invited until a key is stored again. Bots in meetings stay."),
        )
