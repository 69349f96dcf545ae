"""The channels between the desk and their dock: what is chosen, filtered, folded, copied, created."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.control import channel_address
from desktop.core.channel import Channel, ChannelsState, Clan
from desktop.core.errors import Code, Trouble
from desktop.ui.channels.panel import ChannelsFace, ChannelsPanel
from desktop.ui.i18n import tr
from desktop.ui.notices.wording import sentence

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk
    from desktop.control.notices import Notices
    from desktop.ui.channels.new_channel_dialog import NewChannelDialog
    from desktop.ui.main_window import MainWindow


class OpenChat(Protocol):
    """Show this channel; false where another one is kept open, which `force` overrides."""

    def __call__(self, channel: Channel | None, *, force: bool = False) -> bool: ...


class ChannelsBinding(QObject):
    """One list, whatever it is that changes. Choosing opens the chat and joins nothing."""

    def __init__(
        self, window: MainWindow, mezon: MezonDesk, notices: Notices, panel: ChannelsPanel, open_chat: OpenChat
    ) -> None:
        """`open_chat` says whether it did: the chat of what is on air may be kept open."""
        super().__init__(window)
        self._window, self._mezon, self._notices, self.panel = window, mezon, notices, panel
        self._open_chat = open_chat
        self._shown: tuple[object, object] = (None, None)
        self._open_id = 0
        self._asked = ""  # in the filter
        self._dialog: NewChannelDialog | None = None
        self._countdown = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self._show_face)
        rooms = mezon.channels
        rooms.changed.connect(self.show)
        rooms.marks_changed.connect(self._show_marks)
        rooms.chosen.connect(self._made)
        rooms.failed.connect(self._failed)
        mezon.chat.changed.connect(self._follow_chat)
        panel.clan_wanted.connect(rooms.choose_clan)
        panel.refresh_wanted.connect(rooms.refresh)
        panel.retry_wanted.connect(rooms.retry_now)
        panel.channel_wanted.connect(self.choose)
        panel.folded.connect(rooms.fold)
        panel.copy_wanted.connect(self._copy)
        panel.sign_in_wanted.connect(window.sign_in_wanted)
        panel.create_wanted.connect(self.open_dialog)
        panel.filter_field.textChanged.connect(self._filtered)
        panel.filter_field.returnPressed.connect(self._go_to_address)
        window.retranslated.connect(self.show)
        create = window.actions_.action("file.new_channel")
        create.triggered.connect(lambda _checked=False: self.open_dialog())
        self.show()

    @property
    def dialog(self) -> NewChannelDialog | None:
        """The new channel that is asked for."""
        return self._dialog

    def choose(self, channel: Channel) -> None:
        """Open its chat; with Ctrl also where another one is kept open."""
        forced = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self._open_chat(channel, force=forced):
            self.panel.list.select(self._open_id or None)

    def open_dialog(self) -> None:
        """Ask for the name of a new streaming channel in the clan that is shown."""
        rooms = self._mezon.channels
        if self._dialog is None and rooms.state is ChannelsState.SHOWN:
            from desktop.ui.channels.new_channel_dialog import NewChannelDialog  # noqa: PLC0415 - seldom opened

            clan = next((one.name for one in rooms.clans if one.id == rooms.clan_id), "")
            taken = {one.label for one in rooms.channels}
            self._dialog = NewChannelDialog(self._window.theme, self._window, clan, rooms.categories, taken)
            self._dialog.create_wanted.connect(rooms.create)
            self._dialog.finished.connect(self._dialog_closed)
            self._dialog.show()

    def show(self) -> None:
        """Everything that the list is made of."""
        rooms = self._mezon.channels
        self.panel.set_clans(rooms.clans, rooms.clan_id)
        shown = (rooms.channels, rooms.collapsed)
        if shown != self._shown:
            self._shown = shown
            self.panel.set_channels(*shown)
        self._show_face()
        self._show_marks()
        why = tr("Channels", "Sign in to Mezon first.")
        self._window.actions_.set_enabled("file.new_channel", rooms.state is ChannelsState.SHOWN, why)

    def _show_face(self) -> None:
        rooms = self._mezon.channels
        offline = rooms.state is ChannelsState.OFFLINE
        wait_s = math.ceil(max(0.0, (rooms.retry_at or 0.0) - time.monotonic())) if offline else 0
        code = rooms.trouble.code if rooms.trouble is not None else ""
        self.panel.set_face(ChannelsFace(rooms.state, wait_s, code))
        if offline is not self._countdown.isActive():
            self._countdown.start() if offline else self._countdown.stop()

    def _show_marks(self) -> None:
        self.panel.set_marks(self._mezon.channels.marks())

    def _follow_chat(self) -> None:
        """What is open is the marked row."""
        channel = self._mezon.chat.channel
        channel_id = channel.id if channel is not None else 0
        if channel_id != self._open_id:
            self._open_id = channel_id
            self.panel.list.select(channel_id or None)

    def _copy(self, what: str, one: Channel | Clan) -> None:
        address = what == "link" and isinstance(one, Channel)
        text = channel_address.address_of(one) if address and isinstance(one, Channel) else str(one.id)
        QGuiApplication.clipboard().setText(text)
        self._notices.raise_(Code.COPIED_TEXT)

    def _filtered(self, text: str) -> None:
        """What came as a whole was pasted; of what is typed, nobody knows which digit is the last."""
        came, self._asked = len(text) - len(self._asked), text
        if came > 1:
            self._go_to_address()

    def _go_to_address(self) -> None:
        found = channel_address.parsed(self.panel.filter_field.text())
        if found is None:
            return
        self.panel.filter_field.clear()
        if found[0]:
            self._mezon.channels.go_to(*found)
            return
        talk = next((one for one in self._mezon.conversations.all if one.id == found[1]), None)
        if talk is not None:
            self.choose(talk)
        else:
            self._notices.raise_(Code.CHANNEL_DIRECT)

    def _failed(self, trouble: Trouble) -> None:
        if self._dialog is None or not self._dialog.is_busy:  # an address led nowhere, or it was closed meanwhile
            self._notices.trouble(trouble)
            return
        rights = tr("Channels", "You may not create channels in this clan.")
        said = sentence(trouble.code, {"service": "Mezon", "code": "", **trouble.values})
        self._dialog.show_failure(rights if trouble.code is Code.MEZON_RIGHTS else said)

    def _made(self, _channel: Channel) -> None:
        """It was asked for here; the chat opens it by itself."""
        if self._dialog is not None and self._dialog.is_busy:
            self._dialog.accept()

    def _dialog_closed(self, _result: int) -> None:
        self._dialog = None
