"""What stands in the docks and the bar before the rooms of Mezon are there: they are built when somebody needs them.

It looks and answers as they do while nobody is signed in. What needs the rooms asks for them, and is done as soon
as they are open.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.control.checklist import Check, Point, Readiness, Why
from desktop.core.air import Air
from desktop.core.model import ServiceState
from desktop.core.programme import Programme
from desktop.ui.account_words import nobody_sentence
from desktop.ui.bind.panels import PanelsBinding
from desktop.ui.chat.tabs import ChatTabs, Tab
from desktop.ui.i18n import tr
from desktop.ui.main_window import MainWindow
from desktop.ui.onair.air_bar import AirBar
from desktop.ui.onair.air_keys import air_key_names
from desktop.ui.onair.check_words import short
from desktop.ui.onair.faces import air_face
from desktop.ui.onair.state_lamp import log_words
from desktop.ui.signed_out import SignedOut, channels_words, chat_words
from desktop.ui.theme import Theme, dress

_NEED_ROOMS = ("file.sign_in", "file.as_run", "air.channel", "air.playlist", "air.go_live")


class MezonPorch(QObject):
    """`wish` is what the operator wanted last; `bar` and `panels` stay when the rooms are there."""

    def __init__(self, window: MainWindow, need: Callable[[], None]) -> None:
        """`need` asks for the rooms; more than once, if the operator is quick."""
        super().__init__(window)
        self._window, self._need = window, need
        self._closed = False
        self._wish: Callable[[], object] = lambda: None
        self.bar = AirBar(window.theme)
        self.channels = SignedOut(window.theme, "user", channels_words)
        self.chat = _Chat(window.theme)
        self.panels = PanelsBinding(window)
        self._fill_docks()
        self.panels.order_stops(self.channels.stops)
        self._connect()
        self.show()

    def close(self) -> None:
        """The rooms have been shown instead."""
        self._closed = True

    def carry_out(self) -> None:
        """Do what was wanted, now that the rooms are open."""
        self._wish()

    def show(self) -> None:
        """All that the window says of Mezon."""
        window, actions = self._window, self._window.actions_
        if self._closed:
            return
        sub_line, reason = short(Check(Point.SIGNED_IN, Readiness.NOT_READY, Why.SIGNED_OUT))
        face = air_face(Air(), Programme(), time.monotonic(), reason=reason, sub_line=sub_line, viewers=None)
        self.bar.show_face(face)
        self.bar.lamp.setToolTip(log_words())
        self.bar.set_keys(air_key_names(actions))
        window.status.show_mezon(ServiceState.NOT_SET_UP, nobody_sentence())
        actions.action("file.sign_out").setVisible(False)
        for command_id in ("file.new_channel", "window.go_to"):
            actions.set_enabled(command_id, False, tr("Channels", "Sign in to Mezon first."))
        for command_id in ("air.pause", "air.skip", "air.end"):
            actions.set_enabled(command_id, False, tr("AirBar", "Nothing is on air."))

    def _want(self, wish: Callable[[], object]) -> None:
        if not self._closed:  # else the rooms have heard it themselves
            self._wish = wish
            self._need()

    def _want_tab(self, tab: int) -> None:
        mezon = self._window.mezon
        if mezon is not None:
            mezon.chat_panel.show_tab(Tab(tab))

    def _fill_docks(self) -> None:
        docks = self._window.docks
        docks.channels.fill(self.channels)
        docks.chat.fill(self.chat, self.chat.tabs)
        docks.air.fill(self.bar)
        docks.air.lowered.connect(self.bar.set_compact)
        self.bar.set_compact(docks.air.low)

    def _connect(self) -> None:
        window, bar = self._window, self.bar
        for place in (self.channels, self.chat.signed_out):
            place.primary_pressed.connect(window.sign_in_wanted)
        wishes = (bar.log_wanted, bar.channel_wanted, bar.playlist_wanted, bar.go_live_asked, window.sign_in_wanted)
        for signal in wishes:
            self._pass_on(signal)
        for command_id in _NEED_ROOMS:
            action = window.actions_.action(command_id)
            action.triggered.connect(lambda _=False, action=action: self._want(action.trigger))
        self.chat.tabs.currentChanged.connect(lambda tab: self._want(lambda: self._want_tab(tab)))
        window.status.pressed.connect(self._status_pressed)
        window.binding.settings.opened.connect(lambda: self._want(lambda: None))  # the card of Mezon
        window.retranslated.connect(self.show)
        window.actions_.keys_changed.connect(self.show)

    def _pass_on(self, signal: SignalInstance) -> None:
        signal.connect(lambda: self._want(signal.emit))

    def _status_pressed(self, group: str, anchor: QWidget) -> None:
        if group == "mezon":
            self._want(lambda: self._window.status.pressed.emit(group, anchor))


class _Chat(QFrame):
    """The dock of the chat; `tabs` stand in its header."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        dress(self, panel="panel")
        self.tabs = ChatTabs(theme)
        self.signed_out = SignedOut(theme, "chat", chat_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.signed_out, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tabs.fit(self.width())
