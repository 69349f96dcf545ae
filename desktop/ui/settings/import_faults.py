"""What the pages of the settings would refuse of settings that come from a file."""

from __future__ import annotations

from desktop.settings.schema import Settings
from desktop.ui.settings.address_faults import address_fault, meetstream_fault, streaming_fault
from desktop.ui.settings.calls_card import channel_fault


def import_faults(new: Settings) -> tuple[tuple[str, str], ...]:
    """(place, sentence) of each value that could not be typed there either: an address that would lead a key astray."""
    found = (
        ("meetstream.base", meetstream_fault(new.meetstream.base, new.meetstream.create_path)),
        ("mezon.gateway", address_fault(_with_scheme(new.mezon.gateway))),
        ("mezon.streaming", streaming_fault(new.mezon.streaming)),
        ("zego.base", address_fault(new.zego.base)),
        ("calls.base", address_fault(new.calls.base)),
        ("calls.channel", channel_fault(new.calls.channel)),
    )
    return tuple((place, fault) for place, fault in found if fault)


def _with_scheme(gateway: str) -> str:
    """A gateway may stand without one; then it is asked by https."""
    return gateway if not gateway or "://" in gateway else f"https://{gateway}"
