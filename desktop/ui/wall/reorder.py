"""Dragging a tile onto another place of the wall: it takes the place of the tile it is dropped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from desktop.ui.wall.geometry import GHOST, Place

if TYPE_CHECKING:
    from desktop.ui.wall.wall import Wall

RING = 6  # of which the tile's own edge hides the inner half


class Reorder:
    """Follows a drag, says where the mark stands, and emits the wall's wish to move at its end."""

    def __init__(self, wall: Wall) -> None:
        self._wall = wall
        self.mark: QRect | None = None

    def drag(self, source_id: str, where: QPoint) -> None:
        """The pointer is at `where`, in the wall's coordinates, with a tile in the hand."""
        target = self._target(source_id, where)
        self.mark = None
        if target is not None:
            self.mark = target.tile.adjusted(-RING, -RING, RING, RING)  # the tile covers all but the ring round it
        self._wall.update()

    def drop(self, source_id: str, where: QPoint) -> None:
        """The tile was let go; on itself or beside the tiles nothing happens."""
        target, self.mark = self._target(source_id, where), None
        self._wall.update()
        if target is not None:
            self._wall.move_wanted.emit(source_id, target.index)

    def _target(self, source_id: str, where: QPoint) -> Place | None:
        for place in self._wall.arrangement.places:
            if place.index != GHOST and place.tile.contains(where):
                return None if self._wall.ids[place.index] == source_id else place
        return None
