"""The list of channels: chosen by click or Enter, folded by its headings, with a menu on each row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.core.channel import Channel
from desktop.ui.channels.row_model import ROW, RowModel
from desktop.ui.channels.row_painter import RowPainter
from desktop.ui.channels.rows import Heading
from desktop.ui.i18n import tr
from desktop.ui.row_list import RowList
from desktop.ui.theme import Theme, dress

_BATCH = 2000  # rows that are laid out before the window gets its turn


class ChannelList(RowList):
    """Selecting opens the chat and joins nothing. Menus and folding are wishes like any other."""

    chosen = Signal(object)  # a Channel
    menu_wanted = Signal(object, QPoint)  # a Channel, and where on the screen
    fold_wanted = Signal(object, bool)  # a category's id (larger than an int of Qt), and whether to hide its channels

    def __init__(self, theme: Theme, model: RowModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(RowPainter(theme, self))
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        dress(self, panel="panel")
        self._chosen_id: int | None = None
        model.modelReset.connect(self._select_chosen)
        self.activated.connect(self._open)
        theme.changed.connect(self._restyle)
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        """A row and the edge of the next: it scrolls."""
        return QSize(super().minimumSizeHint().width(), round(1.35 * self._theme.size("row")))

    def select(self, channel_id: int | None) -> None:
        """Mark a channel as the open one, and bring it into view."""
        self._chosen_id = channel_id
        self._select_chosen()

    def step(self, way: int) -> None:
        """Open the next channel, or the one before: 1 or -1. Headings are passed over."""
        rows = range(self._rows.rowCount())
        here = None if self._chosen_id is None else self._rows.row_of(self._chosen_id)
        beyond = rows if here is None else rows[here + 1 :]
        for row in beyond if way > 0 else reversed(rows[: here or 0]):
            if isinstance(self._rows.index(row).data(ROW), Channel):
                self._open(self._rows.index(row))
                self._select_chosen()
                return

    def retranslate(self) -> None:
        """The words again."""
        self.setAccessibleName(tr("Channels", "Channels"))
        self.viewport().update()

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Paint these anew, as far as they are in view."""
        QAbstractItemView.dataChanged(self, first, last, roles)  # a QListView's lays out every row; ours are all alike

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()  # its menu comes by itself; what is marked is what is open
            return
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        away, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if not rtl else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        if isinstance(row, Heading) and event.key() in (away, back, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            hidden = event.key() == away if event.key() in (away, back) else not row.collapsed
            if hidden is not row.collapsed:
                self.fold_wanted.emit(row.id, hidden)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.menu_spot(event)
        row = index.data(ROW)
        if isinstance(row, Channel):
            self.menu_wanted.emit(row, at)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, Heading):
            self.fold_wanted.emit(row.id, not row.collapsed)
        elif isinstance(row, Channel):
            self._chosen_id = row.id
            self.chosen.emit(row)

    def _select_chosen(self) -> None:
        row = None if self._chosen_id is None else self._rows.row_of(self._chosen_id)
        if row is None:
            self.clearSelection()
            return
        index = self._rows.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
