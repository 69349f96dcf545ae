"""The panels round the wall: channels left, chat right, the mix below, the on-air bar above all of them.

They stand, empty, with the window's first paint; what is in them comes later and moves nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QMainWindow, QSizePolicy, QToolBar, QVBoxLayout, QWidget

from desktop.ui.i18n import tr
from desktop.ui.panel_dock import PanelDock
from desktop.ui.theme import Theme, dress


class Docks(QObject):
    """The bar and the docks of one main window, which owns them. `compact` follows the window's width."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)  # when that goes, nobody here hears of the theme any more
        self._window, self._theme = window, theme
        self._compact = False
        self._short = False
        self.air = AirPlace(theme)
        self.channels = PanelDock(theme, "channels", "dockLeft")
        self.chat = PanelDock(theme, "chat", "dockRight")
        self.mix = PanelDock(theme, "mix", "mixer", lies=True)
        self.call: PanelDock | None = None  # from `make_call` on
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own list of bars and docks
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.air)
        self._mirrored = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for dock, area in self._homes():
            window.addDockWidget(area, dock)
        lay_corners(window)
        self._scale, self._designed = theme.scale, self._designs()
        theme.changed.connect(self._rescale)
        self.retranslate()

    @property
    def compact(self) -> bool:
        """Whether the window is narrow."""
        return self._compact

    def follow(self, width: int, height: int) -> None:
        """The window has this size now: narrow docks below one width, a lower bar below that or one height."""
        scale, token = self._theme.scale, self._theme.token
        former = (self._compact, self._short)
        compact = width / scale < token("breakpoint", "compactBelowWidth")
        self._short = height / scale < token("breakpoint", "shortBelowHeight")
        self.air.set_low(compact or self._short)
        if (compact, self._short) != former:
            self._compact = compact
            untouched = [dock for dock in self._shown() if self._is_untouched(dock)]
            for dock in self.all:
                dock.set_compact(compact, self._short)
            self._resize(untouched)
        self._designed = self._designs()

    def make_call(self, content: QWidget, header: QWidget) -> PanelDock:
        """The dock of a call, above the chat; hidden until `show_call`. Once."""
        dock = self.call = PanelDock(self._theme, "call", "dockRight")
        dock.set_compact(self._compact, self._short)
        dock.fill(content, header)
        dock.set_title(tr("Docks", "Call"))
        self._put_call()
        dock.hide()
        return dock

    def show_call(self) -> None:
        """As high as the design has it, unless it stands already."""
        if self.call is not None and not self.call.isVisible():
            high, column = self._theme.size("callPanel"), self.chat.height()
            self.call.show()
            self._window.resizeDocks([self.call, self.chat], [high, max(1, column - high)], Qt.Orientation.Vertical)

    def _put_call(self) -> None:
        """Above the chat."""
        if self.call is not None:
            self._window.addDockWidget(self._window.dockWidgetArea(self.chat), self.call)
            self._window.splitDockWidget(self.call, self.chat, Qt.Orientation.Vertical)

    def reset(self) -> None:
        """As the design has it: all there, docked, at their widths."""
        for dock, area in self._homes():
            dock.setFloating(False)
            self._window.addDockWidget(area, dock)
            dock.show()
        self._put_call()
        self._resize(self.all)

    def follow_direction(self) -> None:
        """Where one reads from the right, the channels stand at the right; a floating panel stays where it is."""
        mirrored = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored is self._mirrored:
            return
        self._mirrored = mirrored
        docks = [dock for dock in self._shown() if dock is not self.mix]
        widths = [dock.width() for dock in docks]
        for dock, area in self._homes():
            if not dock.isFloating():
                self._window.addDockWidget(area, dock)
        lay_corners(self._window)
        self._put_call()
        self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)

    def retranslate(self) -> None:
        """The titles again."""
        self.channels.set_title(tr("Docks", "Channels"))
        self.chat.set_title(tr("Docks", "Chat"))
        self.mix.set_title(tr("Docks", "Mix"))
        if self.call is not None:
            self.call.set_title(tr("Docks", "Call"))
        self.air.setWindowTitle(tr("Docks", "On air"))

    def _rescale(self) -> None:
        """At another interface size the window counts as another one; panels that nobody has sized grow with it."""
        if self._theme.scale == self._scale:
            return
        self._scale = self._theme.scale
        designed = zip(self.all, self._designed, strict=True)
        untouched = [dock for dock, extent in designed if dock in self._shown() and abs(dock.extent - extent) <= 1]
        self.follow(self._window.width(), self._window.height())
        self._resize(untouched)

    @property
    def all(self) -> list[PanelDock]:
        """Those that can be moved and closed."""
        return [self.channels, self.chat, self.mix]

    def _designs(self) -> list[int]:
        return [dock.design for dock in self.all]

    def _homes(self) -> list[tuple[PanelDock, Qt.DockWidgetArea]]:
        """Each dock and its side."""
        sides = [Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea]
        if self._mirrored:
            sides.reverse()
        return list(zip(self.all, (*sides, Qt.DockWidgetArea.BottomDockWidgetArea), strict=True))

    def _is_untouched(self, dock: PanelDock) -> bool:
        """Whether its extent is nobody's choice. A window that has become small has squeezed it already."""
        small = self._compact if dock is not self.mix else self._compact or self._short
        return dock.extent <= dock.design if small else abs(dock.extent - dock.design) <= 1

    def _shown(self) -> list[PanelDock]:
        return [dock for dock in self.all if dock.isVisible() and not dock.isFloating()]

    def _resize(self, docks: list[PanelDock]) -> None:
        for orientation in Qt.Orientation:
            along = [dock for dock in docks if dock.orientation is orientation]
            if along:
                self._window.resizeDocks(along, [dock.design for dock in along], orientation)


def lay_corners(window: QMainWindow) -> None:
    """The mix lies under the channels; the chat, and a call above it, keep their full height."""
    areas = [Qt.DockWidgetArea.BottomDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea]
    if window.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        areas = [Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.BottomDockWidgetArea]
    for corner, area in zip((Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner), areas, strict=True):
        window.setCorner(corner, area)


class AirPlace(QToolBar):
    """The bar above the wall. It is neither moved nor closed. `lowered` says that it is the compact one, or no more."""

    lowered = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._low = False
        self.setObjectName("air")
        self.setMovable(False)
        self.setFloatable(False)
        self.toggleViewAction().setEnabled(False)
        self._room = QFrame()
        self._room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        dress(self._room, panel="panel")
        self._column = QVBoxLayout(self._room)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.addWidget(self._room)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def low(self) -> bool:
        """Whether the bar is the compact one."""
        return self._low

    def set_low(self, low: bool) -> None:
        """The height of the compact bar, or the full one."""
        if low != self._low:
            self._low = low
            self._restyle()
            self.lowered.emit(low)

    def fill(self, bar: QWidget) -> None:
        """Put the bar's only content here."""
        self._column.addWidget(bar)

    def changeEvent(self, event: QEvent) -> None:
        """A style gives a tool bar its own margins, each time anew; ours has none."""
        super().changeEvent(event)
        layout = self.layout()
        if event.type() == QEvent.Type.StyleChange and layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.size("airBarCompact" if self._low else "airBar"))
