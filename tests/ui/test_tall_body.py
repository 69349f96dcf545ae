"""As high as what is in it, and never higher than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.layout_memory import TITLE_BAR
from desktop.ui.tall_body import TallBody


def dialog_with(inside: QWidget, qtbot: QtBot) -> tuple[QDialog, TallBody, QPushButton]:
    dialog, body, button = QDialog(), TallBody(inside, 60), QPushButton("Go")
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(body, 1)
    column.addWidget(button)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog, body, button


def test_what_fits_does_not_scroll_and_grows_the_dialog(qtbot: QtBot) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.addWidget(QLabel("one"))
    more = QLabel("more")
    more.setMinimumHeight(300)
    more.hide()
    column.addWidget(more)
    dialog, body, _ = dialog_with(inside, qtbot)
    assert body.verticalScrollBar().maximum() == 0
    more.show()
    qtbot.waitUntil(lambda: dialog.height() > 300)
    assert body.verticalScrollBar().maximum() == 0


def test_what_is_too_high_scrolls_and_the_buttons_stay_on_the_screen(qtbot: QtBot) -> None:
    inside = QLabel("high")
    inside.setMinimumHeight(5000)
    dialog, body, button = dialog_with(inside, qtbot)
    dialog.resize(300, 10_000)
    dialog.adjustSize()
    free = dialog.screen().availableSize().height() - TITLE_BAR
    assert dialog.minimumSizeHint().height() <= free
    assert body.verticalScrollBar().maximum() > 0
    assert button.isVisible()
