"""A dialog that can ask beside one of its controls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.popover import ConfirmPopover, Question
from desktop.ui.theme import Theme


class AskingDialog(QDialog):
    """Makes no other window wait, while it is open or while it asks."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self._confirm = ConfirmPopover(theme, self)

    def ask(self, anchor: QWidget, question: Question, act: Callable[[], None]) -> None:
        """Ask beside the control that wants something."""
        self._confirm.ask(anchor, question, act)
