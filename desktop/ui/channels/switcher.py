"""“Go to channel or person”: the channels of all clans and the conversations, found by name."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.channel_icon import icon_of
from desktop.ui.channels.catalogue import Catalogue, Entry
from desktop.ui.channels.finder import Finder
from desktop.ui.chat.people_list import PersonRow
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme

WIDTH = 460
_AT_ONCE = 2_000  # titles that are made ready in one turn: about two milliseconds
_PREPARE_MS = 10


class Switcher(Finder):
    """`set_catalogue`, `open_at`; what is typed stays when another catalogue comes."""

    channel_wanted = Signal(object)  # a Channel

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, tr("Switcher", "Go to channel or person"), WIDTH)
        self._catalogue = Catalogue()
        self._complete = True
        self._shown: dict[int, Entry] = {}
        self._preparing = QTimer(self, interval=_PREPARE_MS)
        self._preparing.timeout.connect(self._prepare)
        self.words.textChanged.connect(lambda _text: self._show())
        self.chosen.connect(lambda channel_id: self.channel_wanted.emit(self._shown[channel_id].channel))

    def set_catalogue(self, catalogue: Catalogue, complete: bool) -> None:
        """What can be found; more may come while it is not complete."""
        self._catalogue, self._complete = catalogue, complete
        self._preparing.start()
        self._show()

    def _prepare(self) -> None:
        if not self._catalogue.prepare(_AT_ONCE):
            self._preparing.stop()

    def _show(self) -> None:
        hits = self._catalogue.hits(self.words.text())
        self._shown = {one.channel.id: one for one in hits}
        waits = "" if self._complete else tr("Switcher", "Nothing yet. The channels of other clans are being read…")
        self.show_rows([_row(one) for one in self._shown.values()], waits)


def _row(entry: Entry) -> PersonRow:
    badge = "" if not entry.unread else str(entry.unread) if entry.unread < 1000 else "999+"
    spoken = [isolate(entry.title), isolate(entry.place)]
    if entry.unread:
        spoken.append(tr("Channels", "%n unread", "", entry.unread))
    icon = "" if entry.channel.direct else icon_of(entry.channel)
    return PersonRow(entry.channel.id, entry.title, entry.place, badge, icon=icon, spoken=", ".join(spoken))
