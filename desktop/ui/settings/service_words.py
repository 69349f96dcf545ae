"""What the chip of a service says: word, icon, colours."""

from __future__ import annotations

from desktop.core.model import ServiceState
from desktop.ui.i18n import tr

_TONES = {
    ServiceState.NOT_SET_UP: ("state-off", "text.tertiary", "info"),
    ServiceState.UNTESTED: ("state-off", "text.secondary", "info"),
    ServiceState.CHECKING: ("state-half", "text.secondary", "info"),
    ServiceState.WORKING: ("state-ok", "ready.text", "ok"),
    ServiceState.DEGRADED: ("state-warn", "warn.text", "warn"),
    ServiceState.DOWN: ("state-error", "error.text", "error"),
    ServiceState.REFUSED: ("state-error", "error.text", "error"),
    ServiceState.RETIRED: ("state-error", "error.text", "error"),
}


def chip_of(state: ServiceState) -> tuple[str, str, str]:
    """Icon, colour of the chip, tone of the sentence below."""
    return _TONES[state]


def state_word(state: ServiceState) -> str:
    """The word of a card's chip."""
    return {
        ServiceState.NOT_SET_UP: tr("Services", "NOT SET UP"),
        ServiceState.UNTESTED: tr("Services", "NOT TESTED"),
        ServiceState.CHECKING: tr("Services", "CHECKING"),
        ServiceState.WORKING: tr("Services", "CONNECTED"),
        ServiceState.DEGRADED: tr("Services", "DEGRADED"),
        ServiceState.DOWN: tr("Services", "UNREACHABLE"),
        ServiceState.REFUSED: tr("Services", "REFUSED"),
        ServiceState.RETIRED: tr("Services", "RETIRED"),
    }[state]
