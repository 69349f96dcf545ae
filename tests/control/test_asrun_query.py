"""Searching without case and marks; days of the operator's own zone."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.control.asrun_query import condition, folded
from desktop.core.run_log import Query


@pytest.mark.parametrize(
    ("text", "found"),
    [("Đà Nẵng", "da nang"), ("ÜBER straße", "uber strasse"), ("ﬁle №1", "file no1"), ("", "")],
)
def test_marks_and_case_do_not_matter(text: str, found: str) -> None:
    assert folded(text) == found


def test_a_condition_holds_values_never_text_of_its_own() -> None:
    where, values = condition(Query(date(2026, 3, 1), date(2026, 3, 1), 7, "Robert'); DROP TABLE rows"))
    assert "Robert" not in where
    assert values[2:] == [7, "robert');", "drop", "table", "rows"]
    assert where.count("?") == len(values)
    assert 23 * 3600 <= values[1] - values[0] <= 25 * 3600
    assert condition(Query()) == ("1", [])
