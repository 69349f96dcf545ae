from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme


def test_escape_clears_and_then_goes_on(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Filter")
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "dem")
    assert field.text() == "dem"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.placeholderText() == "Filter"


def test_the_glass_does_not_lie_under_the_text(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "")
    qtbot.addWidget(field)
    field.resize(200, 28)
    field.show()
    qtbot.waitExposed(field)
    image = field.grab().toImage()
    ground = theme.colour("bg.field").name()
    inked = [x for x in range(4, 120) if any(image.pixelColor(x, y).name() != ground for y in range(6, 22))]
    assert inked
    assert max(inked) < field.cursorRect().center().x()


def test_escape_clears_before_the_window_takes_it(theme: Theme, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field = SearchField(theme, "Filter", window)
    escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
    escaped: list[bool] = []
    escape.activated.connect(lambda: escaped.append(True))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    qtbot.keyClicks(field, "dem")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), escaped) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert escaped == [True]


def test_down_goes_to_the_list_and_stays_where_it_was(theme: Theme, qtbot: QtBot) -> None:
    window, field, found = QWidget(), SearchField(theme, "Filter"), QListView()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(found)
    model = QStringListModel(["first", "second"], window)
    found.setModel(model)
    field.lead_to(found)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for row in (0, 1):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Down)
        assert (found.hasFocus(), found.currentIndex().row()) == (True, row)
        found.setCurrentIndex(model.index(1))
