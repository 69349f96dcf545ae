"""The mixer's panel: header, strips, master. It shows a Mix and what stands around it, and emits wishes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop.core.mix import Hindrance, Mix
from desktop.core.model import NO_LEVEL, Level
from desktop.ui.empty_state import EmptyState
from desktop.ui.mixer.empty_words import EmptyWords, empty_words, hint
from desktop.ui.mixer.master import Master
from desktop.ui.mixer.master_words import Act
from desktop.ui.mixer.mix_header import MixHeader
from desktop.ui.mixer.sheets import MixSheets
from desktop.ui.mixer.standing import Standing
from desktop.ui.mixer.strip_row import StripRow
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.theme import Theme, dress

_CLOCK_MS = 1000


class MixPanel(QFrame):
    """`set_mix(mix, standing)` with every change; `wishes` has all that the operator wants.

    Levels come from outside, with the beat that drives all meters of the window: `show_levels`.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mix, self._standing = Mix(), Standing()
        self._empty_words: EmptyWords | None = None
        self._stops: tuple[QWidget, ...] = ()
        self.wishes = MixWishes(self)
        self.header = MixHeader(theme, self)
        self.strips = StripRow(theme, self.wishes, self)
        self.master = Master(theme, self.wishes, self)
        self.sheets = MixSheets(theme, self.wishes, self)
        self._empty: EmptyState | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def mix(self) -> Mix:
        """What is shown."""
        return self._mix

    @property
    def standing(self) -> Standing:
        """What is shown besides."""
        return self._standing

    def set_mix(self, mix: Mix, standing: Standing) -> None:
        """Show them. The panel keeps nothing else."""
        self._mix, self._standing = mix, standing
        self._show()

    def show_levels(self, levels: Mapping[str, Level], master: Level = NO_LEVEL) -> None:
        """The levels that are truly known, by the key of the input; `master` is that of the output listened to."""
        now = time.monotonic()
        self.strips.show_levels(levels, now)
        self.master.set_level(master, now)

    def set_compact(self, compact: bool) -> None:
        """Narrow strips and shorter words, in a narrow window."""
        for part in (self.header, self.strips, self.master):
            part.set_compact(compact)

    def order_stops(self) -> None:
        """Tab goes to mode, scenes, strips, what adds one, master."""
        for first, second in pairwise(self._stops):
            QWidget.setTabOrder(first, second)

    def focus_strips(self) -> None:
        """Where the keyboard goes when the panel is chosen."""
        if self._empty_words is not None and self._empty is not None:
            self._empty.stops[0].setFocus()
        else:
            self.strips.take_focus()

    def mute_input(self, number: int) -> None:
        """Mute the input of this number, or take its mute back: a key for everywhere."""
        if 0 < number <= len(self._mix.strips):
            one = self._mix.strips[number - 1]
            self.wishes.mute.emit(one.key, not one.wish.muted)

    def press_run(self) -> None:
        """As if Start mix… or Stop mix… was pressed."""
        if self.master.run.isEnabled():
            self.master.run.click()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._empty_words = None
            self._show()

    def _tick(self) -> None:
        self._show()

    def _show(self) -> None:
        now, mix, standing = time.monotonic(), self._mix, self._standing
        self.header.show_mix(mix)
        self.strips.show_mix(mix, standing.sources, now)
        self.strips.hint.setText(hint(mix, standing))
        self.master.show_mix(mix, standing, now)
        self.sheets.show_mix(mix, standing)
        self._show_empty(empty_words(mix, standing))
        self._look_at_stops()
        counts = mix.under_way or any(one.gone_since is not None for one in mix.strips)
        if self.isVisible() and counts and not self._clock.isActive():
            self._clock.start()
        elif not counts:
            self._clock.stop()

    def _look_at_stops(self) -> None:
        """Strips and outputs come later than all the others are made."""
        stops = (self.header.auto, self.header.desk, self.header.scenes, *self.strips.stops, *self.master.stops)
        if stops != self._stops:
            self._stops = stops
            self.order_stops()

    def _show_empty(self, words: EmptyWords | None) -> None:
        if words is not None and words != self._empty_words:
            if self._empty is not None:
                self._empty_room.removeWidget(self._empty)
                self._empty.hide()
                self._empty.deleteLater()
            self._empty = EmptyState(self._theme, words.icon)
            self._empty.set_words(words.title, words.text, words.button)
            self._empty.primary_pressed.connect(self.wishes.settings)
            self._empty_room.addWidget(self._empty)
        self._empty_words = words
        self._stack.setCurrentIndex(0 if words is None else 1)

    def _start(self, alt: bool) -> None:
        ready = self._standing.hindrance is Hindrance.NONE
        if ready and not alt and not self._standing.first_start:
            self.wishes.start.emit()
        else:
            self.sheets.open_setup(starting=True)

    def _act(self, act: Act) -> None:
        wishes = self.wishes
        {
            Act.START: lambda: self._start(False),
            Act.STOP: wishes.stop.emit,
            Act.RESTART: wishes.restart.emit,
            Act.CHECK: wishes.check.emit,
            Act.CLEAR: wishes.clear.emit,
            Act.TAKE_OVER: wishes.take_over.emit,
            Act.STOP_LEFT: wishes.stop_left.emit,
        }[act]()

    def _connect(self) -> None:
        self.header.mode_wanted.connect(self.wishes.mode)
        self.header.scenes.clicked.connect(lambda: self.sheets.open_scenes(self.header.scenes))
        self.strips.menu_wanted.connect(self._strip_menu)
        self.strips.reason_wanted.connect(self._reason)
        self.strips.add.clicked.connect(lambda: self.sheets.open_add(self.strips.add))
        self.master.start_pressed.connect(self._start)
        self.master.stop_pressed.connect(self.wishes.stop)
        self.master.acted.connect(self._act)
        self.master.setup.clicked.connect(lambda: self.sheets.open_setup(starting=False))
        self.master.add.clicked.connect(lambda: self.sheets.open_output(None))
        self.master.output_menu_wanted.connect(
            lambda place: self.sheets.open_output_menu(place, self.master.rows[place].more)
        )

    def _strip_menu(self, key: str) -> None:
        strip = self.strips.strip(key)
        if strip is not None:
            self.sheets.open_strip_menu(strip)

    def _reason(self, key: str) -> None:
        strip, one = self.strips.strip(key), self._mix.strip(key)
        if strip is not None and one is not None:
            self.sheets.open_reason(one, strip.line)

    def _lay_out(self) -> None:
        theme = self._theme
        dress(self, panel="panel")
        strip_room = QWidget(self)
        room = QHBoxLayout(strip_room)
        room.setContentsMargins(theme.px(8), 0, theme.px(4), theme.px(8))
        room.addWidget(self.strips)
        self._stack = QStackedLayout()
        self._stack.addWidget(strip_room)
        centred = QWidget(self)
        self._empty_room = QHBoxLayout(centred)  # keeps what is narrower than itself in its middle
        self._stack.addWidget(centred)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.header)
        left.addLayout(self._stack, 1)
        line = QFrame(self)
        dress(line, panel="line-vertical")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(line)
        row.addWidget(self.master)
