"""The messages of the open channel as a model: appended in batches, put before in pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.core.chat import SYSTEM
from desktop.core.chat_line import ChatLine
from desktop.ui import formats
from desktop.ui.chat.message_words import message_words
from desktop.ui.i18n import isolate, tr

LINE = int(Qt.ItemDataRole.UserRole)
MOST_ROWS = 120  # at the end of the channel; the view asks for the height of each at every layout
_SAME_HEAD = timedelta(minutes=3)
_Index = QModelIndex | QPersistentModelIndex


class MessageModel(QAbstractListModel):
    """`show` all lines of the channel that are held, oldest first; only what changed is told to the view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ChatLine] = []
        self._heads: list[bool] = []

    @property
    def lines(self) -> Sequence[ChatLine]:
        """What is shown, oldest first."""
        return self._lines

    def row(self, place: int) -> tuple[ChatLine, bool]:
        """A line, and whether its name and time are shown."""
        return self._lines[place], self._heads[place]

    def show(self, lines: Sequence[ChatLine]) -> None:
        """These and no others, oldest first."""
        wanted = list(lines)
        self._put_before(wanted)
        keys = {line.key: place for place, line in enumerate(self._lines)}
        start = keys.get(wanted[0].key) if wanted else None
        if not wanted or start is None or not self._follows(start, wanted):
            self._replace(wanted)
            return
        if start:
            self.beginRemoveRows(QModelIndex(), 0, start - 1)
            del self._lines[:start], self._heads[:start]
            self.endRemoveRows()
        kept = len(self._lines)
        for place in range(kept):
            if self._lines[place] is not wanted[place]:
                self._lines[place] = wanted[place]
                self.dataChanged.emit(self.index(place), self.index(place))
        if len(wanted) > kept:
            self.beginInsertRows(QModelIndex(), kept, len(wanted) - 1)
            self._lines = wanted
            self._heads += [self._is_head(place) for place in range(kept, len(wanted))]
            self.endInsertRows()

    def row_of(self, key: int) -> int | None:
        """Where the line with this key is."""
        return next((place for place, line in enumerate(self._lines) if line.key == key), None)

    def row_of_message(self, message_id: int) -> int | None:
        """Where the message with this id is."""
        return next((place for place, line in enumerate(self._lines) if line.message.id == message_id), None)

    def _put_before(self, wanted: list[ChatLine]) -> None:
        """A page of older ones stands before what is shown."""
        if not self._lines:
            return
        first = self._lines[0].key
        count = next((place for place, line in enumerate(wanted) if line.key == first), 0)
        if not count:
            return
        self.beginInsertRows(QModelIndex(), 0, count - 1)
        self._lines[:0] = wanted[:count]
        self._heads[:0] = [self._is_head(place) for place in range(count)]
        self.endInsertRows()
        if self._heads[count] is not self._is_head(count):
            self._heads[count] = not self._heads[count]
            self.dataChanged.emit(self.index(count), self.index(count))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return message_words(line.message)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return None

    def _follows(self, start: int, wanted: list[ChatLine]) -> bool:
        """Whether the rows from `start` on are the beginning of `wanted`."""
        kept = self._lines[start:]
        return len(kept) <= len(wanted) and all(a.key == b.key for a, b in zip(kept, wanted, strict=False))

    def _replace(self, wanted: list[ChatLine]) -> None:
        self.beginResetModel()
        self._lines = wanted
        self._heads = [self._is_head(place) for place in range(len(wanted))]
        self.endResetModel()

    def _is_head(self, place: int) -> bool:
        return is_head(self._lines[place], self._lines[place - 1] if place else None)


def is_head(line: ChatLine, former: ChatLine | None) -> bool:
    """Whether a name and a time stand above a line that follows `former`."""
    if line.message.code in SYSTEM:
        return False
    if former is None or former.message.code in SYSTEM:
        return True
    before, this = former.message, line.message
    if before.sender_id != this.sender_id or this.references:
        return True
    if this.created_at is None or before.created_at is None:
        return this.created_at is not before.created_at
    return this.created_at - before.created_at > _SAME_HEAD


def spoken(line: ChatLine) -> str:
    """What a screen reader says of a message."""
    message = line.message
    text = message_words(message)
    when = formats.time_of_day(message.created_at) if message.created_at is not None else ""
    if message.code in SYSTEM:
        return tr("Chat", "{time}: {text}").format(time=when, text=isolate(text))
    said = tr("Chat", "{name}, {time}: {text}").format(name=isolate(message.sender_name), time=when, text=isolate(text))
    count = sum(tally.count for tally in line.tallies)
    return f"{said}; {tr('Chat', '%n reaction(s)', '', count)}" if count else said
