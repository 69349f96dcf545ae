"""The panels round the wall: channels at the left, chat at the right, the on-air bar above all of them.

They stand, empty, with the window's first paint; what is in them comes later and moves nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class Docks:
    """The bar and the docks of one main window, which owns them. `compact` follows the window's width."""

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        self._window, self._theme = window, theme
        self._compact = False
        self._short = False
        self.air = AirPlace(theme)
        self.channels = PanelDock(theme, "channels", "dockLeft")
        self.chat = PanelDock(theme, "chat", "dockRight")
        self.call: PanelDock | None = None  # from `make_call` on
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # Qt's own list of bars and docks
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.air)
        self._mirrored = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for dock, area in self._homes():
            window.addDockWidget(area, dock)
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
        compact = width / scale < token("breakpoint", "compactBelowWidth")
        self._short = height / scale < token("breakpoint", "shortBelowHeight")
        self.air.set_low(compact or self._short)
        if compact != self._compact:
            self._compact = compact
            untouched = [dock for dock in self._shown() if self._is_untouched(dock)]
            for dock in (self.channels, self.chat):
                dock.set_compact(compact)
            self._resize(untouched)
        self._designed = self._designs()

    def make_call(self, content: QWidget, header: QWidget) -> PanelDock:
        """The dock of a call, above the chat; hidden until `show_call`. Once."""
        dock = self.call = PanelDock(self._theme, "call", "dockRight")
        dock.set_compact(self._compact)
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
        self._resize([self.channels, self.chat])

    def follow_direction(self) -> None:
        """Where one reads from the right, the channels stand at the right; a floating panel stays where it is."""
        mirrored = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if mirrored is self._mirrored:
            return
        self._mirrored = mirrored
        docks, widths = self._shown(), [dock.width() for dock in self._shown()]
        for dock, area in self._homes():
            if not dock.isFloating():
                self._window.addDockWidget(area, dock)
        self._put_call()
        self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)

    def retranslate(self) -> None:
        """The titles again."""
        self.channels.set_title(tr("Docks", "Channels"))
        self.chat.set_title(tr("Docks", "Chat"))
        if self.call is not None:
            self.call.set_title(tr("Docks", "Call"))
        self.air.setWindowTitle(tr("Docks", "On air"))

    def _rescale(self) -> None:
        """At another interface size the window counts as another one; panels that nobody has sized grow with it."""
        if self._theme.scale == self._scale:
            return
        self._scale = self._theme.scale
        designed = zip((self.channels, self.chat), self._designed, strict=True)
        untouched = [dock for dock, width in designed if dock in self._shown() and abs(dock.width() - width) <= 1]
        self.follow(self._window.width(), self._window.height())
        self._resize(untouched)

    def _designs(self) -> list[int]:
        return [dock.design_width for dock in (self.channels, self.chat)]

    def _homes(self) -> list[tuple[PanelDock, Qt.DockWidgetArea]]:
        """Each dock and its side."""
        sides = [Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea]
        return list(zip((self.channels, self.chat), reversed(sides) if self._mirrored else sides, strict=True))

    def _is_untouched(self, dock: PanelDock) -> bool:
        """Whether its width is nobody's choice. A window that has become narrow has squeezed it already."""
        return dock.width() <= dock.design_width if self._compact else abs(dock.width() - dock.design_width) <= 1

    def _shown(self) -> list[PanelDock]:
        return [dock for dock in (self.channels, self.chat) if dock.isVisible() and not dock.isFloating()]

    def _resize(self, docks: list[PanelDock]) -> None:
        if docks:
            self._window.resizeDocks(docks, [dock.design_width for dock in docks], Qt.Orientation.Horizontal)


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


