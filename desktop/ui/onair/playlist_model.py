"""The rows of the playlist. Moving one is a wish; the list changes when the programme has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.core.programme import PLAYING, Track
from desktop.ui.onair.track_words import spoken, track_line

TRACK = int(Qt.ItemDataRole.UserRole)
POSITION = TRACK + 1  # seconds of the item on air, None for the others
_Index = QModelIndex | QPersistentModelIndex


class PlaylistModel(QAbstractListModel):
    """A Track is under TRACK; the row number is its place."""

    move_wanted = Signal(int, int)  # the id of a track, and its new place

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks: tuple[Track, ...] = ()
        self._position_s: float | None = None

    def set_tracks(self, tracks: Sequence[Track]) -> None:
        """All of them, in order."""
        former, self._tracks = self._tracks, tuple(tracks)
        if [track.id for track in former] != [track.id for track in self._tracks]:
            self._tracks = former
            self.beginResetModel()
            self._tracks = tuple(tracks)
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(former, self._tracks, strict=True)):
            if old is not new and old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def set_position(self, position_s: float | None) -> None:
        """Of the item on air, in whole seconds."""
        if position_s == self._position_s:
            return
        self._position_s = position_s
        for row, track in enumerate(self._tracks):
            if track.state in PLAYING:
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, track_id: int) -> int | None:
        """Where a track stands; None if it is gone."""
        return next((row for row, track in enumerate(self._tracks) if track.id == track_id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._tracks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        track = self._tracks[index.row()]
        playing = track.state in PLAYING
        if role == TRACK:
            return track
        if role == POSITION:
            return self._position_s if playing else None
        if role == Qt.ItemDataRole.DisplayRole:
            return track.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(track, index.row() + 1, track_line(track, self.left_s(track)))
        return None

    def left_s(self, track: Track) -> float | None:
        """What is left of the item on air; None where nobody knows."""
        if track.state not in PLAYING or track.length_s is None or self._position_s is None:
            return None
        return max(0.0, track.length_s - self._position_s)

    # Moving

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self._tracks[index.row()].state in PLAYING else flags | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def moveRows(self, source: _Index, row: int, count: int, target: _Index, to: int) -> bool:
        """Asked for by the list when a row was dropped: `to` counts the row itself."""
        if count != 1 or not 0 <= row < len(self._tracks):
            return False
        self.move_wanted.emit(self._tracks[row].id, to - 1 if to > row else to)
        return True
