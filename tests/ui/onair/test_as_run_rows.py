from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from desktop.core.run_log import Outcome, RowKind
from desktop.ui.onair.as_run_rows import COLUMNS, AsRunRows, outcome_words, result_words
from desktop.ui.theme import Theme
from tests.ui.onair.as_run_parts import row


@pytest.fixture
def rows(theme: Theme, parent: QMainWindow) -> AsRunRows:
    return AsRunRows(theme, parent)


def test_a_row_says_when_how_long_where_what_and_how_it_ended(rows: AsRunRows) -> None:
    rows.show((row(1), row(2, RowKind.DEAD_AIR, Outcome.RESUMED)))
    assert (rows.rowCount(), rows.columnCount()) == (2, COLUMNS)
    texts = [str(rows.index(0, column).data()) for column in range(1, 5)]
    assert texts == ["00:01:30", "evening-show", "Ident.ogg", "Played"]
    assert rows.index(1, 3).data() == "Dead air"
    assert rows.index(0, 4).data(Qt.ItemDataRole.ToolTipRole) == "why"
    assert [rows.headerData(n, Qt.Orientation.Horizontal) for n in (1, 4)] == ["Lasted", "Result"]


def test_what_is_on_air_lasts_so_far_and_every_result_has_a_shape(rows: AsRunRows) -> None:
    open_row = replace(row(1, outcome=Outcome.OPEN), ended_at=None, started_at=datetime.now(UTC))
    rows.show((open_row, row(2), row(3, RowKind.DEAD_AIR, Outcome.RESUMED)))
    assert str(rows.index(0, 1).data()).endswith(" so far")
    assert all(not rows.index(n, 4).data(Qt.ItemDataRole.DecorationRole).isNull() for n in range(3))
    heard: list[int] = []
    rows.dataChanged.connect(lambda first, _last: heard.append(first.row()))
    rows.tick()
    assert heard == [0]


def test_a_pause_is_told_with_its_item(rows: AsRunRows) -> None:
    paused = row(1, RowKind.PAUSE, Outcome.OPEN)
    rows.show((paused, replace(paused, outcome=Outcome.RESUMED)))
    assert "Ident.ogg" in rows.index(0, 3).data()
    assert rows.index(0, 3).data() != "Ident.ogg"
    assert [rows.index(n, 4).data() for n in range(2)] == ["On air, paused", "Resumed"]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_words(languages: object, outcome: Outcome) -> None:
    assert outcome_words(row(1, outcome=outcome))


@pytest.mark.parametrize(
    ("outcome", "details", "said"),
    [
        (Outcome.NOT_OFFERED, "status 404", "Not offered: nothing is at this address"),
        (Outcome.REFUSED, "failed to\nfetch", "Refused: failed to fetch"),
        (Outcome.LOST, "", "Link lost"),
        (Outcome.PLAYED, "status 404", "Played"),
    ],
)
def test_why_it_did_not_go_well_stands_in_its_row(outcome: Outcome, details: str, said: str) -> None:
    assert (
        result_words(replace(row(1, outcome=outcome), details=details)).translate({0x2068: None, 0x2069: None}) == said
    )