class PanelDock(QDockWidget):
    """A panel at a side. Its header is what it is dragged by; `size` names its widths in the tokens."""

    def __init__(self, theme: Theme, name: str, size: str) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._compact = False
        self.setObjectName(name)
        self.header = DockHeader(theme, self)
        self._room = _Room(self)
        self.setTitleBarWidget(self.header)
        self.setWidget(self._room)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def design_width(self) -> int:
        """The width that nobody has changed."""
        return self._theme.size(f"{self._size}Compact" if self._compact else self._size)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window."""
        self._compact = compact
        self._room.updateGeometry()

    def set_title(self, title: str) -> None:
        """The words of the header while it has no other content, and of the floating window."""
        self.setWindowTitle(title)
        self.header.title.setText(title)

    def fill(self, content: QWidget, header: QWidget | None = None) -> None:
        """What stands here from now on, and `header` instead of the title; what stood here before is gone."""
        _clear(self._room.column)
        self._room.column.addWidget(content)
        content.show()  # now, so that it can take the focus
        if header is not None:
            self.header.fill(header)

    def _restyle(self) -> None:
        self._room.setMinimumWidth(self._theme.size(f"{self._size}Min"))
        self._room.setMaximumWidth(self._theme.size(f"{self._size}Max"))
        self._room.updateGeometry()


class DockHeader(QFrame):
    """The uppermost line of a dock: its title, or what the panel puts there. Right-click: float, dock, close."""

    def __init__(self, theme: Theme, dock: PanelDock) -> None:
        super().__init__(dock)
        self._theme, self._dock = theme, dock
        self.title = QLabel()
        self._pressed_at = QPoint()
        dress(self, panel="header")
        dress(self.title, role="small", weight="semibold", tone="secondary")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.title)
        theme.changed.connect(self._restyle)
        self._restyle()

    def fill(self, content: QWidget) -> None:
        """Show `content` instead of the title, or of what was shown instead of it."""
        self.title.hide()
        _clear(self._row, self.title)
        self._row.addWidget(content)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:  # a dock asks for this, whatever height is fixed
        return QSize(super().sizeHint().width(), self._theme.size("dockTitle"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in the header takes the mouse; once that is pulled away, it is the dock that is dragged."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self._is_pulled(event):
            if isinstance(watched, QAbstractButton):
                watched.setDown(False)
            for kind, at in ((QEvent.Type.MouseButtonPress, self._pressed_at), (event.type(), event.globalPosition())):
                self._hand_on(kind, QPointF(at), event)
            return True
        return super().eventFilter(watched, event)

    def _is_pulled(self, event: QMouseEvent) -> bool:
        way = event.globalPosition().toPoint() - self._pressed_at
        return (
            bool(event.buttons() & Qt.MouseButton.LeftButton)
            and way.manhattanLength() > QApplication.startDragDistance()
        )

    def _hand_on(self, kind: QEvent.Type, at: QPointF, event: QMouseEvent) -> None:
        left, here = Qt.MouseButton.LeftButton, self._dock.mapFromGlobal(at)
        button = left if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        QApplication.sendEvent(self._dock, QMouseEvent(kind, here, at, button, left, event.modifiers()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dock = self._dock
        if dock.isFloating():
            menu.addAction(tr("Docks", "Dock"), lambda: dock.setFloating(False))
        else:
            menu.addAction(tr("Docks", "Float"), lambda: dock.setFloating(True))
        menu.addAction(tr("Docks", "Close panel"), dock.close)
        menu.popup(event.globalPos())

    def _restyle(self) -> None:
        self.title.setContentsMargins(self._theme.px(10), 0, 0, 0)
        self.setFixedHeight(self._theme.size("dockTitle"))


class _Room(QFrame):
    """What is in a dock; its hint is the width of the design."""

    def __init__(self, dock: PanelDock) -> None:
        super().__init__()
        self._dock = dock
        dress(self, panel="panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def sizeHint(self) -> QSize:
        return QSize(self._dock.design_width, super().sizeHint().height())


def _clear(layout: QBoxLayout, kept: QWidget | None = None) -> None:
    for index in reversed(range(layout.count())):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        if widget is not None and widget is not kept:
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
