"""The lowest line of the window: a message, then how ingest, service, computer and disk are doing.

Shows what it is told. Each group is a button; what it opens is in `bind/status.py`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop.core.model import ServiceState
from desktop.ui import formats
from desktop.ui.chip import Chip
from desktop.ui.elided_label import ElidedLabel
from desktop.ui.i18n import tr
from desktop.ui.status_button import StatusButton
from desktop.ui.theme import Theme, dress

CPU_WARN, DROPPED_WARN = 85.0, 1.0
DISK_WARN_H, DISK_ERROR_H = 2.0, 20 / 60
GB = 1_000_000_000
HINT_MS = 3000
NARROW = 960  # px at 100 %: below it what is going on is worth more than the address
MESSAGE = 240  # px at 100 %: so much room other words leave to what is going on, where they can be shorter
# Which form of the address and of the services' names, the longest first; without a form an icon tells the state.
_FORMS: tuple[tuple[int, int | None], ...] = ((0, 0), (0, 1), (1, 1), (1, None))
Pair = tuple[str, str]  # a text, and its short form for a narrow window

_LAMPS = {
    ServiceState.NOT_SET_UP: ("state-off", "text.tertiary"),
    ServiceState.UNTESTED: ("state-off", "text.secondary"),
    ServiceState.CHECKING: ("state-half", "text.secondary"),
    ServiceState.WORKING: ("state-ok", "ready.text"),
    ServiceState.DEGRADED: ("state-warn", "warn.text"),
    ServiceState.DOWN: ("state-error", "error.text"),
    ServiceState.REFUSED: ("state-error", "error.text"),
    ServiceState.RETIRED: ("state-error", "error.text"),
}


def lamp_word(state: ServiceState) -> str:
    """The word of a service lamp."""
    return {
        ServiceState.NOT_SET_UP: tr("Status", "Not set up"),
        ServiceState.UNTESTED: tr("Status", "Not tested"),
        ServiceState.CHECKING: tr("Status", "Checking"),
        ServiceState.WORKING: tr("Status", "Working"),
        ServiceState.DEGRADED: tr("Status", "Degraded"),
        ServiceState.DOWN: tr("Status", "Down"),
        ServiceState.REFUSED: tr("Status", "Refused"),
        ServiceState.RETIRED: tr("Status", "Retired"),
    }[state]


class StatusBar(QFrame):
    """Left a message, right one button for each fact."""

    copy_address_wanted = Signal()
    pressed = Signal(str, object)  # which group, the button as an anchor

    def __init__(self, theme: Theme, demo: bool, open_ingest: bool) -> None:
        super().__init__()
        self._theme = theme
        self._demo = demo
        self._open_ingest = open_ingest
        self._compact = self._narrow = False
        self._message, self._hint = "", ""
        self._ingest: tuple[Pair, Pair, str] = (("", ""), ("", ""), "")
        self._sending = (0, 0)
        self._disk: tuple[int | None, float | None] = (None, None)
        self._unread = 0
        self._names: dict[StatusButton, Pair] = {}  # of the services: with the demo, and without
        self._fitted: tuple[object, ...] = ()  # for what the words have been chosen
        dress(self, panel="window")
        self.message = ElidedLabel()
        dress(self.message, role="small", tone="secondary")
        self.demo_chip = Chip(theme)
        self.demo_chip.setVisible(demo)
        self.ingest = StatusButton(theme, "antenna")
        self.address = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self.copy = StatusButton(theme, "copy")
        self.sending = StatusButton(theme)
        self.mezon, self.meetstream = StatusButton(theme, "state-off"), StatusButton(theme, "state-off")
        self.zego, self.calls = StatusButton(theme, "state-off"), StatusButton(theme, "state-off")
        self._mezon_line, self._zego_line, self._calls_line = self._line(), self._line(), self._line()
        self.cpu, self.dropped = StatusButton(theme), StatusButton(theme)
        self.disk, self.bell = StatusButton(theme, "disk"), StatusButton(theme, "bell")
        self._hint_over = QTimer(self)
        self._hint_over.setSingleShot(True)
        self._hint_over.timeout.connect(lambda: self.show_hint(""))
        self._lay_out()
        self._connect()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def show_message(self, text: str) -> None:
        """What is going on, in one line."""
        self._message = text
        self.message.setText(self._hint or self._message)

    @property
    def has_hint(self) -> bool:
        """Whether a hint covers the message."""
        return bool(self._hint)

    def show_hint(self, text: str, for_ms: int = HINT_MS) -> None:
        """Cover the message for a moment: the letters that may follow a chord."""
        self._hint = text
        self.message.setText(text or self._message)
        if text:
            self._hint_over.start(for_ms)

    def show_ingest(self, address: Pair, words: Pair, tone: str) -> None:
        """The dotted address and the state in words, each long and short; the colour of the antenna."""
        self._ingest = (address, words, tone)
        form = 1 if self._compact else 0
        name = tr("Status", "Ingest: {words}").format(words=words[0])
        self.ingest.show_text(tr("Status", "Ingest"), tone, name=name)
        loud = tone in ("warn.text", "error.text")
        self.sending.show_text(words[form], tone if loud else "", name=words[0])
        self.sending.setToolTip(words[0] if self._compact else "")
        self.copy.setVisible(bool(address[0]))
        self.address.setVisible(bool(address[0]) and not self._narrow)
        self._fit()

    def add_mark(self, mark: QWidget) -> None:
        """One more, right of the message: for what is not there on most evenings."""
        self._row.insertWidget(self._row.indexOf(self.message) + 1, mark)

    def show_meetstream(self, state: ServiceState, latency: str) -> None:
        """The service lamp."""
        name = tr("Status", "MeetStream (demo)") if self._demo else "MeetStream"
        self._show_lamp(self.meetstream, (name, "MeetStream"), name, state, latency)

    def show_zego(self, state: ServiceState, latency: str) -> None:
        """The lamp of the mixing service."""
        name = tr("Status", "ZEGO (demo)") if self._demo else "ZEGO"
        self._zego_line.show()
        self._show_lamp(self.zego, (name, "ZEGO"), name.replace("ZEGO", "ZEGOCLOUD", 1), state, latency)

    def show_calls(self, state: ServiceState, latency: str) -> None:
        """The lamp of the call service."""
        name = tr("Status", "Calls (demo)") if self._demo else tr("Status", "Calls")
        self._calls_line.show()
        self._show_lamp(self.calls, (name, tr("Status", "Calls")), name, state, latency)

    def show_mezon(self, state: ServiceState, sentence: str) -> None:
        """The lamp of Mezon, once there is somebody who knows."""
        name = tr("Status", "Mezon (demo)") if self._demo else "Mezon"
        self._mezon_line.show()
        self._show_lamp(self.mezon, (name, "Mezon"), name, state, "")
        self.mezon.setToolTip(sentence)

    def _show_lamp(self, button: StatusButton, names: Pair, name: str, state: ServiceState, latency: str) -> None:
        icon, tone = _LAMPS[state]
        said = f"{name}: {lamp_word(state)}"
        if latency:
            said = tr("Status", "{name}, answered in {time}").format(name=said, time=latency)
        self._names[button] = names
        button.show_state(tone, icon, said)
        button.setToolTip(said)
        button.show()
        self._fit()

    def show_computer(self, core_percent: float, cores: int, dropped_percent: float) -> None:
        """What this program takes of all cores, given what it takes of one; and frames that were not shown."""
        whole = core_percent / max(1, cores)
        tone = "warn.text" if whole >= CPU_WARN else ""
        said = tr("Status", "Airdesk takes {whole} of all cores of this computer; that is {one} of one core.")
        said = said.format(whole=formats.percent(whole), one=formats.percent(core_percent))
        self.cpu.show_text(tr("Status", "CPU {percent}").format(percent=formats.percent(whole)), tone, name=said)
        self.cpu.setToolTip(said)
        tone = "warn.text" if dropped_percent >= DROPPED_WARN else ""
        text = tr("Status", "Dropped {percent}").format(percent=formats.percent(dropped_percent, 1))
        self.dropped.show_text(text, tone)
        self._fit()

    def show_disk(self, free_bytes: int | None, hours_left: float | None) -> None:
        """Space for recordings; hours only while something is recorded."""
        self._disk = (free_bytes, hours_left)
        if free_bytes is None:
            self.disk.show_text(formats.UNKNOWN, name=tr("Status", "Free space unknown"))
            return
        free = formats.size(free_bytes)
        if hours_left is None:
            text = tr("Status", "{size} free").format(size=free)
        elif self._compact:
            text = tr("Status", "{time} left").format(time=formats.about(hours_left * 3600))
        else:
            text = tr("Status", "{size} · {time} left").format(size=free, time=formats.about(hours_left * 3600))
        tone = ""
        if hours_left is not None and hours_left < DISK_WARN_H:
            tone = "error.text" if hours_left < DISK_ERROR_H else "warn.text"
        self.disk.show_text(text, tone)
        self._fit()

    def show_unread(self, count: int) -> None:
        """Warnings and errors nobody has looked at."""
        self._unread = count
        name = tr("Status", "Notices, %n unread", "", count) if count else tr("Status", "Notices")
        self.bell.show_text(str(count) if count else "", "warn.text" if count else "", name=name)
        self.bell.setToolTip(name)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.colour("line.soft"))
        painter.drawLine(0, 0, self.width() - 1, 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_anew()  # only now the style sheet has given the words their font

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() / self._theme.scale
        compact, narrow = room < self._theme.token("breakpoint", "compactBelowWidth"), room < NARROW
        if (compact, narrow) != (self._compact, self._narrow):
            self._compact, self._narrow = compact, narrow
            self.dropped.setVisible(not compact)
            self._again()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _fit(self) -> None:
        """Where the window has no room for all words and a message, the demo gives way in the services' names, which
        has a chip of its own here, then the longer address, then the names."""
        room = min(self.width(), self.window().width())  # nobody makes this bar narrower than its words
        buttons = self.findChildren(StatusButton)
        words = tuple((one.text(), one.isHidden()) for one in buttons if one not in self._names)
        fitted = (room, self.demo_chip.text(), self._ingest[0], tuple(self._names.items()), words)
        if fitted == self._fitted:
            return
        self._fitted = fitted
        for address, name in _FORMS:
            self.address.setText(self._ingest[0][1 if self._compact else address])
            for lamp, names in self._names.items():
                lamp.show_word("" if name is None else names[name])
            if not self.isVisible() or self._wanted_width() <= room:
                return

    def _wanted_width(self) -> int:
        address = 0 if self.address.isHidden() else self.address.sizeHint().width()
        return self.minimumSizeHint().width() + address + self._theme.px(MESSAGE)

    def _fit_anew(self) -> None:
        self._fitted = ()
        self._fit()

    def _again(self) -> None:
        self.show_ingest(*self._ingest)
        self.show_disk(*self._disk)
        self.show_unread(self._unread)
        self._fit()

    def _connect(self) -> None:
        self.copy.clicked.connect(self.copy_address_wanted)
        groups = {
            "ingest": (self.ingest, self.sending),
            "mezon": (self.mezon,),
            "meetstream": (self.meetstream,),
            "zego": (self.zego,),
            "calls": (self.calls,),
            "computer": (self.cpu, self.dropped),
            "disk": (self.disk,),
            "notices": (self.bell,),
        }
        for group, buttons in groups.items():
            for button in buttons:
                button.clicked.connect(lambda _=False, g=group, b=button: self.pressed.emit(g, b))

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(self._theme.px(10), 0, self._theme.px(8), 0)
        row.setSpacing(self._theme.px(4))
        row.addWidget(self.demo_chip)
        row.addWidget(self.message, 1)
        self.address.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        dress(self.address, role="mono")
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        late: dict[QWidget, QFrame] = {
            self.mezon: self._mezon_line,
            self.zego: self._zego_line,
            self.calls: self._calls_line,
        }
        for group in (
            (self.ingest, self.address, self.copy, self.sending),
            (self.mezon,),
            (self.meetstream,),
            (self.zego,),
            (self.calls,),
            (self.cpu, self.dropped),
            (self.disk,),
            (self.bell,),
        ):
            for widget in group:
                row.addWidget(widget)
            if group[0] is not self.bell:
                row.addWidget(late[group[0]] if group[0] in late else self._line())
        for button, line in late.items():
            button.hide()
            line.hide()

    def _line(self) -> QFrame:
        line = QFrame()
        dress(line, panel="line-vertical")
        line.setFixedHeight(self._theme.px(16))
        return line

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.size("statusBar"))
        self._fit_anew()

    def _retranslate(self) -> None:
        self.demo_chip.set_state(tr("Status", "DEMO"), icon="demo", tone="info.text")
        self.copy.setToolTip(tr("Status", "Copy the whole address, including the secret part"))
        self.copy.setAccessibleName(tr("Status", "Copy ingest address"))
        self.setAccessibleName(tr("Status", "Status bar"))
        self._again()
