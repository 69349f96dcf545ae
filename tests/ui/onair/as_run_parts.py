"""A row of the as-run log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.core.run_log import Outcome, Row, RowKind

START = datetime(2026, 11, 20, 14, 4, 50, tzinfo=UTC)


def row(number: int, kind: RowKind = RowKind.TRACK, outcome: Outcome = Outcome.PLAYED) -> Row:
    end = START + timedelta(seconds=90)
    address = "https://clips.example.net/a.ogg"
    return Row(number, kind, "Mekong", "evening-show", 5, "Ident.ogg", address, START, end, outcome, "why", "thao")
