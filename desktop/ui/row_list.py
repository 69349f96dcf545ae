"""A list whose rows are painted and not edited: scrolled by the pixel, with a menu for each row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget


class RowList(QListView):
    """What lists of channels, people, messages, tracks and notices have in common. Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)

    def menu_spot(self, event: QContextMenuEvent) -> tuple[QModelIndex, QPoint]:
        """Of which row a menu is asked for (an invalid one: of none), and where on the screen it is to open."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        at = self.visualRect(index).center() if keyboard else event.pos()
        return index, self.viewport().mapToGlobal(at)
