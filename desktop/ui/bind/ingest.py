"""The ingest address between the desk and everything that shows, copies or checks it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.control.ingest_desk import CERTIFICATE_WARNING
from desktop.core.errors import Code
from desktop.core.model import AddressFault, IngestState, Reach
from desktop.ui.address_words import reach_sentence
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.main_window import MainWindow


MINUTE_MS = 60_000  # in which “3 min ago” becomes “4 min ago”


class IngestWords(Struct, frozen=True):
    """The ingest as the status bar says it."""

    text: str
    tone: str
    short: str = ""  # where there is little room; empty: the same


class IngestBinding(QObject):
    """`changed` once for each change of the desk's ingest, and each minute while what is said of it counts time."""

    changed = Signal()

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.changed)
        desk.ingest.changed.connect(self._changed)
        window.wall.empty.copy_address_wanted.connect(self.copy_spare)
        window.wall.empty.check_wanted.connect(desk.ingest.check)
        self.changed.connect(self._show_on_wall)
        self._show_on_wall()

    @property
    def trouble_sentence(self) -> str:
        """Why it does not listen; empty if it does."""
        trouble = self._desk.ingest.trouble
        return "" if trouble is None else sentence(trouble.code, trouble.values)

    @property
    def fault(self) -> AddressFault:
        """What speaks against the address; in the demo studio all bots are on this computer."""
        return AddressFault.NONE if self._desk.demo else self._desk.ingest.fault

    @property
    def short_address(self) -> str:
        """Host and port only."""
        return urlsplit(self._desk.ingest.shown_address).netloc

    def copy_spare(self) -> None:
        """The whole standing address, its secret included."""
        self.copy(self._desk.ingest.spare_address())

    def copy(self, address: str) -> None:
        """Put an address on the clipboard and say that its secret is on it."""
        if address:
            QGuiApplication.clipboard().setText(address)
            self._desk.notices.raise_(Code.COPIED_ADDRESS)

    def words(self) -> IngestWords:
        """What the status bar says."""
        ingest = self._desk.ingest
        sending, bots = ingest.bots_sending
        if ingest.state is IngestState.FAILED:
            return IngestWords(self._failure(), "error.text")
        if ingest.state is IngestState.STARTING:
            return IngestWords(tr("Status", "starting"), "text.secondary")
        if ingest.state is not IngestState.LISTENING:
            return IngestWords(tr("Status", "not set up"), "text.tertiary")
        if ingest.reach is Reach.NOT_REACHABLE:
            return IngestWords(tr("Status", "not reachable from outside"), "warn.text")
        if ingest.certificate_until is not None:
            left = ingest.certificate_until - datetime.now(UTC)
            if left < CERTIFICATE_WARNING:
                return IngestWords(_certificate_words(left), "warn.text", tr("Status", "certificate"))
        if bots == 0:
            open_to_all, none = tr("Status", "open to every bot on this computer"), tr("Status", "listening, no bots")
            return IngestWords(open_to_all if self._desk.open_ingest else none, "ready.text")
        said = tr("Status", "{sending} of %n bots sending", "", bots).format(sending=sending)
        short = tr("Status", "{sending} of {bots}").format(sending=sending, bots=bots)
        return IngestWords(said, "ready.text", short)

    def _failure(self) -> str:
        trouble = self._desk.ingest.trouble
        if trouble is not None and trouble.code is Code.INGEST_PORT:
            return tr("Status", "port {port} is taken").format(port=trouble.values.get("port", "?"))
        if trouble is not None and trouble.code is Code.INGEST_TLS:
            return tr("Status", "the certificate cannot be used")
        return tr("Status", "not listening")

    def _changed(self) -> None:
        ingest = self._desk.ingest
        counts = ingest.checked_at is not None or ingest.certificate_until is not None
        (self._minute.start if counts else self._minute.stop)()
        self.changed.emit()

    def _show_on_wall(self) -> None:
        ingest = self._desk.ingest
        line = self.trouble_sentence
        if not line and (self._desk.demo or self._desk.open_ingest):
            line = tr("Address", "All bots are on this computer.")
        elif not line:
            said = reach_sentence(ingest.reach, ingest.checked_at)
            line = tr("Address", "It must be reachable from the internet.") + f" {said}"
        self._window.wall.empty.set_ingest(ingest.shown_address, line, ingest.reach is Reach.CHECKING)


def _certificate_words(left: timedelta) -> str:
    if left <= timedelta():
        return tr("Status", "the certificate has ended")
    return tr("Status", "certificate ends in %n day(s)", "", left.days)
