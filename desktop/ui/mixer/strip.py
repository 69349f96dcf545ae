"""One strip of the mix: name, origin, meter, fader, figures, mute, and what is known of its value."""

from __future__ import annotations

import time
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.core.mix import Mix, Origin, Strip, StripState
from desktop.core.mix_setup import UNCHANGED, MixMode
from desktop.core.model import Level
from desktop.ui import formats
from desktop.ui.announce import announce
from desktop.ui.elided_label import ElidedLabel, plain_tip
from desktop.ui.i18n import isolate, tr
from desktop.ui.meter import Meter
from desktop.ui.mixer.fader import Fader
from desktop.ui.mixer.fader_painter import FaderFace
from desktop.ui.mixer.patience import Patience
from desktop.ui.mixer.peak import Peak
from desktop.ui.mixer.percent_field import PercentField
from desktop.ui.mixer.state_line import StateLine
from desktop.ui.mixer.strip_words import fader_value, origin_words, spoken, state_tip, state_words
from desktop.ui.theme import Theme, dress

METER_BAR, METER_WIDTH = 6, 20
_KEYS = (Qt.Key.Key_M, Qt.Key.Key_O, Qt.Key.Key_Delete)


class StripFace(NamedTuple):
    """What a strip shows: the input as it is in `mix`, its place, the tile that carries the same sound."""

    mix: Mix
    strip: Strip
    number: int
    source: int | None = None

    @property
    def locked(self) -> bool:
        """Whether its fader cannot be moved."""
        return self.mix.mode is MixMode.AUTO and self.strip.origin is Origin.ROOM

    @property
    def name(self) -> str:
        """“2, Quang”, for who cannot see it."""
        return f"{self.number}, {isolate(self.strip.name or self.strip.key)}"

    @property
    def percent(self) -> int:
        """Where the fader is. A scene of Desk may have another place for it than the service in Auto."""
        return UNCHANGED if self.locked else self.strip.wish.fader


