"""A button that touches the air: a click acts, Space and Enter never do, and a second click must wait.

By keyboard its command is used, which has keys of its own (UI.md 10.1).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.onair.guard_rule import DEAD_S

_NEVER = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})


class AirButton(QToolButton):
    """Dead for a moment after each click, and after `renew`."""

    def __init__(self, parent: QWidget | None = None, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._now = now
        self._dead_until = float("-inf")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.renew)

    def renew(self) -> None:
        """It takes another's place, or has just acted."""
        self._dead_until = self._now() + DEAD_S

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._now() < self._dead_until:
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _NEVER:
            super().keyPressEvent(event)
