"""A fact in the status bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.status_button import StatusButton
from desktop.ui.theme import Theme


@pytest.fixture
def button(theme: Theme, qtbot: QtBot) -> StatusButton:
    found = StatusButton(theme, "disk")
    qtbot.addWidget(found)
    return found


def test_a_warning_colours_the_words_too(button: StatusButton, theme: Theme) -> None:
    button.show_text("182 GB free", "ready.text")
    assert button.palette().color(button.foregroundRole()) == theme.colour("text.primary")
    button.show_text("1 GB free", "warn.text", name="Nearly full")
    assert button.palette().color(button.foregroundRole()) == theme.colour("warn.text")
    assert (button.text(), button.accessibleName()) == ("1 GB free", "Nearly full")


def test_without_a_word_its_icon_stands_alone_and_its_name_stays(button: StatusButton) -> None:
    button.show_state("ready.text", "state-ok", "ZEGO: Working")
    button.show_word("ZEGO")
    assert (button.text(), button.toolButtonStyle()) == ("ZEGO", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.show_word("")
    assert button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert button.accessibleName() == "ZEGO: Working"
    assert not button.icon().isNull()


def test_figures_keep_their_order_where_one_reads_from_the_right(button: StatusButton) -> None:
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.show_text("CPU 13 %")
    assert button.text() == "\u2068CPU 13 %\u2069"
    button.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    button.show_text("CPU 13 %")
    assert button.text() == "CPU 13 %"
