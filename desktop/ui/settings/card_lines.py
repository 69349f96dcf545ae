"""The first and the last line of a service's card: who it is and how it does, and what its test said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.chip import Chip
from desktop.ui.fields import FieldNote
from desktop.ui.theme import Theme, dress


def head_line(theme: Theme, icon: str, name: str, what: QLabel, chip: Chip) -> QWidget:
    """Icon, name, and `what` it is or where; its state at the end."""
    head = QWidget()
    line = QHBoxLayout(head)
    line.setContentsMargins(theme.px(8), 0, theme.px(8), theme.px(4))
    line.setSpacing(theme.px(10))
    picture, title = QLabel(), QLabel(name)
    picture.setPixmap(theme.pixmap(icon, "text.primary", 20, head.devicePixelRatioF()))
    dress(title, role="title")
    dress(what, tone="secondary")
    for widget in (picture, title, what):
        line.addWidget(widget)
    line.addStretch(1)
    line.addWidget(chip)
    return head


def answer_line(theme: Theme, test: QPushButton, result: FieldNote) -> QWidget:
    """The button that asks, and the answer beside it."""
    answer = QWidget()
    line = QHBoxLayout(answer)
    line.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(2))
    line.setSpacing(theme.space(3))
    line.addWidget(test, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.addSpacing(theme.px(5))
    column.addWidget(result)
    line.addLayout(column, 1)
    return answer
