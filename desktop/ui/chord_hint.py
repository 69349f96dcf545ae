"""The letters that may follow Ctrl+G, in the status bar as soon as it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.actions import ActionRegistry
from desktop.ui.status_bar import StatusBar

CHORD = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_G)
FIRST = "Ctrl+G, "


class ChordHint(QObject):
    """Watches `window` for the key on its way to the chords."""

    def __init__(self, actions: ActionRegistry, status: StatusBar, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._status = actions, status
        self._chords = [(i, key) for i in actions.ids for key in actions.command(i).keys if key.startswith(FIRST)]
        for command_id, _ in self._chords:
            actions.action(command_id).triggered.connect(lambda: status.show_hint(""))
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.keyCombination() == CHORD:
            letters = (f"{key[-1]}  {self._actions.action(command_id).text()}" for command_id, key in self._chords)
            self._status.show_hint("   ".join(("Ctrl+G …", *letters)))
        return False
