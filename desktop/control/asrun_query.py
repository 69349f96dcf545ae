"""The as-run log's questions to its file: a query as a condition, a line of the answer as a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from desktop.core.finding import plain
from desktop.core.run_log import Outcome, Query, Row, RowKind

COLUMNS = "id, kind, clan, channel, channel_id, item, address, started_at, ended_at, outcome, details, operator"


def condition(query: Query) -> tuple[str, list[Any]]:
    """The WHERE of a query, and its values. A row belongs to every day on which it was open."""
    parts: list[str] = ["1"]
    values: list[Any] = []
    if query.first_day is not None:
        parts.append("coalesce(ended_at, 1e18) >= ?")
        values.append(datetime.combine(query.first_day, time()).astimezone().timestamp())
    if query.last_day is not None:
        parts.append("started_at < ?")
        values.append(datetime.combine(query.last_day + timedelta(days=1), time()).astimezone().timestamp())
    if query.channel_id is not None:
        parts.append("channel_id = ?")
        values.append(query.channel_id)
    for word in plain(query.words).split():
        parts.append("instr(words, ?) > 0")
        values.append(word)
    return " AND ".join(parts), values


def row_of(values: Sequence[Any]) -> Row:
    """One line of an answer to `SELECT {COLUMNS}`."""
    number, kind, clan, channel, channel_id, item, address, started, ended, outcome, details, operator = values
    end = None if ended is None else datetime.fromtimestamp(ended, UTC)
    start = datetime.fromtimestamp(started, UTC)
    kinds = RowKind(kind), Outcome(outcome)
    return Row(number, kinds[0], clan, channel, channel_id, item, address, start, end, kinds[1], details, operator)
