"""A popover to find one of many by typing: a field, and below it what is left. Arrows and Enter work in the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from desktop.ui.announce import announce
from desktop.ui.chat.people_list import PeopleList, PersonRow
from desktop.ui.i18n import isolate, tr
from desktop.ui.popover import Popover
from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme, dress

_ROWS = 8  # in view at once
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}


class Finder(Popover):
    """`chosen` carries the id of a row, and the popover is closed by then. `words.textChanged` asks for other rows."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, placeholder: str, width: int) -> None:
        super().__init__(theme, parent)
        self.words = SearchField(theme, placeholder)
        self.words.setAccessibleName(placeholder)
        self.setAccessibleName(placeholder)
        self.words.installEventFilter(self)
        self.list = PeopleList(theme)
        self.list.setAccessibleName(placeholder)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.installEventFilter(self)
        self.list.chosen.connect(self._choose)
        self.note = QLabel()
        self.note.setWordWrap(True)
        dress(self.note, tone="secondary")
        self.setFixedWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        margin = theme.space(2)
        self.column.setContentsMargins(margin, margin, margin, margin)
        for widget in (self.words, self.list, self.note):
            self.column.addWidget(widget)
        self.list.setFixedHeight(_ROWS * self.list.row_height)

    def open_at(self, anchor: QWidget | QRect) -> None:
        """Beside the anchor, ready to be typed into."""
        super().open_at(anchor)
        (self.words if self.words.isVisible() else self.list).setFocus(Qt.FocusReason.PopupFocusReason)

    def show_rows(self, rows: Sequence[PersonRow], otherwise: str = "") -> None:
        """What is left, the best first; `otherwise` is said where nothing is."""
        before = self._current
        self.list.people.show(rows)
        self.list.setVisible(bool(rows))
        asked = isolate(self.words.text().strip())
        nothing = otherwise or tr("Finder", "Nothing matches “{text}”.").format(text=asked)
        self.note.setText("" if rows else nothing)
        self.note.setVisible(not rows)
        stays = next((place for place, row in enumerate(rows) if before is not None and row.id == before.id), 0)
        self._go_to(0 if self.words.text() else stays)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._current is not None:
                    self._choose(self._current.id)
                return True
            if key == Qt.Key.Key_Escape:
                self.hide()
                return True
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    @property
    def _current(self) -> PersonRow | None:
        place = self.list.currentIndex().row()
        rows = self.list.people.rows
        return rows[place] if 0 <= place < len(rows) else None

    def _step(self, step: int) -> None:
        last = len(self.list.people.rows) - 1
        if last >= 0:
            self._go_to(min(max(self.list.currentIndex().row() + step, 0), last))
            if self._current is not None:
                announce(self.words, self._current.spoken or self._current.name)

    def _go_to(self, place: int) -> None:
        self.list.setCurrentIndex(self.list.people.index(place))

    def _choose(self, row_id: object) -> None:
        self.hide()
        self.chosen.emit(row_id)
