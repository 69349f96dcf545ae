"""The health window: the last hour of one source and of this computer, in plots and in one sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.control.trend import Span
from desktop.ui.dialogs import on_screen
from desktop.ui.fields import ChoiceBox, push_button
from desktop.ui.health import faces
from desktop.ui.health.plot import Plot
from desktop.ui.i18n import tr
from desktop.ui.theme import Theme, dress

SIZE = (860, 600)
_LEAST_PIECES, _SHORTEST_S = 120, 4.0  # a shorter piece may hold no row


class Figure(Enum):
    """The plots, in the order of Tab."""

    RATE = auto()
    DELAY = auto()
    SHOWN = auto()
    DROPPED = auto()
    CPU = auto()
    STALL = auto()


OF_DESK = (Figure.CPU, Figure.STALL)
_FACES = {
    Figure.RATE: faces.rate_face,
    Figure.DELAY: faces.delay_face,
    Figure.SHOWN: faces.shown_face,
    Figure.DROPPED: faces.dropped_face,
    Figure.CPU: faces.cpu_face,
    Figure.STALL: faces.stall_face,
}


class HealthWindow(QDialog):
    """Shows what it is told. `source_chosen` carries the id of the source that is wanted."""

    source_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModal(False)
        self._choices: list[tuple[str, str]] = []
        self.sources = ChoiceBox()
        self.sources.setMinimumWidth(theme.px(220))
        self.sources.currentIndexChanged.connect(self._chosen)
        self.plots = {figure: Plot(theme, make()) for figure, make in _FACES.items()}
        for figure, plot in self.plots.items():
            plot.cursor_moved.connect(partial(self._follow, figure))
        self._label, self.summary, self.none = QLabel(), QLabel(), QLabel()
        self._computer, self.computer, self._hint = QLabel(), QLabel(), QLabel()
        self._close = push_button("")
        self._close.clicked.connect(self.close)
        self._of_source = QWidget()
        self._lay_out()
        self.show_sources([], "")
        self._retranslate()
        self.resize(on_screen(self, theme, SIZE))

    def pieces(self, length_s: float) -> int:
        """Into how many pieces so much time is cut for the plots: one for each pixel column, within reason."""
        room = min(plot.room for plot in self.plots.values())
        return max(_LEAST_PIECES, min(int(length_s / _SHORTEST_S), room))

    def show_sources(self, choices: list[tuple[str, str]], chosen: str) -> None:
        """Ids and names to choose from, and whose plots are shown; none says so."""
        blocked = self.sources.blockSignals(True)
        if choices != self._choices:  # an open list keeps its place
            self._choices = list(choices)
            self.sources.set_choices(*choices)
        self.sources.choose(chosen)
        self.sources.blockSignals(blocked)
        for widget in (self._label, self.sources, self.summary, self._of_source):
            widget.setVisible(bool(choices))
        self.none.setVisible(not choices)

    def show_figures(self, spans: Mapping[Figure, list[Span | None]], newest: datetime, length_s: float) -> None:
        """The time of each plot, cut into `pieces`; `newest` is when the last of them begins."""
        for figure, plot in self.plots.items():
            plot.show_spans(spans.get(figure, []), newest, length_s)

    def show_words(self, source: str, computer: str) -> None:
        """The sentences beside the plots."""
        self.summary.setText(source)
        self.computer.setText(computer)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _chosen(self) -> None:
        if self.sources.chosen is not None:
            self.source_chosen.emit(self.sources.chosen)

    def _follow(self, moved: Figure, place: int | None) -> None:
        """The same moment is read in all plots."""
        for figure, plot in self.plots.items():
            if figure is not moved:
                plot.set_cursor_place(place)

    def _lay_out(self) -> None:
        theme = self._theme
        for label, role in ((self._label, "body"), (self.summary, "body"), (self.computer, "body")):
            dress(label, role=role, tone="secondary")
        dress(self._computer, role="strong", weight="semibold")
        dress(self._hint, role="small", tone="tertiary")
        dress(self.none, tone="tertiary")
        for label in (self.summary, self.computer, self.none):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setBuddy(self.sources)
        head = QHBoxLayout()
        head.setSpacing(theme.space(3))
        head.addWidget(self._label)
        head.addWidget(self.sources)
        head.addWidget(self.summary, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._close)
        self._of_source.setLayout(self._grid([one for one in Figure if one not in OF_DESK]))
        box = QVBoxLayout(self)
        margin = theme.space(4)
        box.setContentsMargins(margin, margin, margin, margin)
        box.setSpacing(theme.space(3))
        box.addLayout(head)
        box.addWidget(self.none)
        box.addWidget(self._of_source, 2)
        box.addWidget(self._computer)
        box.addWidget(self.computer)
        box.addLayout(self._grid(list(OF_DESK)), 1)
        box.addLayout(foot)

    def _grid(self, figures: list[Figure]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._theme.space(3))
        for number, figure in enumerate(figures):
            grid.addWidget(self.plots[figure], number // 2, number % 2)
        return grid

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Health", "Health"))
        self._label.setText(tr("Health", "Source"))
        self.sources.setAccessibleName(tr("Health", "Source"))
        self._computer.setText(tr("Health", "This computer"))
        self.none.setText(
            tr("Health", "No source has been here yet. Its bit rate, delay and pictures will be drawn here.")
        )
        self._hint.setText(tr("Health", "Arrow keys read values at the plot that has the focus."))
        self._close.setText(tr("Health", "Close"))
        for plot in self.plots.values():
            plot.retranslate()
