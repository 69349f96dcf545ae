from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.chat.composer import Composer
from desktop.ui.chat.name_choices import NameChoices
from desktop.ui.chat.naming import Person
from desktop.ui.theme import Theme


@pytest.fixture
def home(theme: Theme, qtbot: QtBot) -> QWidget:
    found = QWidget()
    qtbot.addWidget(found)
    composer = Composer(theme)
    composer.people = lambda: [Person(1, "Linh Trần"), Person(2, "Linh"), Person(3, "Mei")]
    composer.open_for("lobby")
    column = QVBoxLayout(found)
    column.addStretch(1)
    column.addWidget(composer)
    found.resize(320, 400)
    found.names = NameChoices(theme, composer)  # type: ignore[attr-defined]  # kept alive with it
    found.show()
    return found


def test_a_name_is_completed_by_keys(home: QWidget, qtbot: QtBot) -> None:
    composer = home.findChildren(Composer)[0]
    names = home.findChildren(NameChoices)[0]
    qtbot.keyClicks(composer.field, "hi @li")
    assert names.isVisible()
    assert [one.name for one in names.list.people.rows] == ["Linh", "Linh Trần"]
    qtbot.keyClick(composer.field, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(composer.send_wanted):
        qtbot.keyClick(composer.field, Qt.Key.Key_Return)
    assert composer.text == "hi @Linh Trần "
    assert not names.isVisible()


def test_it_can_be_put_away(home: QWidget, qtbot: QtBot) -> None:
    composer = home.findChildren(Composer)[0]
    names = home.findChildren(NameChoices)[0]
    qtbot.keyClicks(composer.field, "@m")
    qtbot.keyClick(composer.field, Qt.Key.Key_Escape)
    assert not names.isVisible()
    qtbot.keyClick(composer.field, Qt.Key.Key_Backspace)
    names.list.chosen.emit(3)
    assert composer.text == "@Mei "
