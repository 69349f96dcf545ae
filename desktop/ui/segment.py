"""A pair of buttons of which one is down: one stop of the Tab key, the arrow keys go to the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QToolButton, QWidget

from desktop.ui.theme import dress


class Segment(QToolButton):
    """One half; `pair` makes two of them belong together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.other: QToolButton | None = None
        self.toggled.connect(self._take_tab_stop)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.other is not None:
            self.other.click()
            self.other.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _take_tab_stop(self, checked: bool) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if checked else Qt.FocusPolicy.NoFocus)


def pair(owner: QWidget, row: QBoxLayout, first: Segment, last: Segment) -> None:
    """Put both into `row`, of which always one is checked."""
    group = QButtonGroup(owner)
    row.setSpacing(0)
    row.setDirection(QBoxLayout.Direction.LeftToRight)  # a style sheet cannot mirror their round corners
    for segment, other, look in ((first, last, "segment"), (last, first, "segment-last")):
        dress(segment, look=look)
        segment.setCheckable(True)
        segment.other = other
        group.addButton(segment)
        row.addWidget(segment)
