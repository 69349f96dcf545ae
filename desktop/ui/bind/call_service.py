"""The call service. There before the desk of calls is, which a test makes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.control.call_setup import is_set_up
from desktop.control.secrets_desk import CALLS_SECRET, CALLS_TOKEN
from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.bind.service import ServiceBinding
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.control.services import ServiceCheck, ServiceStatus
    from desktop.ui.bind.settings import SettingsBinding
    from desktop.ui.main_window import MainWindow


class CallServiceBinding(ServiceBinding):
    """Can be tested as soon as it is set up."""

    section = "calls"
    service = "Stream Chat"
    secrets = (CALLS_TOKEN, CALLS_SECRET)

    def __init__(
        self, window: MainWindow, desk: Desk, settings: SettingsBinding, need: Callable[[], ServiceCheck]
    ) -> None:
        """`need` makes the desk of calls, once, and lets it `join` here."""
        super().__init__(window, desk, settings)
        self._need = need

    def test(self) -> None:
        self._need().test()

    @property
    def _is_set_up(self) -> bool:
        return is_set_up(self._desk.store.settings.calls, self._desk.secrets)

    @property
    def _may_test(self) -> bool:
        return self._is_set_up

    def _show_lamp(self, state: ServiceState, latency: str) -> None:
        self._window.status.show_calls(state, latency)

    def _title(self) -> str:
        return tr("Services", "Calls")

    def _facts(self) -> list[tuple[str, str]]:
        chosen = self._desk.store.settings.calls
        return [
            (tr("Services", "User"), chosen.user_id or formats.UNKNOWN),
            (tr("Services", "Channel"), chosen.channel or formats.UNKNOWN),
        ]

    def _asking(self) -> str:
        return tr("Services", "Asking the call service…")

    def _missing(self) -> str:
        return tr("Services", "Store the API key of the app, your user and its token.")

    def _accepted(self, status: ServiceStatus, when: str) -> str:
        if status.latency_ms is None:  # a call was joined
            return tr("Services", "Key and user accepted, {when}.").format(when=when)
        text = tr("Services", "Key and user accepted, answered in {time}, {when}.")
        return text.format(time=formats.milliseconds(status.latency_ms), when=when)

    def _forgetting(self, secret: str) -> tuple[str, str]:
        if secret == CALLS_TOKEN:
            return (
                tr("Services", "Forget the user token of the call service?"),
                tr(
                    "Services",
                    "No call can be started or joined until it is stored again. A call goes on until its token ends.",
                ),
            )
        return (
            tr("Services", "Forget the API secret of the call service?"),
            tr("Services", "No token can be made here until it is stored again."),
        )
