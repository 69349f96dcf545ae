"""Who may be meant by the name that is being written: a short list above the field, worked with its keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.core.chat import HERE
from desktop.ui.chat.composer import Composer
from desktop.ui.chat.naming import Person
from desktop.ui.chat.people_list import PeopleList, PersonRow
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress


class NameChoices(QFrame):
    """Follows the composer; takes no focus from it."""

    def __init__(self, theme: Theme, composer: Composer) -> None:
        super().__init__(composer)
        self._theme = theme
        self._composer = composer
        self._people: Sequence[Person] = ()
        self.list = PeopleList(theme)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, panel="popover")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)
        self.list.chosen.connect(self._chosen)
        composer.naming.connect(self._show)
        composer.field.list_key.connect(self._key)
        self.hide()

    def _show(self, people: Sequence[Person]) -> None:
        self._people = people
        self._composer.field.choosing = bool(people)
        if not people:
            self.hide()
            return
        self._mark(0)
        home = self._composer.parentWidget() or self._composer
        self.setParent(home)
        self.list.setAccessibleName(tr("Chat", "People who may be meant"))
        height = self._theme.px(44) * len(people) + 4
        at = self._composer.mapTo(home, QPoint(self._theme.space(2), -height))
        self.setGeometry(at.x(), max(0, at.y()), self._composer.width() - 2 * self._theme.space(2), height)
        self.show()
        self.raise_()

    def _mark(self, row: int) -> None:
        self._row = row
        rows = [PersonRow(one.user_id, one.name, _kind(one), chosen=n == row) for n, one in enumerate(self._people)]
        self.list.people.show(rows)

    def _key(self, key: int) -> None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._mark((self._row + step) % len(self._people))
        elif key == Qt.Key.Key_Escape:
            self._show(())
        else:
            self._composer.complete(self._people[self._row])

    def _chosen(self, user_id: int) -> None:
        self._composer.complete(next(one for one in self._people if one.user_id == user_id))


def _kind(one: Person) -> str:
    """What it is where it is no single person; else what tells people of one name apart."""
    if one.user_id == HERE:
        return tr("Chat", "Everybody in this channel")
    return tr("Chat", "Everybody with this role") if one.role else one.username
