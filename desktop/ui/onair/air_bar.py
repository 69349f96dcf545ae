"""The on-air bar: lamp, channel, programme, what can be done to it, and the two guarded buttons."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QToolButton, QWidget

from desktop.ui.i18n import isolate, tr
from desktop.ui.keys import with_key
from desktop.ui.onair.air_button import AirButton
from desktop.ui.onair.channel_block import ChannelBlock, ChannelFace
from desktop.ui.onair.guard_button import GuardButton, GuardFace
from desktop.ui.onair.mute_all_button import MuteAllButton
from desktop.ui.onair.programme_block import ProgrammeBlock, ProgrammeFace
from desktop.ui.onair.state_lamp import ON_AIR, LampFace, LampState, StateLamp
from desktop.ui.theme import Theme, dress, fill

GO_LIVE_S, END_S = 0.7, 1.0
_LINE = 3
_NARROWEST, _WIDEST, _BESIDE = 58, 78, 11  # a button of the deck, and its edge and padding beside the word
_HEARD = frozenset({LampState.ON_AIR, LampState.PAUSED})
_UNDER_WAY = frozenset({LampState.CONNECTING, LampState.RECONNECTING})


class AirFace(Struct, frozen=True):
    """All that the bar shows, in one paint."""

    lamp: LampFace = LampFace()
    channel: ChannelFace = ChannelFace()
    programme: ProgrammeFace = ProgrammeFace()
    reason: str = ""  # why going live is not possible, in two or three words
    pausing: bool = False  # asked for and not acknowledged
    stopping_s: int = 0
    skipping: bool = False  # likewise
    held: bool = False  # everything is muted: nothing may go on


class AirKeyNames(Struct, frozen=True):
    """The keys as people write them here, for the words on the buttons."""

    go_live: str = ""
    end: str = ""
    pause: str = ""
    skip: str = ""
    playlist: str = ""
    mute_all: str = ""


class AirBar(QFrame):
    """`show_face(AirFace(...))`. Every wish is a signal; nothing changes here until the face does."""

    log_wanted = Signal()
    channel_wanted = Signal()
    playlist_wanted = Signal()
    pause_wanted = Signal(bool)
    skip_wanted = Signal()
    go_live = Signal()
    go_live_asked = Signal()  # the confirm popover is wanted first
    end = Signal()
    end_asked = Signal()
    cancel_wanted = Signal()
    retry_wanted = Signal()
    details_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = AirFace()
        self._compact = self._asks = False
        self.lamp, self.channel, self.programme = StateLamp(theme), ChannelBlock(theme), ProgrammeBlock(theme)
        self._keys = AirKeyNames()
        self.playlist, self.pause, self.skip = QToolButton(), AirButton(), AirButton()
        self.mute_all = MuteAllButton()
        self.live_guard, self.end_guard = GuardButton(theme, GO_LIVE_S), GuardButton(theme, END_S)
        self.cancel = AirButton()
        self._transport, self._place = QWidget(), QWidget()
        self._guards = QStackedLayout(self._place)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def show_face(self, face: AirFace) -> None:
        """Show `face`."""
        if face != self._face:
            self._face = face
            self._show()

    def set_compact(self, compact: bool) -> None:
        """Icons without labels, smaller lamp and guard."""
        self._compact = compact
        for part in (self.lamp, self.channel, self.programme, self.live_guard, self.end_guard):
            part.set_compact(compact)
        self._restyle()

    def set_guards_ask(self, ask: bool) -> None:
        """Whether the guarded buttons ask at every press instead of being held."""
        self._asks = ask
        for guard in (self.live_guard, self.end_guard):
            guard.set_always_ask(ask)
        self._show()

    def set_keys(self, keys: AirKeyNames) -> None:
        """The keys in force."""
        self._keys = keys
        self._retranslate()

    @property
    def guard(self) -> GuardButton | None:
        """The guarded button that shows, for the keys that hold it."""
        shown = self._guards.currentWidget()
        return shown if isinstance(shown, GuardButton) else None

    @property
    def _deck(self) -> tuple[QToolButton, ...]:
        return self.playlist, self.pause, self.skip, self.mute_all

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the button that is not in force: what is missing is shown."""
        if event.type() == QEvent.Type.MouseButtonRelease and not self.live_guard.isEnabled():
            self.go_live_asked.emit()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, foot, line = QPainter(self), self.rect(), self.rect()
        foot.setTop(foot.bottom())
        fill(painter, foot, self._theme.colour("line.soft"))
        if self._face.lamp.state in ON_AIR:
            line.setHeight(self._theme.px(_LINE))
            fill(painter, line, self._theme.colour("tally.fill"))

    def _show(self) -> None:
        face, state = self._face, self._face.lamp.state
        self.lamp.show_face(face.lamp)
        self.channel.show_face(face.channel)
        self.programme.show_face(face.programme)
        for button, busy in ((self.pause, face.pausing), (self.skip, face.skipping)):
            button.setEnabled(state in _HEARD and not busy and not face.held)
        self._show_pause(state is LampState.PAUSED)
        self._show_skip()
        self._show_place(state)
        self._show_live(state)
        self._show_end(state)
        self._label()
        self.update()

    def _label(self) -> None:
        """Words under the icons, as long as all of them fit; all buttons are as wide as the longest needs."""
        theme = self._theme
        metrics = QFontMetrics(theme.font("micro", "semibold"))
        words = [tr("AirBar", "Playlist"), tr("AirBar", "Pause"), tr("AirBar", "Resume"), tr("AirBar", "Skip")]
        words.append(tr("AirBar", "Mute all"))
        width = max(map(metrics.horizontalAdvance, words)) + theme.px(_BESIDE)
        worded = not self._compact and width <= theme.px(_WIDEST)
        side = QSize(theme.px(44), theme.px(48)) if self._compact else QSize(theme.px(_NARROWEST), theme.px(56))
        if worded:
            side.setWidth(max(side.width(), width))
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if worded else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._deck:
            button.setFixedSize(side)
            button.setToolButtonStyle(style)

    def _show_pause(self, paused: bool) -> None:
        """The face of what was acknowledged; the hourglass until then."""
        text = tr("AirBar", "Resume") if paused else tr("AirBar", "Pause")
        icon = "hourglass" if self._face.pausing else "play" if paused else "pause"
        self.pause.setText(text)
        self.pause.setIcon(self._theme.icon(icon, size=20))
        self._name(self.pause, text, self._keys.pause)

    def _show_skip(self) -> None:
        text = tr("AirBar", "Skip")
        self.skip.setText(text)
        self.skip.setIcon(self._theme.icon("hourglass" if self._face.skipping else "skip", size=20))
        self._name(self.skip, text, self._keys.skip)

    def _name(self, button: QToolButton, text: str, key: str) -> None:
        none = tr("AirBar", "Nothing is on air.")
        if self._face.lamp.state is LampState.SILENT:
            none = tr("AirBar", "Nothing is playing.")
        elif self._face.held:
            none = tr("AirBar", "Everything is muted.")
        elif self._face.lamp.state in ON_AIR:
            none = tr("AirBar", "Waiting for the service")
        button.setAccessibleName(text)
        button.setToolTip(with_key(text, key) if button.isEnabled() else none)

    def _show_place(self, state: LampState) -> None:
        """Go live, cancel or end: one place, and what comes there is dead for a moment."""
        wanted: GuardButton | AirButton = self.live_guard
        if state in _UNDER_WAY:
            wanted = self.cancel
        elif state in ON_AIR or state is LampState.STOPPING:
            wanted = self.end_guard
        if wanted is not self._guards.currentWidget():
            self._guards.setCurrentWidget(wanted)
            wanted.renew()
        words = tr("AirBar", "Give up") if state is LampState.RECONNECTING else tr("AirBar", "Cancel")
        waiting = tr("AirBar", "waiting for the service")
        if self._face.programme.waiting:
            waiting = tr("AirBar", "not on air")
        self.cancel.setText(words if self._compact else f"{words}\n{waiting}")
        self.cancel.setAccessibleName(words)
        self.cancel.setToolTip(with_key(words, self._keys.end))

    def _show_live(self, state: LampState) -> None:
        failed = state is LampState.FAILED
        ready = (state in (LampState.READY, LampState.DOUBTFUL) or failed) and not self._face.reason
        title = tr("AirBar", "Try again") if failed else tr("AirBar", "Go live")
        line = tr("AirBar", "hold · {key}").format(key=self._keys.go_live)
        if self._compact:
            line = tr("AirBar", "hold")
        if self._asks:
            line = self._keys.go_live
        if not ready:
            line = self._face.reason
        edge = "warn.text" if state is LampState.DOUBTFUL else "ready.text" if ready else "line.control"
        self.live_guard.setEnabled(ready)
        self.live_guard.setToolTip("" if ready else line)
        self.live_guard.show_face(GuardFace(title, line, "on-air", edge, tr("AirBar", "Keep holding")))
        name = self._face.channel.name
        said = tr("AirBar", "Go live in {channel}").format(channel=isolate(name)) if name and not failed else title
        self.live_guard.setAccessibleName(said)

    def _show_end(self, state: LampState) -> None:
        ending = state is LampState.STOPPING
        title = tr("AirBar", "End") if self._compact else tr("AirBar", "End broadcast")
        line = tr("AirBar", "hold 1 s · {key}").format(key=self._keys.end)
        if self._compact:
            line = tr("AirBar", "hold 1 s")
        if self._asks:
            line = self._keys.end
        if ending:
            title, line = tr("AirBar", "Ending…"), tr("AirBar", "{n} s").format(n=self._face.stopping_s)
        self.end_guard.setEnabled(not ending)
        self.end_guard.show_face(GuardFace(title, line, "stop", held_title=tr("AirBar", "Ending…")))
        self.end_guard.setAccessibleName(title if ending else tr("AirBar", "End the broadcast"))

    def _connect(self) -> None:
        self.lamp.log_wanted.connect(self.log_wanted)
        self.channel.clicked.connect(self.channel_wanted)
        self.programme.details_wanted.connect(self.details_wanted)
        self.programme.retry_wanted.connect(self.retry_wanted)
        self.programme.clear_wanted.connect(self.clear_wanted)
        self.playlist.clicked.connect(self.playlist_wanted)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(self._face.lamp.state is not LampState.PAUSED))
        self.skip.clicked.connect(self.skip_wanted)
        self.live_guard.act.connect(self.go_live)
        self.live_guard.installEventFilter(self)
        self.live_guard.ask.connect(self.go_live_asked)
        self.end_guard.act.connect(self.end)
        self.end_guard.ask.connect(self.end_asked)
        self.cancel.clicked.connect(self.cancel_wanted)

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self, panel="panel")
        for guard in (self.live_guard, self.end_guard, self.cancel):
            self._guards.addWidget(guard)
        self.cancel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(self)
        line = theme.px(_LINE)  # nothing stands in the red one
        row.setContentsMargins(theme.space(3), line, theme.space(3), line)
        row.setSpacing(theme.space(3))
        row.addWidget(self.lamp)
        row.addWidget(self.channel)
        row.addWidget(_line())
        row.addWidget(self.programme, 1)
        row.addWidget(_line())
        transport = QHBoxLayout(self._transport)
        transport.setContentsMargins(0, 0, 0, 0)
        transport.setSpacing(theme.space(3))
        self._transport.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as on any deck, in every language
        for button in (self.playlist, self.pause, self.skip):
            transport.addWidget(button)
        for button in self._deck:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            dress(button, role="micro", weight="semibold")
        row.addWidget(self._transport)
        row.addWidget(self._place)
        row.addWidget(self.mute_all)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("airBarCompact" if self._compact else "airBar"))
        for button in self._deck:
            button.setIconSize(theme.icon_size(20))
        self.mute_all.setIcon(theme.icon("mute", size=20, on="on.warn"))
        self._label()
        self.playlist.setIcon(theme.icon("playlist", size=20))
        self._place.setFixedSize(self.live_guard.sizeHint())
        self._show()

    def _retranslate(self) -> None:
        self._label()
        self.setAccessibleName(tr("AirBar", "On air"))
        self.playlist.setText(tr("AirBar", "Playlist"))
        self.playlist.setAccessibleName(tr("AirBar", "Playlist"))
        self.playlist.setToolTip(with_key(tr("AirBar", "Playlist"), self._keys.playlist))
        self.mute_all.setText(tr("AirBar", "Mute all"))
        self.mute_all.setAccessibleName(tr("AirBar", "Mute all"))
        tip = with_key(tr("AirBar", "Silence everything that leaves Airdesk"), self._keys.mute_all)
        self.mute_all.setToolTip(tip)
        self.lamp.retranslate()
        self.channel.retranslate()
        self.programme.retranslate()
        self._show()


def _line() -> QFrame:
    line = QFrame()
    dress(line, panel="line-vertical")
    return line
