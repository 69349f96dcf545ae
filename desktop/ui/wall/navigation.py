"""Where the selection goes from a tile: by what one sees, not by the order behind it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from desktop.ui.wall.geometry import GHOST, Place


class Direction(Enum):
    """An arrow key, as a step in x and y."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(places: Sequence[Place], index: int, direction: Direction) -> int | None:
    """The index of the nearest tile in that direction; None at the edge of the wall."""
    here = next((place for place in places if place.index == index), None)
    if here is None:
        return None
    dx, dy = direction.value
    best: tuple[float, int] | None = None
    for place in places:
        if place.index in (GHOST, index):
            continue
        step = place.tile.center() - here.tile.center()
        along = step.x() * dx + step.y() * dy
        if along <= 0 or not _beyond(here, place, direction):
            continue
        aside = abs(step.x() * dy) + abs(step.y() * dx)
        score = along + 2.0 * aside
        if best is None or score < best[0]:
            best = (score, place.index)
    return None if best is None else best[1]


def _beyond(here: Place, there: Place, direction: Direction) -> bool:
    """Whether a tile lies wholly on that side: the strip is beside the focus, never above it."""
    if direction is Direction.LEFT:
        return there.tile.right() < here.tile.left()
    if direction is Direction.RIGHT:
        return there.tile.left() > here.tile.right()
    if direction is Direction.UP:
        return there.tile.bottom() < here.tile.top()
    return there.tile.top() > here.tile.bottom()
