"""The last hour of the desk and of its sources: what the health window draws and the diagnostics take along.

Fed once a second by what `vitals.py` and the views of the sources know anyway; it measures nothing itself.
Main loop only.
"""

from __future__ import annotations

import math
import time
from enum import IntEnum

import msgspec

from desktop.control.source import OVER
from desktop.control.sources import Sources
from desktop.control.trend import UNKNOWN, Trend
from desktop.control.vitals import Vitals
from desktop.core.model import SourceView
from desktop.core.signal import Signal

MOST_SOURCES = 32  # about 90 kB each after an hour
PATIENCE_S = 3.0  # a figure that is older is not of now
LONGEST_ROW_S = 10.0  # between two looks; what was counted in a longer pause belongs to no moment


class OfSource(IntEnum):
    """What is kept of a source: columns of its trend."""

    MBIT_S = 0
    DELAY_MS = 1
    SHOWN = 2  # frames a second
    DROPPED = 3


class OfDesk(IntEnum):
    """What is kept of the desk."""

    CPU = 0  # percent of one core
    STALL_MS = 1  # the longest of the last second


class SourceHealth:
    """One source, also after its tile is gone."""

    def __init__(self, source_id: str, name: str) -> None:
        self.id = source_id
        self.name = name
        self.trend = Trend(len(OfSource))
        self.counted = (0, 0, 0)  # bytes, frames shown, frames dropped
        self.counted_at: float | None = None


class Summary(msgspec.Struct, frozen=True):
    """A source in one line; None is unknown, or not of now."""

    name: str
    mbit_s: float | None
    delay_ms: float | None
    dropped_percent: float | None  # of the last hour


class Health:
    """One row a second: of the desk always, of a source while something may come of it.

    `changed` after each row.
    """

    changed = Signal()

    def __init__(self, sources: Sources, vitals: Vitals) -> None:
        self._sources = sources
        self._vitals = vitals
        self._kept: dict[str, SourceHealth] = {}
        self.desk = Trend(len(OfDesk))
        vitals.changed.connect(self._read)

    @property
    def sources(self) -> tuple[SourceHealth, ...]:
        """Of this evening, in the order in which they came; beyond MOST_SOURCES those of long ago are forgotten.

        Of those that are here at once, the first MOST_SOURCES are kept.
        """
        return tuple(self._kept.values())

    def take(self, now: float) -> None:
        """Add a row for now."""
        reading = self._vitals.reading
        self.desk.add(now, reading.cpu_percent, reading.loop_stall_ms)
        views = [view for view in map(self._sources.view, self._sources.ids) if view.state not in OVER]
        here = {view.id for view in views}
        for view in views:
            if view.id in self._kept or self._has_room(here):
                self._take_of(view, now)
        self.changed.emit()

    def summary(self, one: SourceHealth, now: float) -> Summary:
        """What the picture of a source says, for who cannot see it."""
        trend = one.trend
        shown, dropped = trend.total(OfSource.SHOWN, now), trend.total(OfSource.DROPPED, now)
        due = shown + dropped
        return Summary(
            one.name,
            _known(trend.last(OfSource.MBIT_S, now, PATIENCE_S)),
            _known(trend.last(OfSource.DELAY_MS, now, PATIENCE_S)),
            100 * dropped / due if due > 0 else None,
        )

    def csv(self) -> str:
        """Everything as a table for diagnostics: times in UTC, names of sources, figures; nothing secret.

        See `health_csv.py`.
        """
        from desktop.control.health_csv import table  # noqa: PLC0415 - seldom asked for

        return table(self.desk, self._kept.values(), time.monotonic())

    def _read(self) -> None:
        self.take(time.monotonic())

    def _take_of(self, view: SourceView, now: float) -> None:
        one = self._kept.get(view.id)
        if one is None:
            one = self._kept[view.id] = SourceHealth(view.id, view.name)
        one.name = view.name
        counted = (view.bytes_received, view.frames_shown, view.frames_dropped)
        former, then = one.counted, one.counted_at
        one.counted, one.counted_at = counted, now
        if then is None or not 0 < now - then <= LONGEST_ROW_S:
            return
        # Fewer than before: a decoder that began anew counts from nothing.
        came, shown, dropped = (new - old if new >= old else new for new, old in zip(counted, former, strict=True))
        seconds = now - then
        delay = view.latency_ms if view.latency_ms is not None else UNKNOWN
        one.trend.add(now, came * 8e-6 / seconds, delay, shown / seconds, dropped / seconds)

    def _has_room(self, here: set[str]) -> bool:
        """Whether one more can be kept, in the place of who has been gone longest. Who is here is not sent away."""
        if len(self._kept) < MOST_SOURCES:
            return True
        gone = [one for one in self._kept.values() if one.id not in here]
        if gone:
            del self._kept[min(gone, key=lambda one: one.counted_at or 0.0).id]
        return bool(gone)


def _known(figure: float) -> float | None:
    return figure if math.isfinite(figure) else None
