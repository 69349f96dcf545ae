"""Controls of forms: number and choice boxes that the wheel cannot change by accident, notes, buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)  # fmt: skip
from shiboken6 import isValid

from desktop.ui.field_note import FieldNote as FieldNote
from desktop.ui.formats import MINUS
from desktop.ui.theme import Theme, dress

TEXT_MARGIN = 5  # of number boxes, whose inner field takes no padding from the style sheet


class NumberBox(QSpinBox):
    """A whole number, a negative one with a true minus. The wheel scrolls the page unless the box has the focus."""

    def __init__(self, lowest: int, highest: int, suffix: str = "") -> None:
        super().__init__()
        self.setRange(lowest, highest)
        _lay_out_number(self, suffix)

    def textFromValue(self, value: int) -> str:
        """Qt takes the minus as well as the hyphen that keyboards have, but shows the hyphen."""
        return super().textFromValue(value).replace("-", MINUS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class DecimalBox(QDoubleSpinBox):
    """A number with one decimal. The wheel scrolls the page unless the box has the focus."""

    def __init__(self, lowest: float, highest: float, suffix: str = "") -> None:
        super().__init__()
        self.setDecimals(1)
        self.setRange(lowest, highest)
        _lay_out_number(self, suffix)

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class ChoiceBox(QComboBox):
    """One of several values. The wheel scrolls the page unless the box has the focus.

    The values stay here: Qt would hand back the words of an enum instead of the enum.
    """

    def __init__(self, *choices: tuple[Any, str]) -> None:
        super().__init__()
        self._values: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(*choices)

    @property
    def chosen(self) -> Any:
        """The value that is shown; None while there is nothing to choose."""
        return self._values[self.currentIndex()] if self._values else None

    def set_choices(self, *choices: tuple[Any, str]) -> None:
        """Offer other values; the chosen one stays if it is among them."""
        chosen = self.chosen
        blocked = self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in choices]
        self.addItems([text for _, text in choices])
        self.choose(chosen)
        self.blockSignals(blocked)

    def choose(self, value: Any) -> None:
        """Show `value`; a value that is not offered changes nothing."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


def label_of(field: QWidget, text: str = "") -> QLabel:
    """The label beside a field or above it."""
    label = QLabel(text)
    label.setBuddy(field)
    dress(label, tone="secondary", weight="medium")
    return label


def button_row(*buttons: QWidget, aside: Sequence[QWidget] = ()) -> QHBoxLayout:
    """The foot of a dialog: the harmless button, then the acting one, at the end; far from both what is `aside`."""
    row = QHBoxLayout()
    for button in aside:
        row.addWidget(button)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def column_in(widget: QWidget, theme: Theme, margin: int, gap: int | None = None) -> QVBoxLayout:
    """What a dialog or popover is laid out in; `margin` on all sides and `gap` are steps of the spacing scale."""
    column = QVBoxLayout(widget)
    edge = theme.space(margin)
    column.setContentsMargins(edge, edge, edge, edge)
    if gap is not None:
        column.setSpacing(theme.space(gap))
    return column


def push_button(text: str, look: str = "", tall: bool = False) -> QPushButton:
    """A button that a mouse click gives no focus and that no dialog makes its default unasked."""
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAutoDefault(False)
    if look or tall:
        dress(button, look=look, tall=tall)
    return button


def mark_wrong(field: QWidget, wrong: bool) -> None:
    """Give a field the edge of a wrong value, or take it away."""
    if bool(field.property("wrong")) != wrong:
        dress(field, wrong=wrong)


def mark_fault(field: QWidget, note: FieldNote, fault: str) -> None:
    """Say below a field what is wrong with it and give it that edge; empty: nothing is."""
    note.say(fault, "error" if fault else "")
    mark_wrong(field, bool(fault))


def when_left(field: QLineEdit, owner: QWidget, act: Callable[[], object]) -> None:
    """Call `act` when the field is left or Enter is pressed in it.

    Not while its window is being destroyed: the field that had the focus then is left once more.
    """
    field.editingFinished.connect(lambda: act() if isValid(owner) else None)


def _lay_out_number(box: QSpinBox | QDoubleSpinBox, suffix: str) -> None:
    box.setSuffix(suffix)
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(TEXT_MARGIN, 0, 0, 0)
    box.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
