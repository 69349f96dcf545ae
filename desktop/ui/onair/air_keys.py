"""The keys that are held: going live and ending, wherever the focus is (UI.md 10.2).

An event filter on whatever has the focus hears press and release of one key. Shortcuts know no release, hence the
keys of these two commands never reach them while they are heard here. Repeats and other modifiers are ignored. A
filter on the application would hear every paint and timer of the window as well, and touch what is being destroyed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.actions import ActionRegistry
from desktop.ui.onair.air_bar import AirBar, AirKeyNames
from desktop.ui.onair.guard_button import GuardButton

GO_LIVE, END = "air.go_live", "air.end"


def air_key_names(actions: ActionRegistry) -> AirKeyNames:
    """The keys in force, as the bar shows them."""
    return AirKeyNames(*map(actions.key_text, (GO_LIVE, END, "air.pause", "air.skip", "air.playlist")))


class AirKeys(QObject):
    """Belongs to a bar, and lives as long as it."""

    def __init__(self, bar: AirBar, actions: ActionRegistry) -> None:
        super().__init__(bar)
        self._bar = bar
        self._actions = actions
        self._key: int | None = None  # the one that is down
        self._guard: GuardButton | None = None
        self._heard: QWidget | None = None  # whose keys are heard
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
            app.applicationStateChanged.connect(self._state_changed)
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._released(event)
        if kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape and self._guard is not None:
            self._forget()
            return True
        command = self._command(event)
        if command is None:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
        elif not event.isAutoRepeat() and self._key is None:
            self._pressed(command, event.key())
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Keys go to the widget that has the focus, or to the active window where none has it."""
        wanted = new or QApplication.activeWindow()
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = wanted
        if wanted is not None:
            wanted.installEventFilter(self)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._forget()

    def _pressed(self, command: str, key: int) -> None:
        bar, shown = self._bar, self._bar.guard
        wanted = bar.live_guard if command == GO_LIVE else bar.end_guard
        self._key = key
        if shown is wanted and wanted.isEnabled():
            self._guard = wanted
            wanted.press()
        elif command == GO_LIVE:
            bar.go_live_asked.emit()
        else:
            bar.end_asked.emit()

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() != self._key:
            return False
        if not event.isAutoRepeat():
            self._key, guard, self._guard = None, self._guard, None
            if guard is not None:
                guard.let_go()
        return True

    def _forget(self) -> None:
        """Nothing happened."""
        if self._guard is not None:
            self._guard.cancel()
        self._key = self._guard = None

    def _command(self, event: QKeyEvent) -> str | None:
        """The command of a key; None while something modal asks, or for any other key."""
        if QApplication.activeModalWidget() is not None:
            return None
        pressed = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
        for command in (GO_LIVE, END):
            if any(QKeySequence(key) == pressed for key in self._actions.keys(command)):
                return command
        return None


_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
