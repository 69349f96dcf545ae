"""The chat between Mezon’s rooms and the operator: what is open, what is shown of it, and when it was missed."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop.control import channel_address
from desktop.core.air import LiveState
from desktop.core.channel import Channel, ChannelsState, ChannelType
from desktop.core.chat_line import ChatLine, ChatState
from desktop.ui import formats
from desktop.ui.announce import announce
from desktop.ui.bind.chat_dates import ChatDates
from desktop.ui.bind.chat_files import ChatFiles
from desktop.ui.bind.chat_messages import ChatMessages
from desktop.ui.bind.chat_people import ChatPeople
from desktop.ui.bind.chat_seen import ChatSeen
from desktop.ui.chat.conversations_page import conversation_name
from desktop.ui.chat.face import ChatFace, Net, Older
from desktop.ui.chat.message_model import spoken
from desktop.ui.chat.tabs import Tab
from desktop.ui.chat.visible_text import visible
from desktop.ui.i18n import tr
from desktop.ui.panel_walk import focus_is_in

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk
    from desktop.ui.chat.panel import ChatPanel
    from desktop.ui.main_window import MainWindow
    from desktop.ui.popover import ConfirmPopover

_ON_AIR = (LiveState.ON_AIR, LiveState.RECONNECTING)
_NO_NEWS_S = 2.0  # so short a loss needs no word where nothing was missed
_ANNOUNCED = 3  # messages that came together


class _Outage:
    """Since when the open channel may miss something, and what was the newest then."""

    def __init__(self, channel_id: int, newest: int) -> None:
        self.channel_id, self.newest = channel_id, newest
        self.since = time.monotonic()


class ChatBinding(QObject):
    """`open(channel)` is what everybody else calls: the channel list, a pasted address, a notice."""

    def __init__(self, window: MainWindow, mezon: MezonDesk, panel: ChatPanel, confirm: ConfirmPopover) -> None:
        super().__init__(window)
        self._window, self._mezon, self._panel, self._page = window, mezon, panel, panel.chat
        self._place: Channel | None = None  # the channel of the chat tab, also while a conversation is open
        self._air_id = 0
        self._pinned = False
        self._outage: _Outage | None = None
        self._heard_key: int | None = None
        self._tick = QTimer(self, interval=1000)
        self.people = ChatPeople(self, window, mezon, panel, confirm)
        self.files = ChatFiles(self, window, mezon.chat, panel, confirm)
        self.messages = ChatMessages(self, window, mezon.chat, panel, confirm, self.people, self.files)
        self.dates = ChatDates(self, window, mezon.chat, panel.chat)
        self.seen = ChatSeen(self, mezon.chat, panel.chat.list)
        self._watch()
        self._hear_wishes()
        self._air_changed()
        self.refresh()

    @property
    def place(self) -> Channel | None:
        """The clan's channel whose chat and viewers are shown; a conversation does not change it."""
        return self._place

    def open(self, channel: Channel | None, *, force: bool = False) -> bool:
        """Show this channel. False where the chat of the on-air channel is kept open, which `force` overrides."""
        chat = self._mezon.chat
        present = chat.channel
        if channel is not None and not channel.direct and self._keeps(present, channel) and not force:
            self._page.tell(tr("Chat", "The chat of the on-air channel is kept open. Unpin it to open another one."))
            return False
        if self._keeps(present, channel) and force:
            self._pinned = False
        self._go(channel)
        if channel is not None and channel.direct:
            self._panel.show_tab(Tab.MESSAGES)
        elif self._panel.tab is not Tab.VIEWERS or channel is None or channel.kind is not ChannelType.STREAMING:
            self._panel.show_tab(Tab.CHAT)
        return True

    def refresh(self) -> None:
        """Show the state of now."""
        chat = self._mezon.chat
        channel = chat.channel
        if channel is None and not self._signed_in:
            self._place = None
        face = self._face()
        self._panel.show_channel(channel)
        self._page.show_face(face)
        self._page.show_lines(chat.lines)
        self._page.show_typing(chat.typing)
        self._page.show_parcels(chat.uploads.of(channel.id) if channel is not None else ())
        self._tell_outage(face)
        self._speak(chat.lines)
        if (face.net is Net.WAITING) is not self._tick.isActive():
            self._tick.start() if face.net is Net.WAITING else self._tick.stop()

    @property
    def _signed_in(self) -> bool:
        return self._mezon.channels.state is not ChannelsState.SIGNED_OUT

    def _keeps(self, present: Channel | None, wanted: Channel | None) -> bool:
        """Whether the pin speaks against leaving the present channel for this one."""
        there = present is not None and present.id == self._air_id and self._pinned
        return there and (wanted is None or wanted.id != self._air_id)

    def _face(self) -> ChatFace:
        chat = self._mezon.chat
        channel, reading = chat.channel, chat.reading
        older = Older.IDLE
        if reading is not None and reading.asking_older:
            older = Older.READING
        elif reading is not None and reading.older_trouble is not None:
            older = Older.FAILED
        retry_at = self._mezon.channels.retry_at
        trouble = reading.trouble if reading is not None else None
        on_air = channel is not None and channel.id == self._air_id
        return ChatFace(
            signed_in=self._signed_in,
            channel=channel,
            title=title_of(channel) if channel is not None else "",
            state=chat.state,
            net=self._net(),
            retry_s=max(0, math.ceil(retry_at - time.monotonic())) if retry_at is not None else 0,
            older=older,
            back_to=formats.date(chat.look_back.until) if chat.look_back.until is not None else "",
            may_write=reading is not None and reading.may_write and channel is not None and _writable(channel),
            code=str(trouble.code) if trouble is not None else "",
            on_air=on_air,
            pinned=on_air and self._pinned,
        )

    def _net(self) -> Net:
        chat = self._mezon.chat
        if not chat.online:
            return Net.WAITING if self._mezon.channels.state is ChannelsState.OFFLINE else Net.CONNECTING
        reading = chat.reading
        if reading is not None and reading.behind:
            return Net.GAP if reading.trouble is not None else Net.BEHIND
        return Net.ONLINE

    def _tell_outage(self, face: ChatFace) -> None:
        """What was missed while the connection was gone, once it is known."""
        lines, channel = self._mezon.chat.lines, face.channel
        if face.net in (Net.WAITING, Net.CONNECTING):
            if self._outage is None and channel is not None and face.state is ChatState.OPEN:
                self._outage = _Outage(channel.id, max((one.message.id for one in lines), default=0))
            return
        outage = self._outage
        if face.net is not Net.ONLINE or outage is None:
            return
        self._outage = None
        if channel is None or channel.id != outage.channel_id:
            return
        gone_s = time.monotonic() - outage.since
        missed = sum(one.message.id > outage.newest and not one.own for one in lines)
        cut = bool(outage.newest) and bool(lines) and lines[0].message.id > outage.newest
        if cut:
            text = tr("Chat", "Chat is back after {n} s. Only the newest messages are shown; scroll up for the others.")
        elif missed:
            text = tr("Chat", "Chat is back after {n} s. %n message(s) that were missed are here.", "", missed)
        elif gone_s >= _NO_NEWS_S:
            text = tr("Chat", "Chat is back after {n} s. Nothing was missed.")
        else:
            return
        self._page.tell(text.format(n=max(1, round(gone_s))))

    def _speak(self, lines: tuple[ChatLine, ...]) -> None:
        """To assistive technology: what names the operator, and what comes while the list has the focus."""
        newest = lines[-1].key if lines else None
        before, self._heard_key = self._heard_key, newest
        if before is None or newest == before:
            return
        listening = focus_is_in(self._page.list)
        for line in lines[-_ANNOUNCED:]:
            if line.key > before > 0 and not line.own and (listening or line.mentions_me):
                announce(self._page.list, spoken(line))

    def _watch(self) -> None:
        mezon = self._mezon
        mezon.chat.changed.connect(self.refresh)
        mezon.chat.typing_changed.connect(self._typing)
        mezon.chat.uploads.changed.connect(self._uploads)
        mezon.channels.changed.connect(self.refresh)
        mezon.channels.chosen.connect(self._chosen)
        mezon.conversations.chosen.connect(self._begun)
        mezon.live.changed.connect(self._air_changed)
        self._tick.timeout.connect(self.refresh)

    def _hear_wishes(self) -> None:
        page = self._page
        page.back_wanted.connect(self._back)
        page.pin_wanted.connect(self._pin)
        page.menu_wanted.connect(self._menu)
        page.retry_wanted.connect(lambda: self._mezon.chat.open(self._mezon.chat.channel))
        page.connect_wanted.connect(self._mezon.channels.retry_now)
        page.older_wanted.connect(self._mezon.chat.older)
        self._panel.tab_wanted.connect(self._tab)
        self._panel.conversations.chosen.connect(self._chosen)

    def _chosen(self, channel: Channel) -> None:
        self.open(channel)

    def _begun(self, channel: Channel) -> None:
        """One asked for it to write there."""
        self.open(channel)
        self._page.composer.field.setFocus()

    def _typing(self) -> None:
        self._page.show_typing(self._mezon.chat.typing)

    def _uploads(self, channel_id: int) -> None:
        channel = self._mezon.chat.channel
        if channel is not None and channel.id == channel_id:
            self._page.show_parcels(self._mezon.chat.uploads.of(channel_id))

    def _tab(self, tab: int) -> None:
        present = self._mezon.chat.channel
        if tab == Tab.CHAT and present is not None and present.direct:
            self.open(self._place)
        self.people.refresh()

    def _back(self) -> None:
        """From a conversation to the list of them; the tab stays."""
        self._go(self._place)
        self._panel.conversations.list.setFocus()

    def _go(self, channel: Channel | None) -> None:
        direct = channel is not None and channel.direct
        if not direct:
            self._place = channel
        self._outage, self._heard_key = None, None
        self._mezon.chat.open(channel)
        self._mezon.channels.opened(channel.id if channel is not None and not direct else 0)
        self._mezon.conversations.opened(channel.id if channel is not None and direct else 0)
        self.messages.opened()
        self.refresh()
        self.people.refresh()

    def _pin(self, pinned: bool) -> None:
        self._pinned = pinned
        self.refresh()

    def _air_changed(self) -> None:
        air = self._mezon.live.air
        air_id = air.channel.id if air.channel is not None and air.state in _ON_AIR else 0
        if air_id and air_id != self._air_id:
            self._pinned = True
        if air_id != self._air_id:
            self._air_id = air_id
            self.refresh()

    def _menu(self) -> None:
        channel = self._mezon.chat.channel
        if channel is None:
            return
        menu = QMenu(self._window)
        clipboard = QGuiApplication.clipboard()
        if channel.direct:  # of no clan: there is no address that leads to it
            if channel.kind is ChannelType.DIRECT and channel.user_ids:
                person = str(channel.user_ids[0])
                menu.addAction(tr("Chat", "Copy person’s id"), lambda: clipboard.setText(person))
            menu.addAction(tr("Chat", "Copy conversation id"), lambda: clipboard.setText(str(channel.id)))
        else:
            link = channel_address.address_of(channel)
            menu.addAction(tr("Chat", "Copy channel link"), lambda: clipboard.setText(link))
            menu.addAction(tr("Chat", "Copy channel id"), lambda: clipboard.setText(str(channel.id)))
        menu.addSeparator()
        menu.addAction(tr("Chat", "Go to date…"), self.dates.ask)
        menu.addAction(tr("Chat", "Go to the newest message"), self._page.list.to_newest)
        if channel.direct:
            menu.addSeparator()
            menu.addAction(tr("Chat", "Leave conversation…"), lambda: self.people.leave(channel))
        menu.aboutToHide.connect(menu.deleteLater)
        more = self._page.more
        menu.popup(more.mapToGlobal(QPoint(0, more.height())))


def title_of(channel: Channel) -> str:
    """What it is called, in one line."""
    if channel.direct:
        return conversation_name(channel)
    return visible(channel.label).replace("\n", " ")


def _writable(channel: Channel) -> bool:
    return channel.kind is not ChannelType.UNKNOWN
