"""The main window: what stands where. What the parts show and do is connected in `bind.py`.

The wall is the centre. Panels of other rooms come as docks around it: channels left, chat
right, mix at the bottom, under the channels and beside the chat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QStatusBar, QVBoxLayout, QWidget

from desktop.ui.actions import ActionRegistry
from desktop.ui.bind import Binding
from desktop.ui.chord import Chord
from desktop.ui.commands import commands
from desktop.ui.first_run import FirstRun
from desktop.ui.i18n import Languages, tr
from desktop.ui.layout_memory import NO_FRAMES, TITLE_BAR, LayoutMemory
from desktop.ui.menus import Menus
from desktop.ui.panel_walk import PanelWalk
from desktop.ui.status_bar import StatusBar
from desktop.ui.theme import Theme, dress
from desktop.ui.top_strip import TopStrip
from desktop.ui.wall.header import WallHeader
from desktop.ui.wall.wall import Wall

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.sound import SoundOutput

NAME = "main"
CHORD = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_G)


class MainWindow(QMainWindow):
    """Closing it asks nobody and closes nothing: it emits `leave_wanted`, and the app decides."""

    leave_wanted = Signal()
    demo_wanted = Signal()  # open the demo studio in this process
    leave_demo_wanted = Signal()
    test_source_wanted = Signal()  # one more bot of the demo studio
    escaped = Signal()

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        languages: Languages,
        layout: LayoutMemory,
        sound: SoundOutput | None = None,
        developer: bool = False,
    ) -> None:
        """`developer` offers the pseudo language; `sound` lists the outputs for the settings."""
        super().__init__()
        self._desk = desk
        self.theme = theme
        self.layout_memory = layout
        self._demo = desk.demo
        self._restored = False
        self.setObjectName(NAME)
        self.setAnimated(False)
        self.setDockNestingEnabled(False)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.actions_ = ActionRegistry(commands(), self)
        self.top_strip = TopStrip(theme, desk.demo, desk.open_ingest)
        self.menus = Menus(self.top_strip.menu_bar, self.actions_)
        self.setMenuWidget(self.top_strip)
        self.wall_header, self.wall = WallHeader(theme), Wall(theme)
        self.first_run = FirstRun(theme)
        self._first_run_title = QLabel()
        self._centre = QStackedWidget()
        self._centre.addWidget(self._wall_panel())
        self._centre.addWidget(self._first_run_panel())
        self.setCentralWidget(self._centre)
        self.status = StatusBar(theme, desk.demo, desk.open_ingest)
        self._put_status()
        self.panels = PanelWalk([self.first_run, self.wall_header, self.wall, self.status], self)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.escaped)
        self._chord = Chord(CHORD, self)
        self._chord.begun.connect(lambda: self.status.show_hint(self._chord_hint()))
        self.binding = Binding(self, desk, languages, languages.choices(developer), sound)
        for command_id in self.actions_.ids:
            self.actions_.action(command_id).triggered.connect(self._end_chord)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._retranslate()

    def show_first_run(self, shown: bool) -> None:
        """The welcome instead of the wall, or the wall."""
        self._centre.setCurrentIndex(1 if shown else 0)
        self.setWindowTitle(self._title())

    @property
    def is_first_run(self) -> bool:
        """Whether the welcome is shown."""
        return self._centre.currentIndex() == 1

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
        """Keep the window's place. The app calls this before it leaves."""
        if self._restored:
            self.layout_memory.keep(NAME, self)

    def reset_layout(self) -> None:
        """The design's size, in the middle of the screen, with nothing remembered."""
        self.layout_memory.forget(NAME)
        self.showNormal()
        self._design_size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        limit = self.theme.token("breakpoint", "compactBelowWidth")
        self.wall_header.set_compact(self.width() / self.theme.scale < limit)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._restored:
            self._restored = True
            if not self.layout_memory.restore(NAME, self):
                self._design_size()
            self.focus_start()
        self._chord.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.remember()
        self.leave_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _end_chord(self) -> None:
        if self.status.has_hint:
            self.status.show_hint("")

    def _chord_hint(self) -> str:
        parts = ["Ctrl+G …"]
        for command_id in self.actions_.ids:
            text = self.actions_.action(command_id).text()
            chords = (key for key in self.actions_.keys(command_id) if key.startswith("Ctrl+G, "))
            parts += [f"{key[-1]}  {text}" for key in chords]
        return "   ".join(parts)

    def _title(self) -> str:
        return tr("MainWindow", "Airdesk – DEMO") if self._demo else tr("MainWindow", "Airdesk")

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

    def _first_run_panel(self) -> QWidget:
        panel = QWidget()
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(panel, panel="panel")
        dress(self._first_run_title, role="small", weight="semibold", tone="secondary")
        self._first_run_title.setContentsMargins(self.theme.px(10), 0, 0, 0)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._first_run_title)
        column.addWidget(self.first_run, 1)
        return panel

    def _put_status(self) -> None:
        bar = QStatusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addPermanentWidget(self.status, 1)
        self.setStatusBar(bar)

    def _restyle(self) -> None:
        theme = self.theme
        self.setMinimumSize(*theme.token("size", "windowMin"))  # at every interface size: larger text gets less room
        self.statusBar().setFixedHeight(theme.size("statusBar"))
        self._first_run_title.setFixedHeight(theme.size("wallHeader"))

    def _retranslate(self) -> None:
        self.actions_.retranslate()
        self.menus.retranslate()
        self.binding.commands.refresh()
        self.binding.status.show()
        self.setWindowTitle(self._title())
        self._first_run_title.setText(tr("MainWindow", "Sources"))
