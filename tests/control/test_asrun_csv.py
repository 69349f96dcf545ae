"""A row of the as-run log as the cells of a spreadsheet."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.control.asrun_csv import CSV_COLUMNS, write_csv
from desktop.core.run_log import Outcome, Row, RowKind

START = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
ROW = Row(1, RowKind.TRACK, "Mekong", "show", 7, "a", "https://c.example/a.ogg", START, None, Outcome.OPEN, "", "thao")


def written(target: Path, *rows: Row) -> list[dict[str, str]]:
    write_csv(rows, target, START + timedelta(seconds=5))
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_open_row_has_lasted_until_now(tmp_path: Path) -> None:
    (row,) = written(tmp_path / "a.csv", ROW)
    assert tuple(row) == CSV_COLUMNS
    assert (row["ended_at"], row["seconds"], row["result"]) == ("", "5.0", "open")


def test_silence_says_of_which_kind_it_was(tmp_path: Path) -> None:
    kinds = (RowKind.DEAD_AIR, RowKind.PAUSE, RowKind.TRACK, RowKind.REFUSED)
    rows = [replace(ROW, kind=kind, outcome=Outcome.RESUMED) for kind in kinds]
    results = [row["result"] for row in written(tmp_path / "a.csv", *rows)]
    assert results == ["dead_air_resumed", "pause_resumed", "resumed", "resumed"]


@pytest.mark.parametrize("text", ["=1+1", " +1", "\t=1", "＠x", "\rx"])
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    (row,) = written(tmp_path / "a.csv", replace(ROW, item=text))
    assert row["item"] == f"'{text}"


def test_what_was_there_stays_where_it_cannot_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.mkdir()
    with pytest.raises(OSError):
        write_csv([ROW], target, START)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
