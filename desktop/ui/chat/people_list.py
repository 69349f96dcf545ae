"""A list of people or conversations: avatar, name, a second line, a count. One model and painter, no widget per row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.chat.message_painter import hue, initials
from desktop.ui.row_brush import RowBrush
from desktop.ui.row_list import RowList
from desktop.ui.theme import Theme, dress

ROW = int(Qt.ItemDataRole.UserRole)
_HEIGHT = 44
_Index = QModelIndex | QPersistentModelIndex


class PersonRow(Struct, frozen=True):
    """`spoken` is what a screen reader says of it."""

    id: int
    name: str
    second: str = ""
    badge: str = ""
    doubtful: bool = False
    chosen: bool = False
    icon: str = ""  # instead of the avatar
    spoken: str = ""
    face: int = 0  # whose colour the avatar has, where that is not the id


class PeopleModel(QAbstractListModel):
    """`show` all rows; what stays at its place is not told anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PersonRow] = []

    @property
    def rows(self) -> Sequence[PersonRow]:
        """What is shown."""
        return self._rows

    def show(self, rows: Sequence[PersonRow]) -> None:
        """These, in this order."""
        if [one.id for one in rows] != [one.id for one in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for place, row in enumerate(rows):
            if row != self._rows[place]:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return {
            ROW: row,
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.ToolTipRole: row.name,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken or row.name,
        }.get(role)


class PeoplePainter(QStyledItemDelegate):
    """Every row is as high as the next."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._brush = RowBrush(theme, view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect, row = self._theme, QRect(option.rect), index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._brush.ground(painter, rect, option.state, row.chosen)
        self._brush.ring(painter, rect, option.state)
        self._paint_avatar(painter, rect, row)
        end = rect.width() - theme.px(12)
        if row.badge:
            end = self._brush.badge(painter, rect, end, row.badge) - theme.px(8)
        left = theme.px(50)
        box = self._brush.placed(rect, left, max(0, end - left))
        painter.setFont(theme.font("body", "semibold" if row.badge else "regular"))
        painter.setPen(theme.colour("text.tertiary" if row.doubtful else "text.primary"))
        half = box.height() // 2
        top = box.adjusted(0, theme.px(3), 0, -half + theme.px(1)) if row.second else box
        self._brush.elided(painter, top, f"{row.name} ?" if row.doubtful else row.name)
        if row.second:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text.tertiary" if row.doubtful else "text.secondary"))
            self._brush.elided(painter, box.adjusted(0, half - theme.px(1), 0, -theme.px(3)), row.second)
        painter.restore()

    def _paint_avatar(self, painter: QPainter, rect: QRect, row: PersonRow) -> None:
        theme, size = self._theme, self._theme.px(28)
        if row.icon:
            self._brush.icon(painter, rect, theme.px(18), row.icon, "text.secondary", 16)
            return
        box = self._brush.placed(rect, theme.px(12), size)
        box = QRect(box.left(), rect.top() + (rect.height() - size) // 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent.fill") if row.chosen else hue(row.face or row.id))
        painter.drawEllipse(QRectF(box))
        if row.chosen:
            ratio = self._view.devicePixelRatioF()
            at = box.topLeft() + QPoint(theme.px(6), theme.px(6))
            painter.drawPixmap(at, theme.pixmap("check", "on.accent", 16, ratio))
            return
        painter.setFont(theme.font("micro", "bold"))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(row.name or "?"))


class PeopleList(RowList):
    """`chosen` by click or Enter; a menu on each row is a wish."""

    chosen = Signal(object)  # an id: larger than what Signal(int) carries
    menu_wanted = Signal(object, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = PeopleModel(self)
        self.setModel(self.people)
        self.setItemDelegate(PeoplePainter(theme, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.scheduleDelayedItemsLayout)
        self._theme = theme
        dress(self, panel="panel")

    @property
    def row_height(self) -> int:
        """Of each, in pixels."""
        return self._theme.px(_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.menu_spot(event)
        row = index.data(ROW)
        if row is not None:
            self.menu_wanted.emit(row.id, at)

    def _choose(self, index: _Index) -> None:
        row = index.data(ROW)
        if row is not None:
            self.chosen.emit(row.id)
