"""A dock of the main window: a panel and the line that it is dragged by."""

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
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

_LARGER, _TIGHT = 1.15, 0.93  # from this interface size on, and how much of its least height is then left at worst


class PanelDock(QDockWidget):
    """A panel at a side. Its header is what it is dragged by; `size` names its widths in the tokens.

    One that lies across has heights instead.
    """

    compacted = Signal(bool)  # the window has become narrow, or wide again

    def __init__(self, theme: Theme, name: str, size: str, *, lies: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._size = size
        self._lies = lies
        self._compact = self._low = False
        self.setObjectName(name)
        self.header = DockHeader(theme, self)
        self._room = _Room(self)
        self.setTitleBarWidget(self.header)
        self.setWidget(self._room)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def extent(self) -> int:
        """The width; of one that lies across, the height."""
        return self.height() if self._lies else self.width()

    @property
    def design(self) -> int:
        """The extent that nobody has changed."""
        small = self._compact or (self._lies and self._low)
        return self._theme.size(f"{self._size}Compact" if small else self._size)

    @property
    def _least(self) -> int:
        """Of one that lies across; larger words leave it less than they take, else it would not fit a low window."""
        theme = self._theme
        small: int = theme.token("size", f"{self._size}Compact")
        return min(theme.px(small), max(round(small * _LARGER), theme.px(small * _TIGHT)))

    @property
    def orientation(self) -> Qt.Orientation:
        """In which its extent is measured."""
        return Qt.Orientation.Vertical if self._lies else Qt.Orientation.Horizontal

    def set_compact(self, compact: bool, low: bool) -> None:
        """In a narrow window, in a low one."""
        changed, self._compact, self._low = compact != self._compact, compact, low
        self._room.updateGeometry()
        if changed:
            self.compacted.emit(compact)

    @property
    def compact(self) -> bool:
        """Whether the window is narrow."""
        return self._compact

    def set_title(self, title: str) -> None:
        """The words of the header while it has no other content, and of the floating window."""
        self.setWindowTitle(title)
        self.header.title.setText(title)

    def fill(self, content: QWidget, header: QWidget | None = None) -> None:
        """What stands here from now on, and `header` instead of the title; what stood here before is gone.

        A header that `content` holds is taken out of it.
        """
        _clear(self._room.column)
        self._room.column.addWidget(content)
        content.show()  # now, so that it can take the focus
        if header is not None:
            self.header.fill(header)

    def fill_whole(self, content: QWidget, header: QWidget) -> None:
        """What stands here from now on, up to the edge: `header` stays in it, and is what the dock is dragged by.

        It must be bare where it is pressed: the mouse never reaches it, only the buttons in it.
        """
        self.fill(content)
        self.header.stand_back(header)
        self._restyle()

    def _restyle(self) -> None:
        theme, room = self._theme, self._room
        most = theme.size(f"{self._size}Max")
        if self._lies:
            header = self.header.sizeHint().height()
            room.setMinimumHeight(self._least - header)
            room.setMaximumHeight(most - header)
        else:
            room.setMinimumWidth(theme.size(f"{self._size}Min"))
            room.setMaximumWidth(most)
        room.updateGeometry()


class DockHeader(QFrame):
    """The uppermost line of a dock: its title, or what the panel puts there. Right-click: float, dock, close."""

    def __init__(self, theme: Theme, dock: PanelDock) -> None:
        super().__init__(dock)
        self._theme, self._dock = theme, dock
        self._inside: QWidget | None = None  # a part of the panel that is the header
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

    def stand_back(self, inside: QWidget) -> None:
        """`inside`, a part of the panel, is the header from now on."""
        self._inside = inside
        self.title.hide()
        inside.installEventFilter(self)
        self._restyle()

    def sizeHint(self) -> QSize:  # a dock asks for this, whatever height is fixed
        height = self._theme.size("dockTitle") if self._inside is None else 0
        return QSize(super().sizeHint().width(), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is in the header takes the mouse; once that is pulled away, it is the dock that is dragged."""
        if isinstance(event, QContextMenuEvent) and watched is self._inside:
            self.contextMenuEvent(event)
            return True
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
            if watched is self._inside:
                return True  # else the dock takes it, and the next move is nobody's
        if watched is self._inside and event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return self._pull(event)
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and self._is_pulled(event):
            if isinstance(watched, QAbstractButton):
                watched.setDown(False)
            for kind, at in ((QEvent.Type.MouseButtonPress, self._pressed_at), (event.type(), event.globalPosition())):
                self._hand_on(kind, QPointF(at), event)
            return True
        return super().eventFilter(watched, event)

    def _pull(self, event: QMouseEvent) -> bool:
        """A dock is dragged by its title alone; without one it floats, and the system moves its window."""
        if self._is_pulled(event):
            self._dock.setFloating(True)
            handle = self._dock.windowHandle()
            if handle is not None:
                handle.startSystemMove()
        return True

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
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()


class _Room(QFrame):
    """What is in a dock; its hint is the extent of the design."""

    def __init__(self, dock: PanelDock) -> None:
        super().__init__()
        self._dock = dock
        dress(self, panel="panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def sizeHint(self) -> QSize:
        hint, design = super().sizeHint(), self._dock.design
        if self._dock.orientation is Qt.Orientation.Horizontal:
            return QSize(design, hint.height())
        return QSize(hint.width(), design - self._dock.header.sizeHint().height())


def _clear(layout: QBoxLayout, kept: QWidget | None = None) -> None:
    for index in reversed(range(layout.count())):
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        if widget is not None and widget is not kept:
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