class MixStrip(QFrame):
    """`show_face(face, now)`. Every signal is a wish; the key of the input comes with it."""

    moved = Signal(str, int)
    gesture = Signal(str, int, int)  # one whole movement: from, to
    mute_wanted = Signal(str, bool)
    remove_wanted = Signal(str)
    reason_wanted = Signal(str)  # why it was refused
    apply_wanted = Signal(str)  # what waits for the next start
    menu_wanted = Signal(str)
    over_cleared = Signal(str)
    step_wanted = Signal(str, int)  # to another strip, -1 or 1
    entered = Signal(str)  # the focus came into it

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face: StripFace | None = None
        self._known: tuple[object, ...] = ()
        self._truth: StripState | None = None
        self._compact = False
        self._patience = Patience()
        self._peak = Peak()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look_again)
        self._number, self._name, self._origin = QLabel(self), ElidedLabel("", self), ElidedLabel("", self)
        self.meter = Meter(theme, self, METER_BAR, "bg.raised", _no_level)
        self.fader = Fader(theme, self)
        self._peak_shown = QLabel(formats.UNKNOWN, self)
        self.percent = PercentField(theme, self)
        self.mute, self.more = QPushButton(self), QToolButton(self)
        self.line = StateLine(theme, self)
        self._lay_out()
        self._connect()
        self.set_current(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def key(self) -> str:
        """Whose strip it is."""
        return self._face.strip.key if self._face is not None else ""

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """In the order of the Tab key."""
        return (self.fader, self.mute, self.more, self.line)

    @property
    def peak_text(self) -> str:
        """The number beside the percent."""
        return self._peak_shown.text()

    def show_face(self, face: StripFace, now: float) -> None:
        """Show it as it is at the monotonic time `now`."""
        truth = face.mix.state_of(face.strip)
        known = (face.strip, face.number, face.source, truth, face.locked)
        self._face = face
        if known != self._known or truth is StripState.GONE:  # that one counts its seconds
            if truth is StripState.REFUSED and self._truth is not truth:
                announce(self, tr("Mixer", "Input {name}, {state}").format(name=face.name, state=spoken(truth)))
            self._known, self._truth = known, truth
            self._show(now)

    def set_level(self, level: Level, now: float) -> None:
        """The level of the sound that this input carries; NONE where nobody knows it."""
        self.meter.set_level(level)
        text = self._peak.text(level, now)
        if text != self._peak_shown.text():
            self._peak_shown.setText(text)

    def set_compact(self, compact: bool) -> None:
        """72 wide, without scale, peak and “…”."""
        self._compact = compact
        self._restyle()

    def set_current(self, current: bool) -> None:
        """Whether the Tab key comes here: one strip of all is."""
        tab = Qt.FocusPolicy.TabFocus if current else Qt.FocusPolicy.NoFocus
        self.fader.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        for button in (self.mute, self.more):
            button.setFocusPolicy(tab)
        self.line.setFocusPolicy(tab if current and self.line.acts else Qt.FocusPolicy.NoFocus)

    def take_focus(self) -> None:
        """To its fader, or to the mute button where the fader is locked."""
        stop = self.fader if self.fader.isEnabled() else self.mute
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, steps = event.key(), {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in steps:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.step_wanted.emit(self.key, -steps[Qt.Key(key)] if rtl else steps[Qt.Key(key)])
        elif key == Qt.Key.Key_M:
            self._toggle_mute()
        elif key == Qt.Key.Key_O:
            self.over_cleared.emit(self.key)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(self.key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._come_here()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Which strip is the current one follows the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self.key)
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self.menu_wanted.emit(self.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._look_again()

    def _come_here(self) -> None:
        """Keys are for the strip that was clicked last, wherever: else Delete and M would hit another."""
        if not any(stop.hasFocus() for stop in self.stops):
            self.entered.emit(self.key)
            self.take_focus()

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.key() in _KEYS and not event.modifiers() and not self.percent.typing

    def _look_again(self) -> None:
        if self._face is not None:
            self._show(time.monotonic())

    def _show(self, now: float) -> None:
        face = self._face
        if face is None:
            return
        one, truth = face.strip, face.mix.state_of(face.strip)
        state, look_in_s = self._patience.shown(truth, one.confirmed, now)
        if look_in_s is not None:
            self._again.start(round(1000 * look_in_s) + 1)
        gone = truth is StripState.GONE
        confirmed = one.confirmed.fader if one.confirmed is not None and not face.locked else None
        self.fader.set_face(FaderFace(face.percent, confirmed, face.locked, gone, not self._compact))
        self._show_names(face, truth)
        name = face.name
        self.percent.show_value(face.percent, name)
        self.percent.set_live(not face.locked)
        self._show_mute(one.wish.muted, name)
        self.mute.setToolTip(
            tr("Mixer", "Everything is muted. Release Mute all first.") if one.kept is not None else ""
        )
        words = state_words(one, state, now)
        acts = state in (StripState.REFUSED, StripState.NEXT_START)
        self.line.show_state(words, acts, self._compact)
        self.line.setToolTip(state_tip(one, state))
        if not acts:
            self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        elif self.mute.focusPolicy() is Qt.FocusPolicy.TabFocus:
            self.line.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _show_names(self, face: StripFace, truth: StripState) -> None:
        one = face.strip
        self._number.setText(str(face.number))
        self._name.setText(one.name or one.key)
        self._name.setToolTip(plain_tip(one.name or one.key))
        origin = origin_words(one, face.source)
        self._origin.setText(origin)
        gone = "disabled" if truth is StripState.GONE else ""
        for label, tone in ((self._number, "tertiary"), (self._name, ""), (self._origin, "tertiary")):
            if label.property("tone") != (gone or tone):
                dress(label, tone=gone or tone)
        name = face.name
        self.meter.set_source(isolate(one.name or one.key))
        said = tr("Mixer", "Input {name}, {state}").format(name=name, state=spoken(truth))
        self.setAccessibleName(said)
        self.setAccessibleDescription(origin)
        self.fader.setAccessibleName(tr("Mixer", "Fader, input {name}").format(name=name))
        self.fader.setAccessibleDescription(fader_value(one, face.percent, truth))
        self.more.setAccessibleName(tr("Mixer", "More for input {name}").format(name=name))

    def _show_mute(self, muted: bool, name: str) -> None:
        text = tr("MixerShort", "MUTED") if muted else tr("MixerShort", "Mute")
        self.mute.setText(text)
        self.mute.setChecked(muted)
        look = "muted" if muted else "strip"
        if self.mute.property("look") != look:
            dress(self.mute, look=look)
        self.mute.setAccessibleName(tr("Mixer", "Mute input {name}").format(name=name))

    def _toggle_mute(self) -> None:
        """The button shows what the mix says, not that it was pressed."""
        if self._face is not None:
            muted = self._face.strip.wish.muted
            self.mute.setChecked(muted)
            self.mute_wanted.emit(self.key, not muted)

    def _line_pressed(self) -> None:
        if self._face is None:
            return
        refused = self._face.mix.state_of(self._face.strip) is StripState.REFUSED
        (self.reason_wanted if refused else self.apply_wanted).emit(self.key)

    def _connect(self) -> None:
        self.fader.moved.connect(lambda percent: self.moved.emit(self.key, percent))
        self.fader.gesture.connect(lambda before, after: self.gesture.emit(self.key, before, after))
        self.fader.typed.connect(self.percent.begin)
        self.percent.entered.connect(self.fader.set_value_from_entry)
        self.percent.left.connect(lambda: self.fader.setFocus(Qt.FocusReason.OtherFocusReason))
        for button in (self.mute, self.more, self.line):
            button.pressed.connect(self._come_here)
        self.mute.clicked.connect(self._toggle_mute)
        self.more.clicked.connect(lambda: self.menu_wanted.emit(self.key))
        self.line.clicked.connect(self._line_pressed)
        for stop in self.stops:
            stop.installEventFilter(self)
        self.meter.over_cleared.connect(lambda: self.over_cleared.emit(self.key))

    def _lay_out(self) -> None:
        dress(self, panel="raised")
        self.mute.setCheckable(True)
        self.mute.setAutoDefault(False)
        for label, role, weight in (
            (self._number, "small", "semibold"), (self._name, "small", "semibold"),
            (self._origin, "micro", ""), (self._peak_shown, "micro", ""),
        ):  # fmt: skip
            dress(label, role=role, weight=weight)
        dress(self._peak_shown, tone="secondary")
        dress(self.more, look="strip")
        self._peak_shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        title, middle = QHBoxLayout(), QHBoxLayout()
        title.addWidget(self._number)
        title.addWidget(self._name, 1)
        middle.setDirection(QHBoxLayout.Direction.LeftToRight)
        middle.addWidget(self.meter)
        middle.addWidget(self.fader, 1)
        self._figures, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._figures.addWidget(self._peak_shown, 1)
        self._figures.addWidget(self.percent, 1)
        self._buttons.addWidget(self.mute, 1)
        self._buttons.addWidget(self.more)
        self._column, self._outer = QVBoxLayout(), QVBoxLayout(self)
        self._outer.addLayout(self._column)
        self._outer.addWidget(self.line)
        for row in (title, self._origin, middle, self._figures, self._buttons):
            self._column.addWidget(row) if isinstance(row, QWidget) else self._column.addLayout(row)
        self._column.setStretch(2, 1)
        for row in (title, middle, self._figures, self._buttons):
            row.setSpacing(self._theme.px(4))

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.px(4 if self._compact else 6)
        self._outer.setContentsMargins(0, theme.px(4), 0, 0)
        self._column.setContentsMargins(side, 0, side, 0)
        for column in (self._outer, self._column):
            column.setSpacing(theme.px(2))
        self.setFixedWidth(theme.size("stripCompact" if self._compact else "strip"))
        self.meter.setFixedWidth(theme.px(METER_WIDTH))
        self.percent.setFixedHeight(theme.px(18))
        self.more.setFixedSize(theme.px(26), theme.px(24))
        self.more.setIcon(theme.icon("more", "text.secondary"))
        self.more.setIconSize(theme.icon_size(14))
        self._peak_shown.setVisible(not self._compact)
        self.more.setVisible(not self._compact)
        self._look_again()


def _no_level() -> str:
    return tr("Mixer", "No level arrives for this input. Listen to an output to see the sum.")
