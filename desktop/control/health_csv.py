"""The last hour of the desk and its sources as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.control.asrun_csv import harmless
from desktop.control.health import OfDesk, OfSource

if TYPE_CHECKING:
    from desktop.control.health import SourceHealth
    from desktop.control.trend import Trend


def table(desk: Trend, sources: Iterable[SourceHealth], now: float) -> str:
    """One line for each second of the desk, whose source is empty, then of each source.

    `now` is this moment of the monotonic clock. Times are RFC 3339 in UTC; an empty cell is an unknown figure; names
    are made harmless for spreadsheets.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    of_source, of_desk = ([one.name.lower() for one in kind] for kind in (OfSource, OfDesk))
    writer.writerow(("time", "source", *of_source, *of_desk))
    begun = datetime.now(UTC) - timedelta(seconds=now)
    for at, figures in desk.rows():
        writer.writerow((_moment(begun, at), "", *("" for _ in of_source), *map(_cell, figures)))
    for one in sources:
        name = harmless(one.name)
        for at, figures in one.trend.rows():
            writer.writerow((_moment(begun, at), name, *map(_cell, figures), *("" for _ in of_desk)))
    return text.getvalue()


def _cell(figure: float) -> str:
    return f"{figure:.3f}" if math.isfinite(figure) else ""


def _moment(begun: datetime, at: float) -> str:
    return (begun + timedelta(seconds=at)).isoformat(timespec="milliseconds")
