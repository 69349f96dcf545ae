"""The main window: what stands where. What the parts show and do is connected in `bind.py`.

The wall is the centre. Panels of other rooms stand as docks around it (`docks.py`): channels
left, chat right, the mix below; above them all the on-air bar.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QStatusBar, QVBoxLayout, QWidget

from desktop.ui.docks import Docks
from desktop.ui.i18n import Languages, isolate, tr
from desktop.ui.layout_memory import NO_FRAMES, TITLE_BAR, LayoutMemory
from desktop.ui.menus import Menus
from desktop.ui.panel_walk import PanelWalk
from desktop.ui.status_bar import StatusBar
from desktop.ui.theme import Theme, dress
from desktop.ui.top_strip import TopStrip
from desktop.ui.wall.header import WallHeader
from desktop.ui.wall.wall import Wall

if TYPE_CHECKING:
    from desktop.control.call_desk import CallDesk
    from desktop.control.desk import Desk
    from desktop.control.mezon_desk import MezonDesk
    from desktop.control.mix_desk import MixDesk
    from desktop.ui.actions import ActionRegistry
    from desktop.ui.bind import Binding
    from desktop.ui.bind.call_porch import CallPorch
    from desktop.ui.bind.mezon import MezonBinding
    from desktop.ui.bind.mezon_porch import MezonPorch
    from desktop.ui.bind.mix_porch import MixPorch
    from desktop.ui.bind.mixer import MixerBinding
    from desktop.ui.bind.panic import PanicBinding
    from desktop.ui.first_run import FirstRun
    from desktop.ui.sound import SoundOutput

NAME = "main"
_STATUS_TOP = 3  # what QStatusBar keeps free above; ours has the whole height
# What shows the rooms of Mezon, in pieces: the window answers in between.
_MEZON = (
    "desktop.ui.channels.panel", "desktop.ui.chat.page", "desktop.ui.chat.panel",
    "desktop.ui.bind.chat", "desktop.ui.bind.onair", "desktop.ui.bind.mezon",
)  # fmt: skip
_MIXER = ("desktop.ui.mixer.panel", "desktop.ui.bind.mixer")  # as above


class MainWindow(QMainWindow):
    """Closing it asks nobody and closes nothing: it emits `leave_wanted`, and the app decides."""

    leave_wanted = Signal()
    connect_wanted = Signal()  # the services, from the welcome
    demo_wanted = Signal()  # open the demo studio in this process
    leave_demo_wanted = Signal()
    test_source_wanted = Signal()  # one more bot of the demo studio
    reading_wanted = Signal(object, object)  # what reads a text on a worker thread, and who is told the text
    sign_in_wanted = Signal()
    escaped = Signal()
    air_changed = Signal()  # a broadcast began, was acknowledged, or is over
    retranslated = Signal()
    remembering = Signal()  # where the windows stand: those that come back say it too
    painted = Signal()  # once, with the first paint
    binding: Binding  # from `join` on
    porch: MezonPorch  # from `wait_for_mezon` on
    panic: PanicBinding  # likewise
    mix_porch: MixPorch  # from `wait_for_mixer` on
    call_porch: CallPorch | None = None  # from `wait_for_calls` on
    is_safe = False  # safe mode, which the title says

    def __init__(
        self, theme: Theme, languages: Languages, layout: LayoutMemory, *, demo: bool = False, open_ingest: bool = False
    ) -> None:
        """It can be shown at once; what stands in it comes with `join`."""
        super().__init__()
        self.theme = theme
        self.languages = languages
        self.layout_memory = layout
        self._demo = demo
        self._restored = False
        self.installEventFilter(_FirstPaint(self))
        self._welcome: FirstRun | None = None
        self._actions: ActionRegistry | None = None
        self.mezon: MezonBinding | None = None  # from `join_mezon` on
        self.mixer: MixerBinding | None = None  # from `join_mixer` on
        self.is_leaving = False  # closing was asked for, perhaps before anybody could hear it
        self.air_channel = ""  # to which a broadcast is under way, acknowledged or not
        self.is_on_air = False  # acknowledged
        self.setObjectName(NAME)
        self.setAnimated(False)
        self.setDockNestingEnabled(False)
        self.top_strip = TopStrip(theme, demo, open_ingest)
        self.menus = Menus(self.top_strip.menu_bar)
        self.setMenuWidget(self.top_strip)
        self.docks = Docks(self, theme)
        self.wall_header, self.wall = WallHeader(theme), Wall(theme)
        self.wall.empty.set_test_source(demo)
        self._first_run_title = QLabel()
        self._first_run_panel = self._make_first_run_panel()
        self._centre = QStackedWidget()
        self._centre.addWidget(self._wall_panel())
        self._centre.addWidget(self._first_run_panel)
        self.setCentralWidget(self._centre)
        self.status = StatusBar(theme, demo, open_ingest)
        self._put_status()
        docks, centre = self.docks, (self._first_run_panel, self.wall_header, self.wall)
        self.panels = PanelWalk([docks.air, docks.channels, *centre, docks.mix, docks.chat, self.status], self)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.escaped)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def join(self, desk: Desk, sound: SoundOutput | None = None) -> None:
        """Show this desk from now on; `sound` lists the outputs."""
        from desktop.ui.bind import Binding  # noqa: PLC0415 - the window stands before it
        from desktop.ui.chord_hint import ChordHint  # noqa: PLC0415

        self._desk = desk
        self.chord_hint = ChordHint(self.actions_, self.status, self)
        self.binding = Binding(self, desk, self.languages, self.languages.choices(), sound)

    def wait_for_mezon(self, need: Callable[[], None]) -> None:
        """Show that nobody is signed in, after `join`. `need` asks for `join_mezon`, each time somebody needs it."""
        from desktop.ui.bind.mezon_porch import MezonPorch  # noqa: PLC0415 - the first answer does not wait for it
        from desktop.ui.bind.panic import PanicBinding  # noqa: PLC0415

        self.porch = MezonPorch(self, need)
        self.panic = PanicBinding(self, self._desk, self.porch.bar)

    def join_mezon(self, mezon: MezonDesk) -> Iterator[None]:
        """Show what is at Mezon. Once, after `wait_for_mezon`; it is there when all pieces have been asked for."""
        for part in _MEZON:
            import_module(part)
            yield
        from desktop.ui.bind.mezon import MezonBinding, MezonParts  # noqa: PLC0415 - nobody waits for it

        parts = MezonParts(self.theme)
        for _ in parts.make():
            yield
        self.mezon = MezonBinding(self, self._desk, mezon, self.binding, parts, self.porch)

    def wait_for_mixer(self) -> None:
        """Show that the mixer is not set up, after `join`."""
        from desktop.ui.bind.mix_porch import MixPorch  # noqa: PLC0415 - the first answer does not wait for it

        self.mix_porch = MixPorch(self, self._desk, self.binding)

    def join_mixer(self, mix: MixDesk) -> Iterator[None]:
        """Show the mixer. Once, after `wait_for_mixer`; it is there when all pieces have been asked for."""
        for part in _MIXER:
            import_module(part)
            yield
        from desktop.ui.bind.mixer import MixerBinding  # noqa: PLC0415 - nobody waits for it

        self.mixer = MixerBinding(self, self._desk, mix, self.binding, self.mix_porch)

    def wait_for_calls(self, need: Callable[[], CallDesk], studio: Callable[[], str]) -> None:
        """Offer calls, after `join`; see `CallPorch`."""
        from desktop.ui.bind.call_porch import CallPorch  # noqa: PLC0415 - the first answer does not wait for it

        self.call_porch = CallPorch(self, self._desk, need, studio)

    @property
    def actions_(self) -> ActionRegistry:
        """What can be done here, in the menus too. Made when it is first asked for: at first none of it is seen."""
        if self._actions is None:
            from desktop.ui.actions import ActionRegistry  # noqa: PLC0415 - the window stands before it
            from desktop.ui.commands import commands  # noqa: PLC0415

            self._actions = ActionRegistry(commands(), self)
            self.menus.fill(self._actions)
        return self._actions

    @property
    def first_run(self) -> FirstRun:
        """The welcome. Made when it is first asked for."""
        if self._welcome is None:
            from desktop.ui.first_run import FirstRun  # noqa: PLC0415 - most evenings it is not seen

            self._welcome = FirstRun(self.theme)
            self._welcome.demo_wanted.connect(self.demo_wanted)
            self._welcome.connect_wanted.connect(self.connect_wanted)
            self._first_run_column.addWidget(self._welcome, 1)
        return self._welcome

    def show_first_run(self, shown: bool) -> None:
        """The welcome instead of the wall, or the wall."""
        if shown:
            self.first_run.show()
        self._centre.setCurrentIndex(1 if shown else 0)
        self.setWindowTitle(self._title())

    @property
    def is_first_run(self) -> bool:
        """Whether the welcome is shown."""
        return self._centre.currentIndex() == 1

    def show_air(self, channel: str, on_air: bool) -> None:
        """The channel of a broadcast that is under way, and whether it is on air; empty without one."""
        if (channel, on_air) == (self.air_channel, self.is_on_air):
            return
        self.air_channel, self.is_on_air = channel, on_air
        self.air_changed.emit()
        self.setWindowTitle(self._title())
        app = QGuiApplication.instance()
        named = sys.platform != "linux" or bool(QGuiApplication.desktopFileName())  # else it only complains
        if isinstance(app, QGuiApplication) and named:
            app.setBadgeNumber(int(on_air))  # on the task bar, where the platform has one

    def focus_start(self) -> None:
        """Where the focus is when the programme starts: the wall, or the first choice."""
        if self.is_first_run:
            self.first_run.first_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.panels.go_to(self.wall)
        if self.wall.empty.isVisible():
            self.wall.empty.first_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def check_ingest(self) -> None:
        """Look at the ingest settings and dial the address."""
        self.binding.settings.open("ingest")
        self._desk.ingest.check()

    def remember(self) -> None:
        """Keep the places of the windows. The app calls this before it leaves."""
        if self._restored:
            self.layout_memory.keep(NAME, self)
            self.remembering.emit()

    def reset_layout(self) -> None:
        """The design's size, in the middle of the screen, with nothing remembered."""
        self.layout_memory.forget(NAME)
        self.showNormal()
        self._design_size()
        self.docks.reset()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.docks.follow(self.width(), self.height())
        self.wall_header.set_compact(self.docks.compact)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._restored:
            self._restored = True
            if not self.layout_memory.restore(NAME, self):
                self._design_size()
            self.focus_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.is_leaving = True
        self.remember()
        self.leave_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self.docks.follow_direction()

    def _title(self) -> str:
        name = tr("MainWindow", "Airdesk – DEMO") if self._demo else tr("MainWindow", "Airdesk")
        if self.is_safe:
            name = tr("MainWindow", "{name} – SAFE MODE").format(name=name)
        if not self.is_on_air:
            return name
        return tr("MainWindow", "● ON AIR – {channel} – {name}").format(channel=isolate(self.air_channel), name=name)

    def _design_size(self) -> None:
        free = self.screen().availableGeometry()
        width, height = self.theme.token("size", "windowDesign")
        self.resize(min(width, free.width()), min(height, free.height()))  # never below the minimum
        if QGuiApplication.platformName() not in NO_FRAMES and free.height() - self.height() < TITLE_BAR:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)  # no room for a frame round it
            return
        frame = self.frameGeometry()
        frame.moveCenter(free.center())
        self.move(frame.topLeft())

    def _wall_panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.wall_header)
        column.addWidget(self.wall, 1)
        return panel

    def _make_first_run_panel(self) -> QWidget:
        panel = QWidget()
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(panel, panel="panel")
        dress(self._first_run_title, role="small", weight="semibold", tone="secondary")
        self._first_run_title.setContentsMargins(self.theme.px(10), 0, 0, 0)
        self._first_run_column = column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._first_run_title)
        return panel

    def _put_status(self) -> None:
        bar = QStatusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, -_STATUS_TOP, 0, 0)
        bar.addPermanentWidget(self.status, 1)
        self.setStatusBar(bar)

    def _restyle(self) -> None:
        theme = self.theme
        self.setMinimumSize(*theme.token("size", "windowMin"))  # at every interface size: larger text gets less room
        self.statusBar().setFixedHeight(theme.size("statusBar"))
        self.wall_header.set_compact(self.docks.compact)
        self._first_run_title.setFixedHeight(theme.size("wallHeader"))

    def _retranslate(self) -> None:
        if self._actions is not None:
            self._actions.retranslate()
        self.menus.retranslate()
        self.docks.retranslate()
        self.setWindowTitle(self._title())
        self._first_run_title.setText(tr("MainWindow", "Sources"))
        self.retranslated.emit()


class _FirstPaint(QObject):
    """Says that the window is painted, once. A `paintEvent` of ours would be called for each picture."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, MainWindow):
            watched.removeEventFilter(self)
            watched.painted.emit()
        return False
