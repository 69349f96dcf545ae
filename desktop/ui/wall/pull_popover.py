"""Asking for the address of a stream that the console is to pull, and show like any other source."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.core.pull import LONGEST, BadAddress, place_of, read_address
from desktop.ui.fields import FieldNote, mark_wrong, push_button
from desktop.ui.i18n import tr
from desktop.ui.popover import Popover
from desktop.ui.theme import Theme, dress

WIDTH, LONGEST_NAME = 440, 80


class PullPopover(Popover):
    """Enter adds it, Esc leaves all as it is. The name may stay empty: then it is that of the host."""

    added = Signal(str, str, bool)  # address, name, whether it is recorded

    def __init__(self, theme: Theme, parent: QWidget, record: bool) -> None:
        super().__init__(theme, parent)
        self.closed.connect(self.deleteLater)
        self.address, self.name = QLineEdit(), QLineEdit()
        self.note = FieldNote(theme, keep_room=True)
        self.record = QCheckBox(tr("Pull", "Record from the first picture"))
        self.record.setChecked(record)
        self.cancel, self.add = push_button(tr("Pull", "Cancel")), push_button(tr("Pull", "Add"), "primary")
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
        """What is wrong, once there is something; how it will be called."""
        text = self.address.text().strip()
        try:
            host = place_of(read_address(text)).partition("://")[2]
        except BadAddress:
            host = ""
        wrong = bool(text) and not host
        words = tr("Pull", "The address begins with https, http, rtmp, rtmps, rtsp, rtsps or srt, then :// and a host.")
        self.note.say(words if wrong else "", "error" if wrong else "")
        mark_wrong(self.address, wrong)
        self.name.setPlaceholderText(host)
        self.add.setEnabled(bool(host))

    def _agree(self) -> None:
        if self.add.isEnabled():
            self.hide()
            self.added.emit(self.address.text(), self.name.text(), self.record.isChecked())

    def _lay_out(self) -> None:
        theme = self.theme
        title = QLabel(tr("Pull", "Add an address to the wall"))
        dress(title, role="strong", weight="semibold")
        self.setAccessibleName(title.text())
        self.address.setMaxLength(LONGEST)
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.address.setPlaceholderText("https://play.example.net/live/mix-main.flv")
        self.name.setMaxLength(LONGEST_NAME)
        column = QVBoxLayout(self)
        margin = theme.space(4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(title)
        for words, field in (
            (tr("Pull", "Address of the stream"), self.address),
            (tr("Pull", "Name on the wall"), self.name),
        ):
            label = QLabel(words)
            dress(label, tone="secondary", weight="medium")
            label.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.address:
                column.addWidget(self.note)
        column.addWidget(self.record)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.add)
        column.addLayout(buttons)
        self.setFixedWidth(theme.px(WIDTH))
