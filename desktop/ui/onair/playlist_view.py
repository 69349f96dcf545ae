"""The list of the playlist: rows that are dragged, moved by keys and have a menu. Everything is a wish."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from desktop.core.programme import NOT_READY, PLAYING, Track
from desktop.ui.i18n import tr
from desktop.ui.onair.playlist_model import TRACK, PlaylistModel
from desktop.ui.onair.playlist_painter import MENU, PlaylistPainter
from desktop.ui.row_list import RowList
from desktop.ui.theme import Theme


class PlaylistView(RowList):
    """What is on air cannot be moved, replaced or removed."""

    move_wanted = Signal(int, int)  # the id of a track, its new place
    next_wanted = Signal(int)
    remove_wanted = Signal(int)
    replace_wanted = Signal(int)
    check_wanted = Signal(int)

    def __init__(self, theme: Theme, model: PlaylistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = model
        self._menu = QMenu(self)
        self.setModel(model)
        self.setItemDelegate(PlaylistPainter(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        model.move_wanted.connect(self.move_wanted)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def chosen(self) -> Track | None:
        """The row that is selected."""
        track = self.currentIndex().data(TRACK)
        return track if isinstance(track, Track) else None

    def choose(self, track_id: int) -> None:
        """Select a track, if it is there."""
        row = self._rows.row_of(track_id)
        if row is not None:
            self.setCurrentIndex(self._rows.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        track = self.chosen()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if track is not None and step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(track, self.currentIndex().row() + step)
        elif track is not None and event.key() == Qt.Key.Key_Delete:
            if track.state not in PLAYING:
                self.remove_wanted.emit(track.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self._on_menu(at):
            self.open_menu(index, self.viewport().mapToGlobal(at))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.menu_spot(event)
        if index.isValid():
            self.open_menu(index, at)

    def open_menu(self, index: QModelIndex, at: QPoint) -> None:
        """What can be done to a row."""
        track: Track = index.data(TRACK)
        free = track.state not in PLAYING
        self._menu.clear()
        for words, wish in (
            (tr("Playlist", "Play next"), self.next_wanted),
            (tr("Playlist", "Move to top"), None),
            (tr("Playlist", "Replace…"), self.replace_wanted),
            (tr("Playlist", "Remove"), self.remove_wanted),
        ):
            action = self._menu.addAction(words)
            action.setEnabled(free)
            if wish is None:
                action.triggered.connect(lambda _=False: self._move(track, 0))
            else:
                action.triggered.connect(lambda _=False, wish=wish: wish.emit(track.id))
        if track.state in NOT_READY:
            again = self._menu.addAction(tr("Playlist", "Check again"))
            again.triggered.connect(lambda _=False: self.check_wanted.emit(track.id))
        self._menu.popup(at)

    @property
    def menu(self) -> QMenu:
        """The menu of the row that was asked about last."""
        return self._menu

    def _on_menu(self, at: QPoint) -> bool:
        width = self._theme.px(MENU)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return at.x() < width if rtl else at.x() > self.viewport().width() - width

    def _move(self, track: Track, to: int) -> None:
        if track.state not in PLAYING and 0 <= to < self._rows.rowCount():
            self.move_wanted.emit(track.id, to)
