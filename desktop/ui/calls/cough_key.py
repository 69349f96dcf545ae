"""The key that is held to cough, or to talk: its press, its release, and its loss to another program."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.ui.actions import ActionRegistry
from desktop.ui.held_keys import HeldKeys

COUGH = "call.cough"


class CoughKey(HeldKeys):
    """Heard in text fields, and while something modal asks; but only while `heard()`."""

    COMMANDS = (COUGH,)
    WHILE_MODAL = True

    down = Signal()
    up = Signal()
    lost = Signal()  # while it was down, another program got the keyboard: nobody will tell when it comes up

    def __init__(self, actions: ActionRegistry, heard: Callable[[], bool], parent: QObject) -> None:
        self._wanted = heard
        super().__init__(actions, parent)

    def pressed(self, command: str) -> None:
        self.down.emit()

    def let_go(self) -> None:
        self.up.emit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        held = self._key is not None
        super()._state_changed(state)
        if held and self._key is None:
            self.lost.emit()

    def _command(self, event: QKeyEvent) -> str | None:
        """Whatever modifiers are pressed meanwhile, a key that is down is the same key."""
        if self._key is not None and event.key() == self._key:
            return COUGH
        return super()._command(event) if self._wanted() else None
