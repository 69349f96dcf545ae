"""A popover that asks for an address and a name: what both kinds of it share. What an address may be is theirs."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop.ui.fields import FieldNote, button_row, column_in, label_of, mark_wrong, push_button
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme, dress

WIDTH, LONGEST_NAME = 440, 80


class AddressWords(NamedTuple):
    """What it is called, its two fields, an example, its buttons."""

    title: str
    address: str
    name: str
    example: str
    cancel: str
    add: str


class NamedAddressPopover(Popover):
    """Enter agrees where nothing is wrong, Esc leaves all as it is."""

    def __init__(
        self, theme: Theme, parent: QWidget, words: AddressWords, longest: int, more: QWidget | None = None
    ) -> None:
        """`longest` in characters of the address; `more` stands between the fields and the buttons."""
        super().__init__(theme, parent)
        self.closed.connect(self.deleteLater)
        self.address, self.name = QLineEdit(), QLineEdit()
        self.note = FieldNote(theme, keep_room=True)
        self.cancel, self.add = push_button(words.cancel), push_button(words.add, "primary")
        self.add.setEnabled(False)
        self.address.setMaxLength(longest)
        self._lay_out(words, more)
        self.address.textChanged.connect(self._look)
        for field in (self.address, self.name):
            field.returnPressed.connect(self._agree)
        self.cancel.clicked.connect(self.hide)
        self.add.clicked.connect(self._agree)

    def fault(self, text: str) -> str:
        """What is wrong with an address that is not empty, in a sentence; empty if nothing is."""
        raise NotImplementedError

    def taken(self) -> None:
        """The operator agreed to an address without a fault; called when this is hidden."""
        raise NotImplementedError

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Open with the keyboard in the address."""
        super().open_at(anchor)
        self.address.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self) -> None:
        text = self.address.text().strip()
        wrong = self.fault(text) if text else ""
        self.note.say(wrong, "error" if wrong else "")
        mark_wrong(self.address, bool(wrong))
        self.add.setEnabled(bool(text) and not wrong)
        if self.isVisible():
            self._make_room()

    def _make_room(self) -> None:
        """For a note of several lines; upwards, where this stands above the button that opened it."""
        former, above = self.geometry(), self.mapFromGlobal(self.screen().availableGeometry().center()).y() < 0
        self.note.updateGeometry()  # else its new height is known one event later
        self.adjustSize()
        if above:
            self.move(former.x(), former.bottom() + 1 - self.height())

    def _agree(self) -> None:
        if self.add.isEnabled():
            self.hide()
            self.taken()

    def _lay_out(self, words: AddressWords, more: QWidget | None) -> None:
        theme = self.theme
        title = QLabel(words.title)
        dress(title, role="strong", weight="semibold")
        self.setAccessibleName(words.title)
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.address.setPlaceholderText(words.example)
        self.name.setMaxLength(LONGEST_NAME)
        column = column_in(self, theme, 4)
        column.addWidget(title)
        for asked, field in ((words.address, self.address), (words.name, self.name)):
            field.setAccessibleName(asked)
            column.addWidget(label_of(field, asked))
            column.addWidget(field)
            if field is self.address:
                column.addWidget(self.note)
        if more is not None:
            column.addWidget(more)
        buttons = button_row(self.cancel, self.add)
        column.addLayout(buttons)
        self.setFixedWidth(theme.px(WIDTH))
