"""Choosing the channel of the broadcast: the clan's streaming channels, who is live where, a filter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.core.channel import Channel, ChannelType, Mark
from desktop.ui.channels.channel_list import ChannelList
from desktop.ui.channels.row_model import ROW, RowModel
from desktop.ui.fields import column_in, push_button
from desktop.ui.i18n import tr
from desktop.ui.popover import Popover
from desktop.ui.search_field import SearchField
from desktop.ui.theme import Theme, dress

WIDTH, HEIGHT = 320, 300


class ChannelChooser(Popover):
    """`set_channels`, `set_marks`, `open_at`; a click or Enter on a channel chooses it and closes."""

    chosen = Signal(object)  # a Channel
    create_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._rows = RowModel(self)
        self.words = SearchField(theme, "")
        self.list = ChannelList(theme, self._rows)
        self._none, self.create_button = QLabel(), push_button("")
        self._lay_out()
        self._retranslate()
        self.words.textChanged.connect(self._rows.set_filter)
        self.words.lead_to(self.list)
        self.list.chosen.connect(self._choose)
        self.create_button.clicked.connect(self.hide)
        self.create_button.clicked.connect(self.create_wanted)

    def set_channels(self, channels: Iterable[Channel], chosen_id: int) -> None:
        """Of the clan that is shown; only the streaming ones are offered."""
        self._rows.set_channels(one for one in channels if one.kind is ChannelType.STREAMING)
        self.list.select(chosen_id or None)
        self._none.setVisible(self._rows.total == 0)
        self.list.setVisible(self._rows.total > 0)

    def set_marks(self, marks: Mapping[int, Mark]) -> None:
        """Who is live where, and how many watch."""
        self._rows.set_marks(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the filter, Enter takes the first that is left."""
        if self.words.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            found = next((row for row in self._channels() if isinstance(row, Channel)), None)
            if found is not None:
                self._choose(found)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.list.retranslate()
        self.setAccessibleName(tr("AirBar", "Choose channel…"))
        self.words.setPlaceholderText(tr("AirBar", "Filter channels"))
        self.words.setAccessibleName(self.words.placeholderText())
        self._none.setText(tr("AirBar", "This clan has no streaming channel yet."))
        self.create_button.setText(tr("AirBar", "New streaming channel…"))

    def _channels(self) -> Iterator[object]:
        return (self._rows.index(row).data(ROW) for row in range(self._rows.rowCount()))

    def _choose(self, channel: Channel) -> None:
        self.hide()
        self.chosen.emit(channel)

    def _lay_out(self) -> None:
        theme = self.theme
        self.setFixedWidth(theme.px(WIDTH))
        self.list.setFixedHeight(theme.px(HEIGHT))
        dress(self._none, tone="secondary")
        self._none.setWordWrap(True)
        column = column_in(self, theme, 2)
        for widget in (self.words, self.list, self._none, self.create_button):
            column.addWidget(widget)
        self.setFocusProxy(self.words)
