"""Words to look for; days of the operator's own zone."""

from __future__ import annotations

from datetime import date

from desktop.control.asrun_query import condition
from desktop.core.run_log import Query


def test_a_condition_holds_values_never_text_of_its_own() -> None:
    where, values = condition(Query(date(2026, 3, 1), date(2026, 3, 1), 7, "Robert'); DROP TABLE rows"))
    assert "Robert" not in where
    assert values[2:] == [7, "robert');", "drop", "table", "rows"]
    assert where.count("?") == len(values)
    assert 23 * 3600 <= values[1] - values[0] <= 25 * 3600
    assert condition(Query()) == ("1", [])
