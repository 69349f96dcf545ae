"""“New message”: with whom. One person is a direct message, several are a group."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from desktop.core.finding import plain
from desktop.ui.chat.naming import Person
from desktop.ui.chat.people_list import PeopleList, PersonRow
from desktop.ui.fields import button_row, column_in, push_button
from desktop.ui.i18n import tr
from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme, dress

WIDTH, HEIGHT = 420, 480
_ID_DIGITS = range(15, 20)  # of a person's id, when somebody pastes one


class NewMessageDialog(QDialog):
    """The people who are known are listed; anybody else is reached by the id."""

    start_wanted = Signal(object)  # ids

    def __init__(self, theme: Theme, people: Sequence[Person], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: list[tuple[str, Person]] = []  # with what a search looks at
        self._chosen: dict[int, Person] = {}
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = SearchField(theme, "")
        self.list = PeopleList(theme)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        dress(self._hint, role="small", tone="secondary")
        self.cancel, self.submit = push_button(""), push_button("", look="primary")
        self.submit.setDefault(True)
        buttons = button_row(self.cancel, self.submit)
        column = column_in(self, theme, 4, 2)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.search.textChanged.connect(lambda _text: self._show())
        self.list.chosen.connect(self._toggle)
        self.cancel.clicked.connect(self.reject)
        self.submit.clicked.connect(self._submit)
        self._retranslate()
        self.show_people(people)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_people(self, people: Sequence[Person]) -> None:
        """More are known now; who is chosen stays chosen."""
        self._people = sorted(((plain(f"{one.name}\n{one.username}"), one) for one in people), key=lambda one: one[0])
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.focusWidget() is self.search and self.list.people.rows:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self.list.people.index(0))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.search:
            self._entered()
            return
        super().keyPressEvent(event)

    def _entered(self) -> None:
        """Enter in the search chooses the one who is found; it begins only where the name typed is chosen already."""
        found = [one.user_id for one in self._matching()]
        if not self.search.text().strip() or any(one in self._chosen for one in found):
            self._submit()
        elif len(found) == 1:
            self._toggle(found[0])
            self.search.selectAll()  # the next name goes in its place

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _matching(self) -> list[Person]:
        text = self.search.text().strip()
        wanted = plain(text)
        found = [one for name, one in self._people if wanted in name]
        if text.isascii() and text.isdigit() and len(text) in _ID_DIGITS and int(text) < 2**63:
            found.insert(0, Person(int(text), tr("Chat", "Person with the id {id}").format(id=text)))
        return found

    def _found(self) -> list[Person]:
        found = self._matching()
        shown = {one.user_id for one in found}
        return [*found, *(one for one in self._chosen.values() if one.user_id not in shown)]

    def _show(self) -> None:
        rows = [
            PersonRow(one.user_id, one.name, one.username, chosen=one.user_id in self._chosen) for one in self._found()
        ]
        self.list.people.show(rows)
        if not rows:
            self._hint.setText(tr("Chat", "Nobody is known by this name. An id from Mezon finds anybody."))
        elif len(self._chosen) > 1:
            self._hint.setText(tr("Chat", "A group with %n other(s)", "", len(self._chosen)))
        else:
            self._hint.setText(tr("Chat", "One person, or several for a group."))
        self.submit.setEnabled(bool(self._chosen))

    def _toggle(self, user_id: int) -> None:
        if self._chosen.pop(user_id, None) is None:
            self._chosen |= {one.user_id: one for one in self._found() if one.user_id == user_id}
        self._show()

    def _submit(self) -> None:
        if self._chosen:
            self.start_wanted.emit(list(self._chosen))
            self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Chat", "New message"))
        self.search.setPlaceholderText(tr("Chat", "Find a person"))
        self.search.setAccessibleName(tr("Chat", "Find a person"))
        self.list.setAccessibleName(tr("Chat", "People"))
        self.cancel.setText(tr("Chat", "Cancel"))
        self.submit.setText(tr("Chat", "Start conversation"))
        self._show()
