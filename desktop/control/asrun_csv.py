"""The as-run log as a file for a spreadsheet: its columns, harmless cells, whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from desktop.core.run_log import Row, RowKind
from desktop.core.whole_file import replace_file

_FORMULAS = tuple("=+-@＝＋－＠")
CSV_COLUMNS = (
    *("started_at", "ended_at", "seconds", "clan", "channel", "channel_id"),
    *("item", "address", "result", "detail", "operator"),
)


def write_csv(rows: Iterable[Row], target: Path, now: datetime) -> None:
    """Replace `target` by these rows; `now` is until when an open one has lasted. Raises OSError.

    UTF-8 with a mark at its beginning; RFC 3339 times with the offset of this computer's zone.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(CSV_COLUMNS)
    writer.writerows(_cells(row, now) for row in rows)
    replace_file(target, text.getvalue().encode("utf-8-sig"))


def _cells(row: Row, now: datetime) -> tuple[str, ...]:
    return (
        row.started_at.astimezone().isoformat(timespec="seconds"),
        row.ended_at.astimezone().isoformat(timespec="seconds") if row.ended_at is not None else "",
        f"{row.seconds(now):.1f}",
        *(harmless(text) for text in (row.clan, row.channel)),
        str(row.channel_id),
        *(harmless(text) for text in (row.item, row.address)),
        f"{row.kind}_{row.outcome}" if row.kind in (RowKind.DEAD_AIR, RowKind.PAUSE) else row.outcome,
        *(harmless(text) for text in (row.details, row.operator)),
    )


def harmless(text: str) -> str:
    """Names come from strangers: a spreadsheet must not take one for a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULAS) or text[:1] in ("\t", "\r", "\n") else text
