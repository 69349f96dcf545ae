from __future__ import annotations

from PySide6.QtCore import Qt
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
