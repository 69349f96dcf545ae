"""ZEGOCLOUD as a service. There before the mixer is, which is the first that can ask it."""

from __future__ import annotations

from desktop.control.secrets_desk import ZEGO_CALLBACK_SECRET, ZEGO_SECRET
from desktop.control.services import ServiceStatus
from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.bind.service import ServiceBinding
from desktop.ui.i18n import tr


class ZegoBinding(ServiceBinding):
    """Nothing can be tested before `join`."""

    section = "zego"
    service = "ZEGOCLOUD"
    secrets = (ZEGO_SECRET, ZEGO_CALLBACK_SECRET)

    @property
    def _is_set_up(self) -> bool:
        return bool(self._desk.store.settings.zego.app_id) and self._desk.secrets.is_set(ZEGO_SECRET)

    def _show_lamp(self, state: ServiceState, latency: str) -> None:
        self._window.status.show_zego(state, latency)

    def _facts(self) -> list[tuple[str, str]]:
        chosen = self._desk.store.settings.zego
        return [
            (tr("Services", "App ID"), str(chosen.app_id) if chosen.app_id else formats.UNKNOWN),
            (tr("Services", "Room"), chosen.room or formats.UNKNOWN),
        ]

    def _asking(self) -> str:
        return tr("Services", "Asking ZEGOCLOUD…")

    def _missing(self) -> str:
        return tr("Services", "Store the App ID of your project and its server secret.")

    def _accepted(self, status: ServiceStatus, when: str) -> str:
        text = tr("Services", "App ID and secret accepted, answered in {time}, {when}.")
        return text.format(time=formats.milliseconds(status.latency_ms or 0.0), when=when)

    def _forgetting(self, secret: str) -> tuple[str, str]:
        if secret == ZEGO_SECRET:
            return (
                tr("Services", "Forget the server secret of ZEGOCLOUD?"),
                tr(
                    "Services",
                    "No mix can be started, changed or stopped until it is stored again. A running mix goes on.",
                ),
            )
        return (
            tr("Services", "Forget the callback secret of ZEGOCLOUD?"),
            tr("Services", "Who comes and goes is then seen within 10 seconds instead of at once."),
        )
