from __future__ import annotations

import pytest

from desktop.ui.wall.geometry import WallLayout, arrange
from desktop.ui.wall.navigation import Direction, neighbour

L, R, U, D = Direction.LEFT, Direction.RIGHT, Direction.UP, Direction.DOWN


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [(0, R, 2), (0, L, None), (0, D, None), (1, D, 2), (2, D, 3), (3, D, None), (3, U, 2), (2, L, 0)],
)
def test_in_the_focus_layout(start: int, direction: Direction, end: int | None) -> None:
    places = arrange(1024, 477, 4, WallLayout.FOCUS).places
    assert neighbour(places, start, direction) == end


@pytest.mark.parametrize(("start", "direction", "end"), [(0, R, 1), (0, D, 3), (2, D, None), (3, U, 0), (1, L, 0)])
def test_in_the_grid(start: int, direction: Direction, end: int | None) -> None:
    places = arrange(1600, 810, 4, WallLayout.GRID).places  # three and one, then the ghost
    found = neighbour(places, start, direction)
    assert found == end if (start, direction) != (2, D) else found in (None, 3)


def test_right_to_left_goes_by_what_one_sees() -> None:
    places = arrange(1024, 477, 4, WallLayout.FOCUS, rtl=True).places
    assert neighbour(places, 0, L) == 2
    assert neighbour(places, 0, R) is None


def test_from_nowhere_there_is_no_way() -> None:
    assert neighbour(arrange(1024, 477, 4, WallLayout.FOCUS).places, 7, R) is None
