"""Asks under which name and in which of the three places a layout is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.ui.fields import ChoiceBox, button_row, column_in, label_of, push_button
from desktop.ui.i18n import tr
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme, dress

WIDTH, LONGEST = 320, 40


class LayoutPopover(Popover):
    """Enter keeps it, Esc leaves everything as it was."""

    chosen = Signal(int, str)  # place, name

    def __init__(self, theme: Theme, parent: QWidget, places: Sequence[tuple[int, str]]) -> None:
        """`places` holds the number and the present name of each; the first free one is offered."""
        super().__init__(theme, parent)
        self.closed.connect(self.deleteLater)
        free = tr("Layouts", "free")
        self.place = ChoiceBox(*((number, f"{number}: {name or free}") for number, name in places))
        self.place.choose(next((number for number, name in places if not name), places[0][0]))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST)
        self.save = push_button(tr("Layouts", "Save layout"), look="primary")
        self.setAccessibleName(tr("Layouts", "Save layout"))
        self._lay_out()
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._done)
        self.save.clicked.connect(self._done)
        self._typed(self.name.text())

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Open with the name to be typed."""
        super().open_at(anchor)
        self.name.setFocus()

    def _lay_out(self) -> None:
        theme = self.theme
        box = column_in(self, theme, 4)
        box.setSpacing(theme.px(6))
        for text, field in ((tr("Layouts", "Name"), self.name), (tr("Layouts", "Place"), self.place)):
            field.setAccessibleName(text)
            box.addWidget(label_of(field, text))
            box.addWidget(field)
        note = QLabel(tr("Layouts", "Keeps where this window stands and how the wall is laid out."))
        note.setWordWrap(True)
        dress(note, role="small", tone="tertiary")
        note.setMinimumHeight(note.heightForWidth(theme.px(WIDTH) - 2 * theme.space(4)))
        box.addWidget(note)
        row = button_row(self.save)
        box.addSpacing(theme.px(6))
        box.addLayout(row)
        self.setFixedWidth(theme.px(WIDTH))

    def _typed(self, text: str) -> None:
        self.save.setEnabled(bool(text.strip()))

    def _done(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.hide()
            self.chosen.emit(self.place.chosen, name)
