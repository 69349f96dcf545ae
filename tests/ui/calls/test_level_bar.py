"""A level across."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.ui.calls.level_bar import FALL_DB, LevelBar
from desktop.ui.theme import Theme


def painted(bar: LevelBar) -> QImage:
    bar.resize(120, 8)
    return bar.grab().toImage()


def test_it_rises_at_once_and_falls_slowly(theme: Theme, qtbot: QtBot) -> None:
    bar = LevelBar(theme)
    qtbot.addWidget(bar)
    bar.set_level(-10.0)
    assert bar.level == -10.0
    bar.set_level(-60.0)
    assert bar.level == -10.0 - FALL_DB
    bar.set_level(None)
    assert bar.level is None


def test_colours_say_how_loud_and_grey_that_it_is_muted(theme: Theme, qtbot: QtBot) -> None:
    bar = LevelBar(theme)
    qtbot.addWidget(bar)
    bar.set_level(-30.0)
    quiet = painted(bar)
    assert quiet.pixelColor(10, 4) == QColor(theme.colour("meter.green"))
    assert quiet.pixelColor(110, 4) == QColor(theme.colour("meter.trough"))
    bar.set_level(-1.0)
    assert painted(bar).pixelColor(110, 4) == QColor(theme.colour("meter.red"))
    bar.set_level(-1.0, muted=True)
    assert painted(bar).pixelColor(10, 4) == QColor(theme.colour("meter.muted"))


def test_no_data_is_no_silence(theme: Theme, qtbot: QtBot) -> None:
    bar = LevelBar(theme)
    qtbot.addWidget(bar)
    unknown = painted(bar)
    bar.set_level(-200.0)
    assert painted(bar) != unknown
