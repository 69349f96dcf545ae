"""The menu of clans: found by typing, with what is unread; read again, and the id copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.core.channel import Clan
from desktop.core.finding import has_words, plain
from desktop.ui.channels.finder import Finder
from desktop.ui.chat.people_list import PersonRow
from desktop.ui.fields import push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.theme import Theme

WIDTH = 300
SEARCH_FROM = 6  # clans; fewer are seen at a glance


class ClanMenu(Finder):
    """`chosen` carries a clan's id."""

    refresh_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, tr("Channels", "Find a clan"), WIDTH)
        self._clans: tuple[Clan, ...] = ()
        self._chosen_id = 0
        self.refresh = push_button(tr("Channels", "Refresh"), look="quiet")
        self.copy = push_button(tr("Channels", "Copy clan id"), look="quiet")
        foot = QHBoxLayout()
        for button, wanted in ((self.refresh, self.refresh_wanted), (self.copy, self.copy_wanted)):
            button.clicked.connect(self.hide)
            button.clicked.connect(wanted)
            foot.addWidget(button)
        self.column.addLayout(foot)
        self.words.textChanged.connect(lambda _text: self._show())

    def set_clans(self, clans: Sequence[Clan], chosen_id: int) -> None:
        """The clans with what is unread in them, and which one is shown."""
        self._clans, self._chosen_id = tuple(clans), chosen_id
        self.words.setVisible(len(self._clans) >= SEARCH_FROM)
        self.list.setFixedHeight(min(len(self._clans), 8) * self.list.row_height)
        self._show()

    def _show(self) -> None:
        words = plain(self.words.text()).split()
        hits = [one for one in self._clans if has_words(words, plain(one.name))]
        self.show_rows([_row(one, one.id == self._chosen_id) for one in hits])


def _row(clan: Clan, chosen: bool) -> PersonRow:
    badge = "" if not clan.unread else str(clan.unread) if clan.unread < 1000 else "999+"
    spoken = [isolate(clan.name)]
    if clan.unread:
        spoken.append(tr("Channels", "%n unread", "", clan.unread))
    return PersonRow(clan.id, clan.name, "", badge, chosen=chosen, spoken=", ".join(spoken))
