"""The key of “Mute all”: one press mutes, from anywhere; held again it releases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.ui.actions import ActionRegistry
from desktop.ui.held_keys import HeldKeys

MUTE_ALL = "panic.mute_all"


class PanicKey(HeldKeys):
    """Heard in text fields, and while something modal asks."""

    COMMANDS = (MUTE_ALL,)
    WHILE_MODAL = True

    def __init__(
        self,
        actions: ActionRegistry,
        parent: QObject,
        press: Callable[[], None],
        let_go: Callable[[], None],
        cancel: Callable[[], bool],
    ) -> None:
        super().__init__(actions, parent)
        self._press, self._let_go, self._cancel = press, let_go, cancel

    def pressed(self, command: str) -> None:
        self._press()

    def let_go(self) -> None:
        self._let_go()

    def cancel(self) -> bool:
        return self._cancel()
