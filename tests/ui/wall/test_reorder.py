from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.wall import Wall
from tests.ui.samples import NOW, receiving


@pytest.fixture
def wall(wall: Wall) -> Wall:
    wall.set_views([receiving(n, f"Studio {n}") for n in range(1, 5)], NOW)
    return wall


def test_dropping_onto_another_tile_moves(wall: Wall, qtbot: QtBot) -> None:
    target = wall.tile("s4").geometry().center()
    with qtbot.waitSignal(wall.move_wanted) as wanted:
        wall.tile("s2").dragged.emit(target)
        wall.tile("s2").dropped.emit(target)
    assert wanted.args == ["s2", 3]


def test_on_itself_or_beside_the_tiles_nothing_happens(wall: Wall, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(wall.move_wanted):
        wall.tile("s2").dropped.emit(wall.tile("s2").geometry().center())
        wall.tile("s2").dropped.emit(QPoint(2, 2))


def test_the_mark_stands_in_the_gap_before_the_target(wall: Wall, theme: Theme) -> None:
    target = wall.tile("s4")
    wall.tile("s2").dragged.emit(target.geometry().center())
    blue = theme.colour("tile.focus")
    image = wall.grab().toImage()
    x, y = target.x() - 2, target.geometry().center().y()
    assert image.pixelColor(x, y) == blue
    wall.tile("s2").dragged.emit(QPoint(2, 2))
    assert wall.grab().toImage().pixelColor(x, y) != blue
