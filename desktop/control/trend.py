"""Figures of the last hour, one row a second: what `health.py` keeps of the desk and of each source."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator

HOUR_S, SHORT_S = 3600.0, 600.0  # what is shown: the hour, and at the beginning of an evening less
MOST_ROWS = 3600  # a little more than an hour: a row comes once a second, never sooner
_SLACK = 300  # rows thrown away together, so that the rest is moved every five minutes only
UNKNOWN = math.nan
Span = tuple[float, float]  # least and most


class Trend:
    """Rows in the order of their time. Memory grows to about 4 bytes a figure and 8 a row, then no more."""

    def __init__(self, width: int) -> None:
        """`width`: figures in a row."""
        self._times = array("d")
        self._figures = tuple(array("f") for _ in range(width))

    def __len__(self) -> int:
        return len(self._times)

    def add(self, at: float, *figures: float) -> None:
        """The row of a moment of the monotonic clock, not before the last one; NaN is an unknown figure.

        ValueError for a row of another width.
        """
        for column, figure in zip(self._figures, figures, strict=True):
            column.append(figure)
        self._times.append(at)
        if len(self._times) >= MOST_ROWS + _SLACK:
            for column in (self._times, *self._figures):
                del column[:_SLACK]

    @property
    def first_at(self) -> float:
        """When the oldest row was added; infinity without one."""
        return self._times[0] if self._times else math.inf

    @property
    def last_at(self) -> float:
        """When the last row was added; minus infinity without one."""
        return self._times[-1] if self._times else -math.inf

    def last(self, column: int, now: float, patience_s: float) -> float:
        """The newest figure; NaN if it is unknown or older than `patience_s`."""
        return self._figures[column][-1] if now - self.last_at <= patience_s else UNKNOWN

    def total(self, column: int, now: float) -> float:
        """The sum over the last hour, the unknown left out."""
        return sum(figure for figure in self._figures[column][self._first(now - HOUR_S) :] if figure == figure)

    def spans(self, column: int, now: float, count: int, length_s: float = HOUR_S) -> list[Span | None]:
        """The last `length_s` in `count` equal pieces, the newest last: least and most of each, None without any.

        Pieces begin at fixed moments, so that what is over keeps its shape while it wanders.
        """
        piece_s = length_s / count
        first = math.floor(now / piece_s) - count + 1
        found: list[Span | None] = [None] * count
        start = self._first(first * piece_s)
        for at, figure in zip(self._times[start:], self._figures[column][start:], strict=True):
            place = int(at // piece_s) - first
            if figure != figure or place >= count:
                continue
            span = found[place]
            found[place] = (figure, figure) if span is None else (min(span[0], figure), max(span[1], figure))
        return found

    def rows(self) -> Iterator[tuple[float, tuple[float, ...]]]:
        """Each moment with its figures, the oldest first."""
        return zip(self._times, zip(*self._figures, strict=True), strict=True)

    def _first(self, since: float) -> int:
        return bisect_left(self._times, since)
