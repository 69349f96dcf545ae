"""The keys of the wall (UI.md 10.2). Those that can be chosen are shortcuts of the window and never come here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.wall.geometry import WallLayout
from desktop.ui.wall.navigation import Direction

if TYPE_CHECKING:
    from desktop.ui.wall.wall import Wall

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_VOLUME = {Qt.Key.Key_BracketLeft: -5, Qt.Key.Key_BracketRight: 5}


class WallKeys:
    """Turns key presses into steps and wishes of the wall."""

    def __init__(self, wall: Wall) -> None:
        self._wall = wall
        self.single_keys = True

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key; false if it means nothing here."""
        key = Qt.Key(event.key())
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain:
            return False
        if self._moves(key):
            return True
        if event.isAutoRepeat() and key not in _VOLUME:
            return False
        return self._acts(key) or (self.single_keys and (self._volume(key) or self._digit(key)))

    def _moves(self, key: Qt.Key) -> bool:
        wall = self._wall
        if key in _ARROWS:
            wall.step(_ARROWS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            wall.scroll_strip(-3 if key == Qt.Key.Key_PageUp else 3)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and wall.ids:
            wall.select(wall.ids[0 if key == Qt.Key.Key_Home else -1], by_keyboard=True)
        else:
            return False
        return True

    def _acts(self, key: Qt.Key) -> bool:
        wall, chosen = self._wall, self._wall.selected_id
        if key == Qt.Key.Key_Escape:
            wall.layout_wanted.emit(WallLayout.GRID)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen:
            wall.focus_wanted.emit(chosen)
        elif key == Qt.Key.Key_Delete and chosen:
            wall.remove_wanted.emit(chosen)
        else:
            return False
        return True

    def _digit(self, key: Qt.Key) -> bool:
        if key != Qt.Key.Key_0:
            return False
        self._wall.layout_wanted.emit(WallLayout.GRID)
        return True

    def _volume(self, key: Qt.Key) -> bool:
        chosen = self._wall.selected_id
        if key not in _VOLUME or chosen is None:
            return False
        self._wall.tile(chosen).controls.step_volume(_VOLUME[key])
        return True
