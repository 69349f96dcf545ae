"""Asking for the address of an item: one, or several on lines of their own; what cannot be played is said at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from desktop.core.programme import TRACKS_LIMIT
from desktop.core.track_address import TrackRefusal, refusal
from desktop.ui.fields import FieldNote, button_row, column_in, mark_wrong, push_button
from desktop.ui.i18n import tr
from desktop.ui.onair.track_words import refusal_words
from desktop.ui.popover import AskingPopover
from desktop.ui.theme import Theme, dress

WIDTH = 440


class AddressPopover(AskingPopover):
    """`ask(anchor, act)`: `act` gets the addresses, all of which can be items."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._act: Callable[[list[str]], object] = lambda _addresses: None
        self._room = TRACKS_LIMIT
        self._title = QLabel()
        self.field = QPlainTextEdit()
        self.note = FieldNote(theme, keep_room=True)
        self.cancel, self.add = push_button(""), push_button("", "primary")
        self._lay_out()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._look)
        self.cancel.clicked.connect(self.refuse)
        self.add.clicked.connect(self._agree)

    def ask(
        self,
        anchor: QWidget | QRect,
        act: Callable[[list[str]], object],
        address: str = "",
        room: int = TRACKS_LIMIT,
    ) -> None:
        """Ask for new ones, `room` at most, or for another in the place of `address`."""
        self._act, self._room = act, room
        self._title.setText(tr("Playlist", "Replace the address") if address else tr("Playlist", "Add an address"))
        self.add.setText(tr("Playlist", "Replace") if address else tr("Playlist", "Add"))
        self.cancel.setText(tr("Playlist", "Cancel"))
        self.field.setPlaceholderText("https://clips.example.net/show.opus")
        self.field.setAccessibleName(self._title.text())
        self.setAccessibleName(self._title.text())
        self.field.setPlainText(address)
        self.field.selectAll()
        self._look()
        self.open_at(anchor)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds; with Shift it is a new line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._agree()
                return True
        return super().eventFilter(watched, event)

    def _addresses(self) -> list[str]:
        return [line.strip() for line in self.field.toPlainText().splitlines() if line.strip()]

    def _look(self) -> None:
        """What is wrong with the first that is wrong; nothing while the field is empty."""
        addresses = self._addresses()
        wrong = next((why for why in map(refusal, addresses) if why), TrackRefusal.NONE)
        if not wrong and len(addresses) > self._room:
            wrong = TrackRefusal.LIST_FULL
        self.note.say(refusal_words(wrong), "error" if wrong else "")
        mark_wrong(self.field, bool(wrong))
        self.add.setEnabled(bool(addresses) and not wrong)

    def _agree(self) -> None:
        if self.add.isEnabled():
            addresses = self._addresses()
            self.hide()
            self._act(addresses)

    def _lay_out(self) -> None:
        theme = self.theme
        dress(self._title, role="strong", weight="semibold")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(theme.px(72))
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFixedWidth(theme.px(WIDTH))
        buttons = button_row(self.cancel, self.add)
        column = column_in(self, theme, 4)
        for widget in (self._title, self.field, self.note):
            column.addWidget(widget)
        column.addLayout(buttons)
