"""The master of the mix: its state, start and stop, its clock and cost, its outputs, what is listened to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.mix import Hindrance, Mix, MixState
from desktop.core.mix_setup import MOST_OUTPUTS, Output
from desktop.core.model import Level
from desktop.ui import formats
from desktop.ui.chip import Chip
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.fields import push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.meter import Meter
from desktop.ui.mixer.master_box import MasterBox
from desktop.ui.mixer.master_words import box, chip_words, cost_words
from desktop.ui.mixer.meter_scale import MeterScale
from desktop.ui.mixer.output_row import OutputFace, OutputRow, OutputState
from desktop.ui.mixer.peak import Peak
from desktop.ui.mixer.standing import Standing
from desktop.ui.mixer.wishes import MixWishes
from desktop.ui.theme import Theme, dress

METER_BAR = 8
LOW = 250  # below it the box takes the place of the outputs’ title
_MARK = {MixState.RUNNING: OutputState.SENT, MixState.LOST: OutputState.UNKNOWN, MixState.STOPPING: OutputState.SENT}


class Master(QFrame):
    """`show_mix(mix, standing, now)`, again every second while a mix is under way. `start_pressed(alt)`."""

    start_pressed = Signal(bool)
    stop_pressed = Signal()
    acted = Signal(object)  # an Act of the box
    output_menu_wanted = Signal(int)  # place of the output

    def __init__(self, theme: Theme, wishes: MixWishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wishes = wishes
        self._mix, self._standing, self._now = Mix(), Standing(), 0.0
        self._compact = False
        self._run_words = ""
        self._fitted: tuple[object, ...] = ()  # for what the words have been chosen
        self._peak = Peak()
        self._title, self.chip = QLabel(self), Chip(theme, self, 20)
        self.run, self.setup = push_button(""), push_button("", "link")
        self._clock, self._money, self._cost = QLabel(self), QLabel(self), ElidedLabel("", self)
        self.box = MasterBox(theme, self)
        self._outputs, self.add = QLabel(self), push_button("", "link")
        self._none = QLabel(self)
        self.rows: list[OutputRow] = []
        self._ear, self._listening = QLabel(self), ElidedLabel("", self)
        self.meter = Meter(theme, self, METER_BAR, "bg.panel", _no_level)
        self._scale = MeterScale(theme, self.meter, self)
        self._peak_shown = QLabel(formats.UNKNOWN, self)
        self._lay_out()
        self.run.clicked.connect(self._run)
        self.box.acted.connect(self.acted)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def clock(self) -> str:
        """How long it has run."""
        return self._clock.text()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """In the order of the Tab key."""
        rows = tuple(stop for row in self.rows for stop in row.stops)
        return (self.run, *self.box.buttons, self.add, *rows, self.setup)

    def show_mix(self, mix: Mix, standing: Standing, now: float) -> None:
        """Show it as it is at the monotonic time `now`."""
        self._mix, self._standing, self._now = mix, standing, now
        words = chip_words(mix.state)
        self.chip.set_state(words.text, icon=words.icon, tone=words.tone)
        runs_for_s = now - mix.started_at if mix.started_at is not None and mix.under_way else 0.0
        self._clock.setText(formats.clock(runs_for_s))
        self._cost.setText(cost_words(mix, standing, self._compact))
        self._show_run()
        self.box.show_box(box(mix, standing, now))
        self._show_outputs()
        self._fit()
        self._show_listening()
        said = tr("Mixer", "Master of the mix, {state}").format(state=words.text)
        self.setAccessibleName(said)

    def set_level(self, level: Level, now: float) -> None:
        """The level of the output that is listened to."""
        self.meter.set_level(level)
        text = self._peak.text(level, now)
        if text != self._peak_shown.text():
            self._peak_shown.setText(text)

    def set_compact(self, compact: bool) -> None:
        """300 wide."""
        self._compact = compact
        self._restyle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        titled = self.box.isHidden() or self.height() >= self._theme.px(LOW)
        for part in (self._outputs, self.add):
            part.setVisible(titled)
        fitted = (self.width(), self._run_words, self.chip.text(), self._outputs.text(), self.run.font().key())
        if fitted == self._fitted:  # each second the mix is shown again
            return
        self._fitted = fitted
        self.run.setText(self._run_words)
        if not self._has_room(self._title, self.chip, self.run):  # the chip never shrinks
            self.run.setText("")
        self._title.setVisible(self._has_room(self._title, self.chip, self.run))
        self.add.setText(tr("Mixer", "Add output…"))
        self.add.setAccessibleName(self.add.text())
        self.add.setToolTip("")
        if not self._has_room(self._outputs, self.add):
            self.add.setToolTip(self.add.text())
            self.add.setText("+")

    def _has_room(self, *parts: QWidget) -> bool:
        needed = sum(part.sizeHint().width() for part in parts) + (len(parts) - 1) * self._buttons.spacing()
        beside = self._scale.width() + self.meter.width() + self._row.spacing()
        margins = self._row.contentsMargins()
        return self.width() - beside - margins.left() - margins.right() >= needed

    def _run(self) -> None:
        if self._mix.under_way:
            self.stop_pressed.emit()
        else:
            held = QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier
            self.start_pressed.emit(bool(held))

    def _show_run(self) -> None:
        mix, standing = self._mix, self._standing
        ready = standing.hindrance not in (Hindrance.NOT_SET_UP, Hindrance.LEFT)
        icon = "stop" if mix.under_way else "play"
        if mix.state is MixState.STARTING:
            text = tr("Mixer", "Cancel")
        elif mix.state is MixState.STOPPING:
            text = tr("Mixer", "Stopping…")
        elif mix.under_way:
            text = tr("Mixer", "Stop…") if self._compact else tr("Mixer", "Stop mix…")
        else:
            text = tr("Mixer", "Start…") if self._compact else tr("Mixer", "Start mix…")
        self._run_words = text
        self.run.setToolTip(text)
        self.run.setAccessibleName(tr("Mixer", "Stop mix") if mix.under_way else tr("Mixer", "Start mix"))
        self.run.setEnabled(mix.state is not MixState.STOPPING and (mix.under_way or ready))
        primary = not mix.under_way and not standing.on_air
        look = "primary" if primary else ""
        if (self.run.property("look") or "") != look:
            dress(self.run, look=look)
        self.run.setIcon(self._theme.icon(icon, "on.accent" if primary else "text.primary"))

    def _show_outputs(self) -> None:
        mix = self._mix
        outputs = mix.setup.outputs
        while len(self.rows) > len(outputs):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(outputs):
            self.rows.append(self._make_row(len(self.rows)))
        for row, output in zip(self.rows, outputs, strict=True):
            row.show_face(self._face_of(output), self._compact)
        self._none.setVisible(not outputs)
        count = tr("Mixer", "Outputs {count} of {most}").format(count=len(outputs), most=MOST_OUTPUTS)
        self._outputs.setText(count if outputs else tr("Mixer", "Outputs"))
        full = len(outputs) >= MOST_OUTPUTS
        self.add.setEnabled(not full)
        self.add.setToolTip(tr("Mixer", "A mix has at most three outputs.") if full else "")

    def _face_of(self, output: Output) -> OutputFace:
        mix = self._mix
        state = OutputState.PENDING if mix.under_way else OutputState.OFF
        if mix.running is not None and output in mix.running.outputs:
            state = _MARK.get(mix.state, state)
        names = (output.target, output.target.rpartition("/")[2])
        play = next((one for one in mix.play if one.output in names), None)
        return OutputFace(output, state, play, self._standing.listening == output.target)

    def _make_row(self, place: int) -> OutputRow:
        row = OutputRow(self._theme)
        row.copy_wanted.connect(lambda address, kind: self._copy(row, address, kind))
        row.menu_wanted.connect(lambda: self.output_menu_wanted.emit(place))
        self._list.insertWidget(place, row)
        return row

    def _copy(self, row: OutputRow, address: str, kind: str) -> None:
        said = tr("Mixer", "{kind} address of {name} copied.")
        self._wishes.copy.emit(address, said.format(kind=kind, name=isolate(row.face.output.target)))

    def _show_listening(self) -> None:
        name = self._standing.listening
        text = tr("Mixer", "Listening to {name}").format(name=isolate(name)) if name else ""
        self._listening.setText(text or tr("Mixer", "Nothing to listen to"))
        tone = "accent.text" if name else "text.tertiary"
        self._ear.setPixmap(self._theme.pixmap("headphones", tone, 14, self.devicePixelRatioF()))
        self.meter.set_source(tr("Mixer", "the mix"))

    def _lay_out(self) -> None:
        dress(self, panel="panel")
        dress(self._title, role="strong", weight="semibold")
        dress(self._clock, role="display")
        for label in (self._cost, self._outputs, self._none, self._listening):
            dress(label, role="small", tone="secondary")
        dress(self._outputs, weight="semibold")
        dress(self._peak_shown, role="small", weight="semibold")
        self._none.setWordWrap(True)
        self._clock.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._peak_shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = QFrame(self)
        dress(line, panel="line")
        self._column = QVBoxLayout()
        for row in self._head():
            self._column.addLayout(row)
        self._column.addWidget(line)
        self._column.addWidget(self.box)
        self._column.addLayout(self._line(self._outputs, None, self.add))
        self._column.addWidget(self._output_list(), 1)
        self._column.addLayout(self._line(self._ear, self._listening, self.setup))
        meters, right = QHBoxLayout(), QVBoxLayout()
        meters.setDirection(QHBoxLayout.Direction.LeftToRight)
        meters.setSpacing(0)
        meters.addWidget(self._scale)
        meters.addWidget(self.meter)
        right.addLayout(meters, 1)
        right.addWidget(self._peak_shown)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._column, 1)
        self._row.addLayout(right)

    def _head(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        self._buttons = self._line(self._title, self.chip, None, self.run)
        return self._buttons, self._line(self._clock, self._money, self._cost)

    def _line(self, *parts: QWidget | None) -> QHBoxLayout:
        """One row; None is the room that grows."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        for part in parts:
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part, 1 if isinstance(part, ElidedLabel) else 0)
        return row

    def _output_list(self) -> QScrollArea:
        inner, area = QWidget(), QScrollArea(self)
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(self._theme.px(2))
        self._list.addWidget(self._none)
        self._list.addStretch(1)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        area.setWidget(inner)
        return area

    def _restyle(self) -> None:
        theme = self._theme
        self.setFixedWidth(theme.size("masterCompact" if self._compact else "master"))
        side = theme.px(8 if self._compact else 12)
        self._row.setContentsMargins(side, theme.px(8), theme.px(8), theme.px(6))
        self._row.setSpacing(theme.px(2 if self._compact else 8))
        self._column.setSpacing(theme.px(4))
        self._money.setPixmap(theme.pixmap("money", "text.secondary", 14, self.devicePixelRatioF()))
        self.meter.setFixedWidth(theme.px(2 * METER_BAR + 8))
        self._title.setText(tr("Mixer", "Master"))
        self.setup.setText(tr("Mixer", "Setup…"))
        self.setup.setAccessibleName(tr("Mixer", "Set up the mix"))
        self._none.setText(tr("Mixer", "No output yet. The mix needs at least one."))
        self.run.setIconSize(theme.icon_size())
        for link in (self.add, self.setup):
            dress(link, low=True)
        self._fitted = ()
        self.show_mix(self._mix, self._standing, self._now)


def _no_level() -> str:
    return tr("Mixer", "Nothing is listened to. Listen to an output to see its level.")
