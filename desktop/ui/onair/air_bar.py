"""The on-air bar: lamp, channel, programme, what can be done to it, and the two guarded buttons."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QToolButton, QWidget

from desktop.ui.i18n import tr
from desktop.ui.onair.channel_block import ChannelBlock, ChannelFace
from desktop.ui.onair.guard_button import GuardButton, GuardFace
from desktop.ui.onair.programme_block import ProgrammeBlock, ProgrammeFace
from desktop.ui.onair.state_lamp import ON_AIR, LampFace, LampState, StateLamp
from desktop.ui.theme import Theme, dress

GO_LIVE_S, END_S = 0.7, 1.0
_UNDER_WAY = frozenset({LampState.CONNECTING, LampState.RECONNECTING})


class AirFace(Struct, frozen=True):
    """All that the bar shows, in one paint."""

    lamp: LampFace = LampFace()
    channel: ChannelFace = ChannelFace()
    programme: ProgrammeFace = ProgrammeFace()
    reason: str = ""  # why going live is not possible, in two or three words
    pausing: bool = False  # asked for and not acknowledged
    stopping_s: int = 0


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
    details_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = AirFace()
        self._compact = False
        self.lamp, self.channel, self.programme = StateLamp(theme), ChannelBlock(theme), ProgrammeBlock(theme)
        self.playlist, self.pause, self.skip = QToolButton(), QToolButton(), QToolButton()
        self.live_guard, self.end_guard = GuardButton(theme, GO_LIVE_S), GuardButton(theme, END_S)
        self.cancel = QToolButton()
        self._place = QWidget()
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
        for part in (self.lamp, self.channel, self.live_guard, self.end_guard):
            part.set_compact(compact)
        self._restyle()

    @property
    def guard(self) -> GuardButton | None:
        """The guarded button that shows, for the keys that hold it."""
        shown = self._guards.currentWidget()
        return shown if isinstance(shown, GuardButton) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._face.lamp.state in ON_AIR:
            line = self.rect()
            line.setHeight(self._theme.px(3))
            QPainter(self).fillRect(line, self._theme.colour("tally.fill"))

    def _show(self) -> None:
        face, state = self._face, self._face.lamp.state
        self.lamp.show_face(face.lamp)
        self.channel.show_face(face.channel)
        self.programme.show_face(face.programme)
        on_air = state in ON_AIR
        for button in (self.pause, self.skip):
            button.setEnabled(on_air and not face.pausing)
        self._show_pause(state is LampState.PAUSED, face.pausing)
        none = tr("AirBar", "Nothing is on air.")
        self.skip.setToolTip(tr("AirBar", "Skip") if on_air else none)
        self._show_guard(state)
        self.update()

    def _show_pause(self, paused: bool, pausing: bool) -> None:
        """The face of what was acknowledged; the hourglass until then."""
        text = tr("AirBar", "Resume") if paused else tr("AirBar", "Pause")
        icon = "hourglass" if pausing else "play" if paused else "pause"
        self.pause.setText(text)
        self.pause.setIcon(self._theme.icon(icon, size=20))
        self.pause.setAccessibleName(text)
        self.pause.setToolTip(text if self.pause.isEnabled() else tr("AirBar", "Nothing is on air."))

    def _show_guard(self, state: LampState) -> None:
        face = self._face
        wanted: QWidget = self.live_guard
        if state in _UNDER_WAY:
            wanted = self.cancel
        elif state in ON_AIR or state is LampState.STOPPING:
            wanted = self.end_guard
        if wanted is not self._guards.currentWidget():
            self._guards.setCurrentWidget(wanted)
            if isinstance(wanted, GuardButton):
                wanted.renew()
        failed = state is LampState.FAILED
        ready = state is LampState.READY or failed
        title = tr("AirBar", "Try again") if failed else tr("AirBar", "Go live")
        line = tr("AirBar", "hold · Ctrl+Shift+L") if ready else face.reason
        edge = "ready.text" if ready else "line.control"
        self.live_guard.setEnabled(ready)
        self.live_guard.show_face(GuardFace(title, line, "on-air", edge, tr("AirBar", "Keep holding")))
        ending = state is LampState.STOPPING
        title = tr("AirBar", "End") if self._compact else tr("AirBar", "End broadcast")
        line = tr("AirBar", "{n} s").format(n=face.stopping_s) if ending else tr("AirBar", "hold 1 s · Ctrl+Shift+E")
        self.end_guard.setEnabled(not ending)
        self.end_guard.show_face(
            GuardFace(tr("AirBar", "Ending…") if ending else title, line, "stop", held_title=tr("AirBar", "Ending…"))
        )

    def _connect(self) -> None:
        self.lamp.log_wanted.connect(self.log_wanted)
        self.channel.clicked.connect(self.channel_wanted)
        self.programme.details_wanted.connect(self.details_wanted)
        self.playlist.clicked.connect(self.playlist_wanted)
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(self._face.lamp.state is not LampState.PAUSED))
        self.skip.clicked.connect(self.skip_wanted)
        self.live_guard.act.connect(self.go_live)
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
        row.setContentsMargins(theme.space(3), 0, theme.space(3), 0)
        row.setSpacing(theme.space(3))
        row.addWidget(self.lamp)
        row.addWidget(self.channel)
        row.addWidget(_line())
        row.addWidget(self.programme, 1)
        row.addWidget(_line())
        for button in (self.playlist, self.pause, self.skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            dress(button, role="micro", weight="semibold")
            row.addWidget(button)
        row.addWidget(self._place)

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.size("airBarCompact" if self._compact else "airBar"))
        side = QSize(theme.px(44), theme.px(48)) if self._compact else QSize(theme.px(58), theme.px(56))
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if self._compact else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in (self.playlist, self.pause, self.skip):
            button.setFixedSize(side)
            button.setToolButtonStyle(style)
            button.setIconSize(theme.icon_size(20))
        for name, button in (("playlist", self.playlist), ("skip", self.skip)):
            button.setIcon(theme.icon(name, size=20))
        self._place.setFixedSize(self.live_guard.sizeHint())
        self._show()

    def _retranslate(self) -> None:
        self.setAccessibleName(tr("AirBar", "On air"))
        self.playlist.setText(tr("AirBar", "Playlist"))
        self.playlist.setToolTip(tr("AirBar", "Playlist"))
        self.skip.setText(tr("AirBar", "Skip"))
        self.cancel.setText(tr("AirBar", "Cancel"))
        self.cancel.setToolTip(tr("AirBar", "Waiting for the service"))
        self.lamp.retranslate()
        self.channel.retranslate()
        self.programme.retranslate()
        self._show()


def _line() -> QFrame:
    line = QFrame()
    dress(line, panel="line-vertical")
    return line
