"""How long a row of the as-run log lasted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.core.run_log import Outcome, Row, RowKind

START = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
ROW = Row(1, RowKind.TRACK, "", "", 7, "", "", START, None, Outcome.OPEN, "", "")


def test_an_open_row_lasts_until_now() -> None:
    assert ROW.seconds(START + timedelta(seconds=90)) == 90
    assert replace(ROW, ended_at=START + timedelta(seconds=5)).seconds() == 5


def test_a_clock_that_was_set_back_makes_nothing_negative() -> None:
    assert ROW.seconds(START - timedelta(hours=1)) == 0
