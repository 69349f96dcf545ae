"""A window that is made once, hidden, and opened again: it stands where it stood, and the keyboard goes back.

What is remembered, and where, is in `layout_memory.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class KeptWindow(QObject):
    """Looks after `window` for as long as it lives; made before that is shown. GUI thread.

    Left alone, Qt lays a dialog over its parent each time it is shown, with a guess at the frame of the moment: for
    Qt, what was moved by hand was never moved. The place is read while the window is there: without a frame, and out
    of the window manager's hands, it may be told another one.
    """

    def __init__(self, main: MainWindow, name: str, window: QWidget) -> None:
        """`name`: of the place in the layout memory of `main`."""
        super().__init__(window)
        self._memory, self._name, self._window = main.layout_memory, name, window
        self._before: QWidget | None = None  # who had the keyboard
        window.installEventFilter(self)
        main.remembering.connect(self._keep)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isValid(self._window):  # Qt hides it once more while it goes
            return False
        if kind == QEvent.Type.Show and not event.spontaneous():
            self._memory.restore(self._name, self._window)
            self._look_who_types()
        elif kind == QEvent.Type.WindowActivate:
            self._look_who_types()
        elif kind == QEvent.Type.Hide and not event.spontaneous():
            self._memory.keep(self._name, self._window)
            self._give_back()
        return False

    def _keep(self) -> None:
        if self._window.isVisible():
            self._memory.keep(self._name, self._window)

    def _look_who_types(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and focused.window() is not self._window:
            self._before = focused

    def _give_back(self) -> None:
        """Not every system goes back to the window from which this one was opened: to its parent, perhaps."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.window().activateWindow()
