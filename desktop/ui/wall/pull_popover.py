"""Asking for the address of a stream that the console is to pull, and show like any other source."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.core.pull import LONGEST, BadAddress, place_of, read_address
from desktop.ui.i18n import tr
from desktop.ui.named_address import AddressWords, NamedAddressPopover
from desktop.ui.theme import Theme


class PullPopover(NamedAddressPopover):
    """The name may stay empty: then it is that of the host."""

    added = Signal(str, str, bool)  # address, name, whether it is recorded

    def __init__(self, theme: Theme, parent: QWidget, record: bool) -> None:
        words = AddressWords(
            tr("Pull", "Add an address to the wall"),
            tr("Pull", "Address of the stream"),
            tr("Pull", "Name on the wall"),
            "https://play.example.net/live/mix-main.flv",
            tr("Pull", "Cancel"),
            tr("Pull", "Add"),
        )
        box = QCheckBox(tr("Pull", "Record from the first picture"))
        box.setChecked(record)
        super().__init__(theme, parent, words, LONGEST, box)
        self.record = box
        self.address.textChanged.connect(self._suggest_name)

    def fault(self, text: str) -> str:
        """It could not be pulled."""
        if _host(text):
            return ""
        return tr("Pull", "The address begins with https, http, rtmp, rtmps, rtsp, rtsps or srt, then :// and a host.")

    def taken(self) -> None:
        """Say what was chosen."""
        self.added.emit(self.address.text(), self.name.text(), self.record.isChecked())

    def _suggest_name(self, text: str) -> None:
        self.name.setPlaceholderText(_host(text))


def _host(text: str) -> str:
    """Of an address that can be pulled; else empty."""
    try:
        return place_of(read_address(text)).partition("://")[2]
    except BadAddress:
        return ""
