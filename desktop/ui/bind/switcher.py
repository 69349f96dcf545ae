"""Going to a channel or a person by name, between the rooms and the popover that finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect

from desktop.core.channel import Channel, ChannelsState
from desktop.ui.channels.catalogue import Catalogue, Entry
from desktop.ui.channels.switcher import WIDTH, Switcher
from desktop.ui.chat.conversations_page import conversation_name
from desktop.ui.i18n import tr

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk
    from desktop.ui.main_window import MainWindow

COMMAND = "window.go_to"


class SwitcherBinding(QObject):
    """Makes the popover anew each time: its words are those of now."""

    def __init__(self, window: MainWindow, mezon: MezonDesk, choose: Callable[[Channel], object]) -> None:
        """`choose` opens a channel that is in view, or a conversation."""
        super().__init__(window)
        self._window, self._mezon, self._choose = window, mezon, choose
        self.switcher: Switcher | None = None
        window.actions_.action(COMMAND).triggered.connect(lambda _checked=False: self.open())
        mezon.channels.changed.connect(self._allow)
        mezon.directory.changed.connect(self._fill)
        mezon.conversations.changed.connect(self._fill)
        window.retranslated.connect(self._allow)
        self._allow()

    def open(self) -> None:
        """Ask for a name."""
        if self.switcher is None and self._mezon.channels.state is not ChannelsState.SIGNED_OUT:
            window = self._window
            self._mezon.directory.look()
            self.switcher = Switcher(window.theme, window)
            self.switcher.channel_wanted.connect(self._go_to)
            self.switcher.closed.connect(self._closed)
            self._fill()
            width = window.theme.px(WIDTH)
            under = window.docks.air.mapToGlobal(QPoint(0, window.docks.air.height())).y()
            left = window.mapToGlobal(QPoint((window.width() - width) // 2, 0)).x()
            self.switcher.open_at(QRect(left, under, width, 1))

    def _fill(self) -> None:
        if self.switcher is not None:
            self.switcher.set_catalogue(Catalogue(self._entries()), self._mezon.directory.complete)

    def _entries(self) -> Iterator[Entry]:
        """What is unread first; then the conversations, the clan that is shown, the others."""
        found = [*self._talks(), *self._channels()]
        yield from (one for one in found if one.unread)
        yield from (one for one in found if not one.unread)

    def _talks(self) -> Iterator[Entry]:
        place = tr("Switcher", "Direct message")
        for one in self._mezon.conversations.all:
            yield Entry(one, conversation_name(one), place, one.unread)

    def _channels(self) -> Iterator[Entry]:
        marks, here = self._mezon.channels.marks(), self._mezon.channels.clan_id
        for clan, channels in self._mezon.directory.places():
            for one in channels:
                if clan.id == here:
                    yield Entry(one, one.label, clan.name, marks[one.id].unread if one.id in marks else 0)
                else:
                    yield Entry(one, one.label, clan.name, one.unread)

    def _go_to(self, channel: Channel) -> None:
        rooms = self._mezon.channels
        if channel.direct or channel.clan_id == rooms.clan_id:
            self._choose(channel)
        else:
            rooms.go_to(channel.clan_id, channel.id)

    def _closed(self) -> None:
        switcher, self.switcher = self.switcher, None
        if switcher is not None:
            switcher.deleteLater()

    def _allow(self) -> None:
        signed_in = self._mezon.channels.state is not ChannelsState.SIGNED_OUT
        self._window.actions_.set_enabled(COMMAND, signed_in, tr("Channels", "Sign in to Mezon first."))
