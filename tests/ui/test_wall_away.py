"""What stands in the wall's place: where it is, and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme
from desktop.ui.wall_away import WallAway


def test_it_says_where_the_wall_is_and_asks_for_it_back(qtbot: QtBot, theme: Theme, languages: Languages) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    away = WallAway(theme, "HDMI-1, 1920 × 1080", home)
    assert away._said.text() == "The wall is on HDMI-1, 1920 × 1080. Closing its window brings it back, too."
    with qtbot.waitSignal(away.back_wanted):
        away.back_button.click()
