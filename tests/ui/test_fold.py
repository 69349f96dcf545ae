from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.fold import Fold
from desktop.ui.theme import Theme


@pytest.fixture
def fold(theme: Theme, qtbot: QtBot) -> Fold:
    made = Fold(theme)
    made.button.setText("Advanced")
    made.grid.addWidget(QLineEdit(), 0, 1)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_closed_at_first_and_the_button_opens_and_closes_it(fold: Fold, qtbot: QtBot) -> None:
    field = fold.findChild(QLineEdit)
    assert field is not None
    assert (fold.opened, field.isVisible()) == (False, False)
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert (fold.opened, field.isVisible()) == (True, True)
    qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert (fold.opened, field.isVisible()) == (False, False)


def test_the_arrow_says_which(fold: Fold) -> None:
    closed = fold.button.icon().pixmap(16).toImage()
    fold.unfold(True)
    assert fold.button.icon().pixmap(16).toImage() != closed
