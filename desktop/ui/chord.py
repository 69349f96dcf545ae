"""Notices the first keys of a chord on their way into the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Signal
from PySide6.QtGui import QKeyEvent, QWindow


class Chord(QObject):
    """Emits `begun` when the keys are pressed; who takes the chord itself takes it all the same.

    It looks at the native window, to which keys come first and no paint ever: an `event()` of the
    main window would be a call into Python for each picture.
    """

    begun = Signal()

    def __init__(self, keys: QKeyCombination, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._window: QWindow | None = None

    def watch(self, window: QWindow) -> None:
        """Look at this window from now on."""
        if window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            self._pressed(event.keyCombination())
        return False

    def _pressed(self, keys: QKeyCombination) -> None:
        if keys == self._keys:
            self.begun.emit()
