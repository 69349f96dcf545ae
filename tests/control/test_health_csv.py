"""The table of the last hour: times, empty cells, harmless names."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from desktop.control.health import OfDesk, SourceHealth
from desktop.control.health_csv import table
from desktop.control.trend import UNKNOWN, Trend


def test_each_row_has_its_time_and_leaves_the_unknown_empty() -> None:
    desk = Trend(len(OfDesk))
    desk.add(990.0, 23.0, 1.5)
    field = SourceHealth("1", "=cmd()")
    field.trend.add(995.0, 5.9, UNKNOWN, 25.0, 0.0)
    before = datetime.now(UTC)
    rows = list(csv.reader(io.StringIO(table(desk, [field], 1000.0))))
    assert rows[1][1:] == ["", "", "", "", "", "23.000", "1.500"]
    assert rows[2][1:] == ["'=cmd()", "5.900", "", "25.000", "0.000", "", ""]
    ages = [(before - datetime.fromisoformat(row[0])).total_seconds() for row in rows[1:]]
    assert 9.0 < ages[0] < 10.01
    assert 4.0 < ages[1] < 5.01


def test_an_empty_hour_is_a_headline() -> None:
    assert table(Trend(len(OfDesk)), [], 0.0).count("\n") == 1
