"""The rows of the as-run log in words: when, how long, where, what, and how it ended."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop.core.run_log import Outcome, Row, RowKind
from desktop.ui import formats
from desktop.ui.i18n import isolate, tr
from desktop.ui.notices.reasons import reason_words
from desktop.ui.theme import Theme

COLUMNS = 5
_Index = QModelIndex | QPersistentModelIndex
_BAD = frozenset(
    {Outcome.LOST, Outcome.FAILED, Outcome.GIVEN_UP, Outcome.REFUSED, Outcome.NOT_OFFERED, Outcome.INTERRUPTED}
)


def outcome_words(row: Row) -> str:
    """How a row ended, in words."""
    words = {
        Outcome.OPEN: tr("AsRun", "On air"),
        Outcome.PLAYED: tr("AsRun", "Played"),
        Outcome.SKIPPED: tr("AsRun", "Skipped"),
        Outcome.PAUSED: tr("AsRun", "Paused"),
        Outcome.ENDED: tr("AsRun", "Ended"),
        Outcome.ENDED_UNCONFIRMED: tr("AsRun", "Ended (not confirmed)"),
        Outcome.LOST: tr("AsRun", "Link lost"),
        Outcome.FAILED: tr("AsRun", "Failed"),
        Outcome.RESUMED: tr("AsRun", "Resumed"),
        Outcome.GIVEN_UP: tr("AsRun", "Given up"),
        Outcome.REFUSED: tr("AsRun", "Refused"),
        Outcome.NOT_OFFERED: tr("AsRun", "Not offered"),
        Outcome.INTERRUPTED: tr("AsRun", "Airdesk was interrupted"),
    }
    if row.kind is RowKind.DEAD_AIR and row.outcome is Outcome.OPEN:
        return tr("AsRun", "Dead air")
    if row.kind is RowKind.PAUSE and row.outcome is Outcome.OPEN:
        return tr("AsRun", "On air, paused")
    return words[row.outcome]


def result_words(row: Row) -> str:
    """The same, and why where it did not go as wanted."""
    words = outcome_words(row)
    if row.outcome not in _BAD or not row.details:
        return words
    code = row.details.partition(" ")[0]
    reason = reason_words(code)
    shown = row.details if reason == code else reason
    return tr("AsRun", "{result}: {reason}").format(result=words, reason=isolate(shown.replace("\n", " ")))


def _icon(row: Row) -> tuple[str, str]:
    """The shape of a result, and its colour."""
    if row.outcome in _BAD:
        return "state-error", "error.text"
    if row.kind is RowKind.DEAD_AIR:
        return "state-warn", "warn.text"
    if row.kind is RowKind.PAUSE:
        return "pause", "warn.text"
    shapes = {
        Outcome.OPEN: "on-air",
        Outcome.SKIPPED: "skip",
        Outcome.PLAYED: "check",
        Outcome.PAUSED: "pause",
    }
    return shapes.get(row.outcome, "stop"), "text.secondary"


class AsRunRows(QAbstractTableModel):
    """The rows that were found, newest first, in five columns: when, how long, where, what, how it ended."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """These and no others."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def tick(self) -> None:
        """What is still open lasts longer."""
        for place, row in enumerate(self._rows):
            if row.ended_at is None:
                self.dataChanged.emit(self.index(place, 1), self.index(place, 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("AsRun", "On air"),
            tr("AsRun", "Lasted"),
            tr("AsRun", "Channel"),
            tr("AsRun", "Item"),
            tr("AsRun", "Result"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.details or row.address
        if role == Qt.ItemDataRole.DecorationRole and index.column() == COLUMNS - 1:
            return self._theme.icon(*_icon(row), size=14)
        if role == Qt.ItemDataRole.ForegroundRole:
            if row.outcome in _BAD:
                return self._theme.colour("error.text")
            if row.kind in (RowKind.DEAD_AIR, RowKind.PAUSE):
                return self._theme.colour("warn.text")
        return None

    def _text(self, row: Row, column: int) -> str:
        if column == 0:
            return formats.moment(row.started_at)
        if column == 1:
            lasted = formats.clock(row.seconds())
            return lasted if row.ended_at is not None else tr("AsRun", "{time} so far").format(time=lasted)
        if column == 2:
            return row.channel
        if column == 3:
            return self._item(row)
        return result_words(row)

    @staticmethod
    def _item(row: Row) -> str:
        if row.kind is RowKind.PAUSE:
            return tr("AsRun", "Pause in {item}").format(item=isolate(row.item))
        return tr("AsRun", "Dead air") if row.kind is RowKind.DEAD_AIR else row.item
