"""What Ctrl+Z takes back: changes of the wall and of the mix, newest first (UI.md 12.2). Never a broadcast."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.ui.i18n import tr

STEPS = 50


class Kind(StrEnum):
    """What a change was, for the words of the menu."""

    MOVE = "move"
    REMOVE = "remove"
    RENAME = "rename"
    FADER = "fader"
    MUTE = "mute"
    INPUT = "input"


class Undo(QObject):
    """The changes of one sitting. `changed` when there is another one to take back or to repeat."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stack = QUndoStack()
        self._stack.setUndoLimit(STEPS)
        self._stack.indexChanged.connect(self._tell)

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return self._stack.canUndo()

    @property
    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return self._stack.canRedo()

    def do(self, kind: Kind, act: Callable[[], object], back: Callable[[], object]) -> None:
        """Do it now, and remember how to take it back. Both may find nothing left to do."""
        self._stack.push(_Change(kind, act, back))

    def undo(self) -> None:
        """Take the newest change back."""
        self._stack.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._stack.redo()

    def undo_words(self) -> str:
        """What would be taken back."""
        return _UNDO[Kind(self._stack.undoText())]() if self.can_undo else tr("Undo", "Undo")

    def redo_words(self) -> str:
        """What would be done again."""
        return _REDO[Kind(self._stack.redoText())]() if self.can_redo else tr("Undo", "Redo")

    def _tell(self, _index: int) -> None:
        self.changed.emit()


class _Change(QUndoCommand):
    def __init__(self, kind: Kind, act: Callable[[], object], back: Callable[[], object]) -> None:
        super().__init__(kind.value)
        self._act, self._back = act, back

    def redo(self) -> None:
        self._act()

    def undo(self) -> None:
        self._back()


_UNDO: dict[Kind, Callable[[], str]] = {
    Kind.MOVE: lambda: tr("Undo", "Undo the move of the tile"),
    Kind.REMOVE: lambda: tr("Undo", "Bring the tile back"),
    Kind.RENAME: lambda: tr("Undo", "Undo the new name"),
    Kind.FADER: lambda: tr("Undo", "Undo the move of the fader"),
    Kind.MUTE: lambda: tr("Undo", "Undo the mute"),
    Kind.INPUT: lambda: tr("Undo", "Bring the input back"),
}
_REDO: dict[Kind, Callable[[], str]] = {
    Kind.MOVE: lambda: tr("Undo", "Move the tile again"),
    Kind.REMOVE: lambda: tr("Undo", "Remove the tile again"),
    Kind.RENAME: lambda: tr("Undo", "Rename again"),
    Kind.FADER: lambda: tr("Undo", "Move the fader again"),
    Kind.MUTE: lambda: tr("Undo", "Mute again"),
    Kind.INPUT: lambda: tr("Undo", "Remove the input again"),
}
