"""The as-run log: what aired, where, from when to when, and how it ended; searched and exported here."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QWidget,
)

from desktop.core.run_log import Found, Query, RowKind
from desktop.ui import formats
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import FieldNote, column_in, push_button
from desktop.ui.i18n import isolate, tr
from desktop.ui.onair.as_run_rows import COLUMNS, AsRunRows
from desktop.ui.plain_table import lay_out_table
from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme, dress

SIZE = (1000, 380)
_TYPED_MS, _TICK_MS = 150, 1000
_ROW = 34


class AsRunWindow(QDialog):
    """`show_found` what a query gave; the query is a wish, made anew while one types."""

    query_wanted = Signal(object)
    export_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, zone: str) -> None:
        """`zone` names the clock of the times."""
        super().__init__(parent)
        self._theme = theme
        self._zone = zone
        self._found, self._found_at = Found(), time.monotonic()
        self.setModal(False)
        self._rows = AsRunRows(theme, self)
        self.table = QTableView()
        self.first_day, self.last_day = QDateEdit(), QDateEdit()
        self.channel = QComboBox()
        self.words = SearchField(theme, "")
        self.export, self.close_button = push_button(""), push_button("")
        self._clock_ticks = QTimer(self, interval=_TICK_MS)
        self._summary, self._clock, self._empty = QLabel(), QLabel(), QLabel()
        self._trouble = FieldNote(theme)
        self._typed = QTimer(self, interval=_TYPED_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._retranslate()

    def query(self) -> Query:
        """What is asked for by the fields."""
        return Query(
            _day(self.first_day),
            _day(self.last_day),
            self.channel.currentData(),
            self.words.text().strip(),
        )

    def show_found(self, found: Found) -> None:
        """The rows, newest first."""
        self._found, self._found_at = found, time.monotonic()
        self._rows.show(found.rows)
        self._empty.setVisible(not found.rows)
        self._offer_channels()
        self._say()

    def set_trouble(self, kept_as: str, fault: str) -> None:
        """A log that could not be read, under which name it is kept; why nothing can be written."""
        if fault:
            text = tr("AsRun", "The log cannot be written: {reason}").format(reason=isolate(fault))
        else:
            text = tr("AsRun", "The log could not be read. A new one was started; the old file is kept as {name}.")
            text = text.format(name=isolate(kept_as)) if kept_as else ""
        self._trouble.say(text, "error" if fault else "warn")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock_ticks.start()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock_ticks.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _ask(self) -> None:
        self.query_wanted.emit(self.query())

    def _offer_channels(self) -> None:
        chosen, blocked = self.channel.currentData(), self.channel.blockSignals(True)
        self.channel.clear()
        self.channel.addItem(tr("AsRun", "All channels"), None)
        for channel_id, name in self._found.channels:
            self.channel.addItem(name, channel_id)
        self.channel.setCurrentIndex(max(0, self.channel.findData(chosen)))
        self.channel.blockSignals(blocked)

    def _tick(self) -> None:
        """What is open goes on, in its row and in the sums."""
        self._rows.tick()
        self._say()

    def _say(self) -> None:
        found, since = self._found, time.monotonic() - self._found_at
        open_kinds = [row.kind for row in found.rows if row.ended_at is None]
        on_air_s = found.on_air_s + since * open_kinds.count(RowKind.TRACK)
        dead_s = found.dead_air_s + since * sum(kind in (RowKind.DEAD_AIR, RowKind.PAUSE) for kind in open_kinds)
        self._summary.setText(
            tr("AsRun", "{entries}, {on_air} on air, {dead} dead air").format(
                entries=tr("AsRun", "%n entries", "", found.entries),
                on_air=formats.clock(on_air_s),
                dead=formats.span(dead_s),
            )
        )
        self.export.setEnabled(found.entries > 0)

    def _connect(self) -> None:
        self._typed.timeout.connect(self._ask)
        self._clock_ticks.timeout.connect(self._tick)
        self.close_button.clicked.connect(self.close)
        self.words.textChanged.connect(self._typed.start)
        self.channel.currentIndexChanged.connect(self._ask)
        for day in (self.first_day, self.last_day):
            day.dateChanged.connect(self._ask)
        self.export.clicked.connect(lambda: self.export_wanted.emit(self.query()))

    def _lay_out(self) -> None:
        theme = self._theme
        self.resize(on_screen(self, theme, SIZE))
        self.table.setModel(self._rows)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        lay_out_table(self.table, theme.px(_ROW))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(COLUMNS - 1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 180), (1, 124), (2, 150), (3, 250)):
            self.table.setColumnWidth(column, theme.px(width))
        today = QDate.currentDate()
        for field, day in ((self.first_day, today.addDays(-6)), (self.last_day, today)):
            field.setCalendarPopup(True)
            field.setDate(day)
        dress(self._summary, tone="secondary")
        dress(self._clock, role="small", tone="tertiary")
        dress(self._empty, tone="tertiary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        top = QHBoxLayout()
        for widget in (self.first_day, self.last_day, self.channel):
            top.addWidget(widget)
        top.addWidget(self.words, 1)
        top.addWidget(self.export)
        foot = QHBoxLayout()
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._clock)
        foot.addWidget(self.close_button)
        rows = column_in(self, theme, 3)
        rows.addLayout(top)
        rows.addWidget(self._trouble)
        rows.addWidget(self.table, 1)
        rows.addWidget(self._empty)
        rows.addLayout(foot)

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("AsRun", "As-run log"))
        self.words.setPlaceholderText(tr("AsRun", "Search channel, item, result"))
        self.words.setAccessibleName(tr("AsRun", "Search"))
        self.first_day.setAccessibleName(tr("AsRun", "First day"))
        self.last_day.setAccessibleName(tr("AsRun", "Last day"))
        self.channel.setAccessibleName(tr("AsRun", "Channel"))
        self.table.setAccessibleName(tr("AsRun", "As-run log"))
        self.close_button.setText(tr("AsRun", "Close"))
        for field in (self.first_day, self.last_day):
            field.setLocale(formats.language())
            field.setDisplayFormat(formats.day_pattern())
        self.export.setText(tr("AsRun", "Export CSV…"))
        so_far = tr("AsRun", "{time} so far").format(time=formats.clock(0))
        for column, longest in enumerate((formats.moment(datetime.now(UTC)), so_far)):  # times are never cut
            needed = self.table.fontMetrics().horizontalAdvance(longest) + self._theme.px(20)
            self.table.setColumnWidth(column, max(needed, self.table.columnWidth(column)))
        self._empty.setText(tr("AsRun", "Nothing was on air in this time."))
        self._clock.setText(tr("AsRun", "Times of this computer, {zone}").format(zone=self._zone))
        self._offer_channels()
        self._say()


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
