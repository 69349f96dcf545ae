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


def test_a_ring_marks_the_place_that_is_taken_in_both_directions(wall: Wall, theme: Theme) -> None:
    blue = theme.colour("tile.focus")
    for moved, target in (("s2", "s4"), ("s4", "s2")):
        place = wall.tile(target).geometry()
        beside = (
            QPoint(place.left() - 2, place.center().y()),
            QPoint(place.right() + 2, place.center().y()),
            QPoint(place.center().x(), place.top() - 2),
            QPoint(place.center().x(), place.bottom() + 2),
        )
        wall.tile(moved).dragged.emit(place.center())
        image = wall.grab().toImage()
        assert all(image.pixelColor(at) == blue for at in beside)
        wall.tile(moved).dragged.emit(QPoint(2, 2))
        image = wall.grab().toImage()
        assert not any(image.pixelColor(at) == blue for at in beside)
