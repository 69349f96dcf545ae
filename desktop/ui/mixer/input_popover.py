"""Asking for an input that no list has: an RTMP or HTTP-FLV address, or the id of a stream of another room."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.mix import Origin
from desktop.core.mix_setup import stream_id_is_right
from desktop.ui.fields import FieldNote, mark_wrong, push_button
from desktop.ui.i18n import tr
from desktop.ui.mixer.standing import InputChoice
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme, dress

WIDTH, LONGEST, LONGEST_NAME = 440, 1024, 80


def origin_of(text: str) -> Origin | None:
    """What was typed, or None if the service could not fetch it."""
    scheme, parted, rest = text.partition("://")
    if not parted:
        return Origin.STREAM if stream_id_is_right(text) else None
    host, _, path = rest.partition("/")
    if not host or not text.isprintable() or " " in text:
        return None
    if scheme.lower() == "rtmp":
        return Origin.ADDRESS
    flv = path.partition("?")[0].lower().endswith(".flv")
    return Origin.ADDRESS if scheme.lower() in ("http", "https") and flv else None


class InputPopover(Popover):
    """Enter adds it, Esc leaves all as it is. `taken` are the inputs and outputs that there are."""

    added = Signal(object)  # InputChoice

    def __init__(self, theme: Theme, parent: QWidget, inputs: Iterable[str], outputs: Iterable[str]) -> None:
        super().__init__(theme, parent)
        self.closed.connect(self.deleteLater)
        self._inputs, self._outputs = frozenset(inputs), frozenset(outputs)
        self.address, self.name = QLineEdit(), QLineEdit()
        self.note = FieldNote(theme, keep_room=True)
        self.cancel, self.add = push_button(tr("Mixer", "Cancel")), push_button(tr("Mixer", "Add"), "primary")
        self._lay_out()
        self.address.textChanged.connect(self._look)
        for field in (self.address, self.name):
            field.returnPressed.connect(self._agree)
        self.cancel.clicked.connect(self.hide)
        self.add.clicked.connect(self._agree)
        self._look()

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Open with the keyboard in the address."""
        super().open_at(anchor)
        self.address.setFocus(Qt.FocusReason.PopupFocusReason)

    def _look(self) -> None:
        text = self.address.text().strip()
        wrong = ""
        if text in self._inputs:
            wrong = tr("Mixer", "This input is in the mix already.")
        elif text in self._outputs:
            wrong = tr("Mixer", "This is an output of the mix.")
        elif text and origin_of(text) is None:
            wrong = tr("Mixer", "The address begins with rtmp://, or with http:// or https:// and ends with .flv.")
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
        text = self.address.text().strip()
        origin = origin_of(text)
        if self.add.isEnabled() and origin is not None:
            self.hide()
            self.added.emit(InputChoice(text, self.name.text().strip(), origin))

    def _lay_out(self) -> None:
        theme = self.theme
        title = QLabel(tr("Mixer", "Add an input to the mix"))
        dress(title, role="strong", weight="semibold")
        self.setAccessibleName(title.text())
        self.address.setMaxLength(LONGEST)
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.address.setPlaceholderText("https://play.example.net/live/bed-music.flv")
        self.name.setMaxLength(LONGEST_NAME)
        column = QVBoxLayout(self)
        margin = theme.space(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(title)
        for words, field in (
            (tr("Mixer", "Address, or stream id of another room"), self.address),
            (tr("Mixer", "Name on the strip"), self.name),
        ):
            label = QLabel(words)
            dress(label, tone="secondary", weight="medium")
            label.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.address:
                column.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.add)
        column.addLayout(buttons)
        self.setFixedWidth(theme.px(WIDTH))
