"""Keys that are held: an event filter on whatever has the focus hears press and release of some commands (UI.md 10.2).

Shortcuts know no release, hence the keys of these commands never reach them while they are heard here. Repeats and
other modifiers are ignored. A filter on the application would hear every paint and timer of the window as well, and
touch what is being destroyed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.actions import ActionRegistry

# Under X11 a repeat is a release and a press, and Qt knows it as one only if both have arrived: where the computer is
# busy, held keys were let go and pressed again within 10 ms.
GRACE_MS = 30


class HeldKeys(QObject):
    """Whoever needs them says in a class of its own what a press, its end and its cancelling do."""

    COMMANDS: tuple[str, ...] = ()
    WHILE_MODAL = False  # whether they are heard while something modal asks

    def __init__(self, actions: ActionRegistry, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._key: int | None = None  # the one that is down
        self._grace = QTimer(self, interval=GRACE_MS if QGuiApplication.platformName() == "xcb" else 0)
        self._grace.setSingleShot(True)
        self._grace.timeout.connect(self._released_at_last)
        self._heard: QWidget | None = None  # whose keys are heard
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            app.focusWindowChanged.connect(self._window_changed)
            app.applicationStateChanged.connect(self._state_changed)
        self._follow(None, QApplication.focusWidget())

    def pressed(self, command: str) -> None:
        """The key of `command` went down."""

    def let_go(self) -> None:
        """It went up."""

    def cancel(self) -> bool:
        """Esc, or another program: nothing happened. Whether there was anything to cancel."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._released(event)
        if kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and self.cancel():
            self._forget()
            return True
        command = self._command(event)
        if command is None:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
        elif self._grace.isActive() and event.key() == self._key:
            self._grace.stop()
        elif not event.isAutoRepeat() and self._key is None:
            self._key = event.key()
            self.pressed(command)
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keys go to the widget that has the focus, or to the active window where none has it."""
        wanted = new or QApplication.activeWindow()
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = wanted
        if wanted is not None:
            wanted.installEventFilter(self)

    def _window_changed(self) -> None:
        """A window in which nothing has the focus says nothing of it."""
        self._follow(None, QApplication.focusWidget())

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.cancel()
            self._forget()

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() != self._key:
            return False
        if event.isAutoRepeat():
            return True
        if self._grace.interval():
            self._grace.start()
        else:
            self._released_at_last()
        return True

    def _released_at_last(self) -> None:
        self._key = None
        self.let_go()

    def _forget(self) -> None:
        self._grace.stop()
        self._key = None

    def _command(self, event: QKeyEvent) -> str | None:
        """The command of a key; None for any other, and while something modal asks."""
        if QApplication.activeModalWidget() is not None and not self.WHILE_MODAL:
            return None
        pressed = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
        for command in self.COMMANDS:
            if any(QKeySequence(key) == pressed for key in self._actions.keys(command)):
                return command
        return None


_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
