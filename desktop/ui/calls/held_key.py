"""One key that is held, wherever in Airdesk the focus is: its press, its release, and its loss.

Shortcuts know no release, hence an event filter on whatever has the focus, as for the keys of the on-air bar. Repeats
are ignored, and so are modifiers that are pressed meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class HeldKey(QObject):
    """Emits while `stop` was not called. `keys()` are those in force, as the registry writes them."""

    pressed = Signal()
    released = Signal()
    lost = Signal()  # while it was down, another program got the keyboard

    def __init__(self, keys: Callable[[], tuple[str, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys
        self._down: int | None = None
        self._heard: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        app.applicationStateChanged.connect(self._state_changed)
        self._follow(None, QApplication.focusWidget())

    def stop(self) -> None:
        """Hear nothing more."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._follow)
            app.applicationStateChanged.disconnect(self._state_changed)
        self._let_go_of_widget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyRelease:
            return self._released(event)
        if not self._is_ours(event):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
        elif not event.isAutoRepeat() and self._down is None:
            self._down = event.key()
            self.pressed.emit()
        return True

    def _released(self, event: QKeyEvent) -> bool:
        if self._down is None or event.key() != self._down:
            return False
        if not event.isAutoRepeat():
            self._down = None
            self.released.emit()
        return True

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        wanted = new or QApplication.activeWindow()
        if wanted is self._heard:
            return
        self._let_go_of_widget()
        self._heard = wanted
        if wanted is not None:
            wanted.installEventFilter(self)

    def _let_go_of_widget(self) -> None:
        if self._heard is not None and isValid(self._heard):
            self._heard.removeEventFilter(self)
        self._heard = None

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive and self._down is not None:
            self._down = None
            self.lost.emit()

    def _is_ours(self, event: QKeyEvent) -> bool:
        if self._down is not None:
            return event.key() == self._down
        pressed = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
        return any(QKeySequence(key) == pressed for key in self._keys())


_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
