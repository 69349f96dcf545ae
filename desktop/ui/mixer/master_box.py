"""The box above the outputs: what the mix needs a word about, with at most two buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.announce import announce
from desktop.ui.fields import push_button
from desktop.ui.mixer.master_words import Act, Box
from desktop.ui.theme import Theme, dress

_NARROW = 150


class MasterBox(QFrame):
    """`show_box(box)`, None hides it. `acted` carries the Act of the button that was pressed."""

    acted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._box: Box | None = None
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        dress(self._text, role="small")
        self.buttons = (push_button("", "strip"), push_button("", "strip"))
        row = QHBoxLayout()
        row.addStretch(1)
        for place, button in enumerate(self.buttons):
            row.addWidget(button)
            button.clicked.connect(lambda _=False, place=place: self._press(place))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._text)
        self._column.addLayout(row)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def show_box(self, box: Box | None) -> None:
        """Show it; what counts seconds keeps its buttons."""
        if box == self._box:
            return
        former, self._box = self._box, box
        self.setVisible(box is not None)
        if box is None:
            return
        self._text.setText(box.text)
        self._fit()
        if former is None or former.tone != box.tone:
            dress(self, panel=box.tone)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(box.buttons))
            if place < len(box.buttons):
                button.setText(box.buttons[place][1])
        if former is None or former.buttons != box.buttons:
            announce(self, box.text, assertive=box.tone == "error")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A label that wraps asks for too little height by itself. Not before the box has its width."""
        if self.width() < self._theme.px(_NARROW):
            return
        margins = self._column.contentsMargins()
        inner = self.width() - margins.left() - margins.right() - 2
        self._text.setMinimumHeight(0)  # it would count as needed
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(inner)))

    def _press(self, place: int) -> None:
        if self._box is not None and place < len(self._box.buttons):
            act: Act = self._box.buttons[place][0]
            self.acted.emit(act)

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(8), theme.px(5), theme.px(8), theme.px(5))
        self._column.setSpacing(theme.px(4))
