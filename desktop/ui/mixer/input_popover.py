"""Asking for an input that no list has: an RTMP or HTTP-FLV address, or the id of a stream of another room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.mix import Origin
from desktop.core.mix_setup import stream_id_is_right
from desktop.ui.i18n import tr
from desktop.ui.mixer.standing import InputChoice
from desktop.ui.named_address import AddressWords, NamedAddressPopover
from desktop.ui.theme import Theme

LONGEST = 1024  # characters of an address


def origin_of(text: str) -> Origin | None:
    """What was typed, or None if the service could not fetch it."""
    scheme, parted, rest = text.partition("://")
    if not parted:
        return Origin.STREAM if stream_id_is_right(text) else None
    host, _, path = rest.partition("/")
    if not host or not text.isprintable() or " " in text:
        return None
    if scheme.lower() == "rtmp":
        return Origin.ADDRESS
    flv = path.partition("?")[0].lower().endswith(".flv")
    return Origin.ADDRESS if scheme.lower() in ("http", "https") and flv else None


class InputPopover(NamedAddressPopover):
    """`inputs` and `outputs` are those that there are."""

    added = Signal(object)  # InputChoice

    def __init__(self, theme: Theme, parent: QWidget, inputs: Iterable[str], outputs: Iterable[str]) -> None:
        words = AddressWords(
            tr("Mixer", "Add an input to the mix"),
            tr("Mixer", "Address, or stream id of another room"),
            tr("Mixer", "Name on the strip"),
            "https://play.example.net/live/bed-music.flv",
            tr("Mixer", "Cancel"),
            tr("Mixer", "Add"),
        )
        super().__init__(theme, parent, words, LONGEST)
        self._inputs, self._outputs = frozenset(inputs), frozenset(outputs)

    def fault(self, text: str) -> str:
        """It is there already, or could not be fetched."""
        if text in self._inputs:
            return tr("Mixer", "This input is in the mix already.")
        if text in self._outputs:
            return tr("Mixer", "This is an output of the mix.")
        if origin_of(text) is None:
            return tr("Mixer", "The address begins with rtmp://, or with http:// or https:// and ends with .flv.")
        return ""

    def taken(self) -> None:
        """Say what was chosen."""
        text = self.address.text().strip()
        origin = origin_of(text)
        if origin is not None:
            self.added.emit(InputChoice(text, self.name.text().strip(), origin))
