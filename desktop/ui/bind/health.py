"""The health window between the desk's last hour and the operator. Loaded when it is first asked for."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.control.health import OfDesk, OfSource, SourceHealth
from desktop.control.source import OVER
from desktop.control.trend import HOUR_S, SHORT_S, Span
from desktop.ui import formats
from desktop.ui.health.faces import summary_words
from desktop.ui.health.health_window import Figure, HealthWindow
from desktop.ui.i18n import tr
from desktop.ui.kept_window import KeptWindow

if TYPE_CHECKING:
    from desktop.control.desk import Desk
    from desktop.ui.main_window import MainWindow

NAME = "health"
CORES = os.cpu_count() or 1
_OF_SOURCE = {
    Figure.RATE: OfSource.MBIT_S,
    Figure.DELAY: OfSource.DELAY_MS,
    Figure.SHOWN: OfSource.SHOWN,
    Figure.DROPPED: OfSource.DROPPED,
}
_SHARE = 1 / CORES  # the status bar tells of all cores, too


class HealthBinding(QObject):
    """One window, made once; closing hides it, and only what is visible is drawn."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk, self._health = window, desk, desk.health
        self._chosen = ""  # the focused one until somebody chooses
        self.view = HealthWindow(window.theme, window)
        self.view.source_chosen.connect(self._choose)
        KeptWindow(window, NAME, self.view)
        self._health.changed.connect(self._changed)
        window.retranslated.connect(self._changed)

    def open(self) -> None:
        """Show it where it stood last, with the present hour."""
        self.view.show()
        self.view.raise_()
        self.view.activateWindow()
        self.show()

    def show(self) -> None:
        """Draw the hour until now; of a desk that is younger than ten minutes no more than these."""
        health, now = self._health, time.monotonic()
        length_s = SHORT_S if now - health.desk.first_at < SHORT_S else HOUR_S
        pieces = self.view.pieces(length_s)
        kept = {one.id: one for one in health.sources}
        chosen = self._shown(kept)
        self.view.show_sources([(one.id, self._name(one)) for one in kept.values()], chosen)
        spans: dict[Figure, list[Span | None]] = {
            Figure.CPU: [_scaled(span) for span in health.desk.spans(OfDesk.CPU, now, pieces, length_s)],
            Figure.STALL: health.desk.spans(OfDesk.STALL_MS, now, pieces, length_s),
        }
        source = ""
        if chosen:
            one = kept[chosen]
            spans |= {figure: one.trend.spans(column, now, pieces, length_s) for figure, column in _OF_SOURCE.items()}
            source = summary_words(health.summary(one, now))
        newest = datetime.now().astimezone() - timedelta(seconds=now % (length_s / pieces))
        self.view.show_figures(spans, newest, length_s)
        self.view.show_words(source, self._computer(spans[Figure.STALL]))

    def _shown(self, kept: dict[str, SourceHealth]) -> str:
        """Whose hour is drawn: the chosen one, the focused one, or the first."""
        focused = self._desk.sources.focus_id or ""
        return next((one for one in (self._chosen, focused, *kept) if one in kept), "")

    def _name(self, one: SourceHealth) -> str:
        ids = self._desk.sources.ids
        if one.id in ids and self._desk.sources.view(one.id).state not in OVER:
            return one.name
        return tr("Health", "{name} (over)").format(name=one.name)

    def _computer(self, stalls: list[Span | None]) -> str:
        longest = max((span[1] for span in stalls if span is not None), default=0.0)
        said = tr(
            "Health", "Airdesk takes {percent} of all cores. In the last hour its window was held up {stall} at most."
        )
        cpu = formats.percent(self._desk.vitals.reading.cpu_percent * _SHARE)
        return said.format(percent=cpu, stall=formats.milliseconds(longest))

    def _choose(self, source_id: str) -> None:
        self._chosen = source_id
        self.show()

    def _changed(self) -> None:
        if self.view.isVisible() and not self.view.isMinimized():
            self.show()


def _scaled(span: Span | None) -> Span | None:
    return None if span is None else (span[0] * _SHARE, span[1] * _SHARE)
