"""The button of “Mute all”: it acts as soon as it is pressed, and stays pressed until that is released."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.theme import dress


class MuteAllButton(QToolButton):
    """`pressed` and `released` are its wishes; whether it looks pressed is told by `set_held`, never by a press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        dress(self, look="mute-all")

    def set_held(self, held: bool) -> None:
        """Whether everything is muted."""
        self.setChecked(held)

    def nextCheckState(self) -> None:
        """A press says nothing about what is muted."""
