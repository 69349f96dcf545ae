"""The letters that may follow Ctrl+G, in the status bar as soon as it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.actions import ActionRegistry
from desktop.ui.chord import Chord
from desktop.ui.status_bar import StatusBar

CHORD = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_G)
FIRST = "Ctrl+G, "


class ChordHint(QObject):
    """Watches `window` for the key on its way to the chords."""

    def __init__(self, actions: ActionRegistry, status: StatusBar, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._status = actions, status
        for command_id in actions.ids:
            actions.action(command_id).triggered.connect(self._end)
        chord = Chord(CHORD, self)
        chord.begun.connect(self._show)
        window.winId()  # there is no native window before
        chord.watch(window.windowHandle())

    def _show(self) -> None:
        parts = ["Ctrl+G …"]
        for command_id in self._actions.ids:
            chords = (key for key in self._actions.keys(command_id) if key.startswith(FIRST))
            parts += [f"{key[-1]}  {self._actions.action(command_id).text()}" for key in chords]
        self._status.show_hint("   ".join(parts))

    def _end(self) -> None:
        if self._status.has_hint:
            self._status.show_hint("")
