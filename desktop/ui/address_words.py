"""Sentences about the ingest address: why it cannot be right, and whether it was reached."""

from __future__ import annotations

from datetime import UTC, datetime

from desktop.core.model import AddressFault, Reach
from desktop.ui.i18n import tr


def fault_sentence(fault: AddressFault) -> str:
    """Why the address cannot be right; empty if nothing speaks against it."""
    return {
        AddressFault.NONE: "",
        AddressFault.EMPTY: tr("Address", "There is no address yet."),
        AddressFault.SCHEME: tr("Address", "The address begins with ws:// or wss://."),
        AddressFault.HOST: tr("Address", "The host name in the address is not one."),
        AddressFault.LOOPBACK: tr(
            "Address", "Only this computer can reach this address. Type the public one, as a tunnel or router shows it."
        ),
        AddressFault.PRIVATE: tr(
            "Address", "Only this network can reach this address. Forward the port and type the public address."
        ),
        AddressFault.UNSPECIFIED: tr(
            "Address", "This means “all addresses” and cannot be dialled. Type the public one."
        ),
        AddressFault.PORT: tr("Address", "The port in the address is not between 1 and 65535."),
        AddressFault.CREDENTIALS: tr("Address", "The address holds a user name. Bots are known by their secret path."),
        AddressFault.QUERY: tr("Address", "What follows “?” or “#” would be lost. Leave it out."),
        AddressFault.TLS: tr(
            "Address", "wss:// and the certificate do not fit together. A tunnel that adds TLS is fine; check it."
        ),
    }[fault]


def reach_word(reach: Reach) -> str:
    """The word of the chip."""
    return {
        Reach.NOT_CHECKED: tr("Address", "NOT CHECKED"),
        Reach.CHECKING: tr("Address", "CHECKING"),
        Reach.REACHABLE: tr("Address", "REACHABLE"),
        Reach.NOT_REACHABLE: tr("Address", "NOT REACHABLE"),
    }[reach]


def reach_look(reach: Reach) -> tuple[str, str]:
    """Icon and colour of the chip."""
    return {
        Reach.NOT_CHECKED: ("state-off", "text.secondary"),
        Reach.CHECKING: ("state-half", "text.secondary"),
        Reach.REACHABLE: ("state-ok", "ready.text"),
        Reach.NOT_REACHABLE: ("state-error", "error.text"),
    }[reach]


def reach_sentence(reach: Reach, checked_at: datetime | None) -> str:
    """What the last check found, and when."""
    if reach is Reach.CHECKING:
        return tr("Address", "Dialling the address…")
    if reach is Reach.NOT_CHECKED or checked_at is None:
        return tr("Address", "Not checked yet.")
    ago = ago_text(checked_at)
    if reach is Reach.REACHABLE:
        return tr("Address", "Checked {ago}: it leads here.").format(ago=ago)
    return tr(
        "Address", "Checked {ago}: it does not lead here. Forward the port to this computer, or set a public address."
    ).format(ago=ago)


def ago_text(moment: datetime) -> str:
    """How long ago, in words."""
    minutes = int((datetime.now(UTC) - moment).total_seconds() // 60)
    if minutes < 1:
        return tr("Address", "just now")
    if minutes < 60:
        return tr("Address", "%n min ago", "", minutes)
    return tr("Address", "%n h ago", "", minutes // 60)
