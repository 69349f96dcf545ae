from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.footer_button import FooterButton
from desktop.ui.theme import Theme


@pytest.fixture
def button(theme: Theme, qtbot: QtBot) -> FooterButton:
    found = FooterButton(theme)
    qtbot.addWidget(found)
    found.set_words("New streaming channel…", "New channel…")
    found.resize(248, 36)
    found.show()
    return found


def _inked(picture: QImage) -> tuple[int, int]:
    """The first and the last column with something drawn in it."""
    ground = picture.pixelColor(2, 2)
    columns = [
        x
        for x in range(picture.width())
        if any(_differs(picture.pixelColor(x, y), ground) for y in range(6, picture.height() - 6))
    ]
    return columns[0], columns[-1]


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 20


def test_a_press_and_a_tooltip_only_where_words_are_hidden(button: FooterButton, qtbot: QtBot) -> None:
    button.grab()
    assert button.toolTip() == ""
    button.resize(90, 36)
    button.grab()
    assert button.toolTip() == "New streaming channel…"
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_mirrored(button: FooterButton) -> None:
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # no ring
    button.clearFocus()
    left, right = _inked(button.grab().toImage())
    assert 8 <= left <= 24
    assert right < 240
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored_left, mirrored_right = _inked(button.grab().toImage())
    assert 248 - 24 <= mirrored_right <= 240
    assert mirrored_left > 8


def test_primary_is_a_look_of_its_own(button: FooterButton) -> None:
    plain = button.grab().toImage()
    button.set_primary(True)
    assert button.grab().toImage() != plain


def test_it_is_as_high_as_a_header_from_the_start(theme: Theme, qtbot: QtBot) -> None:
    dock = QWidget()
    qtbot.addWidget(dock)
    button = FooterButton(theme)
    column = QVBoxLayout(dock)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    column.addWidget(button)
    dock.resize(248, 300)
    dock.show()
    assert button.height() == 36
