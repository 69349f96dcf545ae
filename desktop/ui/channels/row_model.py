"""The model of the channel list: rows as values, and what is known of each channel at the moment.

Flat, with headings among the channels: a list of fifty thousand rows of equal height is laid out
at once, a tree of them is not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from desktop.core.channel import Channel, ChannelType, Mark
from desktop.ui.channels.rows import Heading, Row, Rows
from desktop.ui.i18n import isolate, tr

ROW = int(Qt.ItemDataRole.UserRole)
MARK = ROW + 1
_Index = QModelIndex | QPersistentModelIndex


NO_MARK = Mark()
_AT_ONCE = 2_000  # names that are made ready for a filter in one turn: about two milliseconds
_PREPARE_MS = 10
_MANY = 100  # changes that are told as one


class RowModel(QAbstractListModel):
    """`set_channels`, `set_marks`, `set_filter`, `set_collapsed`; a row's value is under ROW, its mark under MARK."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = Rows()
        self._rows: list[Row] = []
        self._places: dict[int, int] | None = None  # by channel id, once somebody asks
        self._marks: dict[int, Mark] = {}
        self._needle = ""
        self._collapsed: frozenset[int] = frozenset()
        self._preparing = QTimer(self, interval=_PREPARE_MS)
        self._preparing.timeout.connect(self._prepare)

    @property
    def total(self) -> int:
        """Channels, whether shown or not."""
        return len(self._all)

    def set_channels(self, channels: Iterable[Channel]) -> None:
        """All channels of the clan."""
        self._all = Rows(channels)
        self._show()
        self._preparing.start()

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """What is known of channels, by id; those not named have nothing to show."""
        changed = [i for i in self._marks.keys() | marks.keys() if self._marks.get(i) != marks.get(i)]
        self._marks = dict(marks)
        if len(changed) > _MANY and self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
            return
        for channel_id in changed:
            row = self.row_of(channel_id)
            if row is not None:
                index = self.index(row)
                self.dataChanged.emit(index, index)

    def set_filter(self, needle: str) -> None:
        """Show only what contains it."""
        if needle != self._needle:
            self._needle = needle
            self._show()

    def set_collapsed(self, category_ids: Collection[int]) -> None:
        """Categories whose channels are hidden."""
        if frozenset(category_ids) != self._collapsed:
            self._collapsed = frozenset(category_ids)
            self._show()

    def row_of(self, channel_id: int) -> int | None:
        """Where a channel is shown; None if it is not."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self._rows) if isinstance(row, Channel)}
        return self._places.get(channel_id)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == MARK:
            return NO_MARK if isinstance(row, Heading) else self._marks.get(row.id, NO_MARK)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, Heading) else row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                heading_name(row) if isinstance(row, Heading) else channel_name(row, self._marks.get(row.id, NO_MARK))
            )
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Channel):
            return row.topic or row.label
        return None

    def _prepare(self) -> None:
        if not self._all.prepare(_AT_ONCE):
            self._preparing.stop()

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = self._all.shown(self._needle, self._collapsed)
        self._places = None
        self.endResetModel()


def heading_name(heading: Heading) -> str:
    """What a screen reader says of a category."""
    if heading.collapsed:
        return tr("Channels", "{name}, category, collapsed").format(name=isolate(heading.name))
    return tr("Channels", "{name}, category").format(name=isolate(heading.name))


def channel_name(channel: Channel, mark: Mark) -> str:
    """What a screen reader says of a channel: name, kind, what is going on."""
    parts = [isolate(channel.label), _KINDS.get(channel.kind, _text_kind)()]
    if channel.private:
        parts.append(tr("Channels", "private"))
    if mark.on_air:
        parts.append(tr("Channels", "on air"))
    elif mark.live:
        parts.append(tr("Channels", "somebody else is live"))
    if mark.viewers is not None:
        watched, waiting = (
            tr("Channels", "%n watching", "", mark.viewers),
            tr("Channels", "%n waiting", "", mark.viewers),
        )
        parts.append(watched if mark.watched else waiting)
    elif channel.kind is ChannelType.STREAMING:
        parts.append(tr("Channels", "viewers unknown"))
    if mark.unread:
        parts.append(tr("Channels", "%n unread", "", mark.unread))
    return ", ".join(parts)


def _text_kind() -> str:
    return tr("Channels", "text channel")


_KINDS: dict[ChannelType, Callable[[], str]] = {
    ChannelType.STREAMING: lambda: tr("Channels", "streaming channel"),
    ChannelType.VOICE: lambda: tr("Channels", "voice channel"),
    ChannelType.MEETING: lambda: tr("Channels", "voice channel"),
    ChannelType.THREAD: lambda: tr("Channels", "thread"),
    ChannelType.FORUM: lambda: tr("Channels", "forum"),
    ChannelType.APP: lambda: tr("Channels", "app"),
    ChannelType.ANNOUNCEMENT: lambda: tr("Channels", "announcements"),
}
