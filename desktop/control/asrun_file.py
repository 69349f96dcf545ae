"""The file of the as-run log: its table, its rows, what is done with a file that is damaged or gone.

SQLite. Everything here touches the disk and runs on one thread, that of `asrun.py`. Several consoles may write one
file. A row that is open belongs to who writes it (`asrun_owner.py`); once that one is gone, whoever looks next closes
the row with the last moment it was seen.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop.control.asrun_csv import write_csv
from desktop.control.asrun_owner import Owner
from desktop.control.asrun_query import COLUMNS, condition, row_of
from desktop.core.air import AirChannel
from desktop.core.finding import plain
from desktop.core.programme import Track
from desktop.core.run_log import Found, Outcome, Query, Row, RowKind
from desktop.core.track_address import shown_address

log = logging.getLogger(__name__)

DETAILS_LIMIT = 500
BUSY_S = 2.0  # how long another program may hold the file before that is a fault
_ENDS_KEPT = 1000
_UNUSABLE = (sqlite3.Error, OSError, ValueError)  # the last: text of a damaged file need not be UTF-8
# In use by another program, no room, no memory, a disk that fails: the log itself is whole and stays where it is.
_MAY_PASS = frozenset(
    {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_IOERR}
)
_SCHEMA = """
CREATE TABLE IF NOT EXISTS rows (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, clan TEXT NOT NULL, channel TEXT NOT NULL,
    channel_id INTEGER NOT NULL, item TEXT NOT NULL, address TEXT NOT NULL, started_at REAL NOT NULL,
    ended_at REAL, seen_at REAL NOT NULL, outcome TEXT NOT NULL, details TEXT NOT NULL,
    operator TEXT NOT NULL, words TEXT NOT NULL, owner TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS by_start ON rows (started_at);
CREATE INDEX IF NOT EXISTS open_rows ON rows (id) WHERE ended_at IS NULL;
"""


class AsRunFile:
    """`open` it; one row at most is open. Writing raises sqlite3.Error or OSError; opening says it in `fault`."""

    def __init__(self, path: Path, operator: Callable[[], str], now: Callable[[], datetime]) -> None:
        self._path = path
        self._operator = operator
        self._now = now
        self._file: sqlite3.Connection | None = None
        self._open_id: int | None = None
        self._open_row: tuple[RowKind, AirChannel, Track | None, datetime] | None = None  # what stands there
        self._place = (0, 0)  # of the file on its disk
        self._gone = False  # it was taken away, and there is no new one yet
        self._owner = Owner(path)
        self._ends: deque[tuple[object, ...]] = deque(maxlen=_ENDS_KEPT)  # what is still to be written
        self.kept_as = ""  # name of the old file, if it could not be read and a new one was started
        self.interrupted: Row | None = None  # of a dead console, closed here last
        self.fault = ""  # why it could not be opened

    def open(self) -> None:
        """Rows that a crash left open are closed. A file that is none of ours is kept aside."""
        try:
            self._open_file()
        except _UNUSABLE as error:
            log.warning("the as-run log cannot be read: %s", error)
            if _may_pass(error):
                self.fault = f"{type(error).__name__}: {error}"
            else:
                self._set_aside()

    def _open_file(self) -> None:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600))  # SQLite's own files get the same rights
        file = sqlite3.connect(self._path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
        try:
            file.execute("PRAGMA synchronous=FULL")
            if not _is_blank(file):
                file.executescript(_SCHEMA)
                file.execute("SELECT count(*), max(words), max(seen_at) FROM rows").fetchone()
                _add_owner(file)
                file.execute(f"SELECT {COLUMNS} FROM rows LIMIT 0")  # are all there?
                self._close_orphans(file)
        except BaseException:
            file.close()
            raise
        self._file, self._place = file, _place(self._path)
        self._owner.tidy()

    def _follow(self) -> None:
        """Somebody took the file away: what is written goes into a new one, with the row that is open."""
        if self._file is not None and _place(self._path) != self._place:
            log.warning("the as-run log was taken away: a new one is begun")
            self._file.close()
            self._file, self._open_id, self._gone = None, None, True
            self._ends.clear()
        if self._gone:
            self._open_file()
            self._gone = False
            if self._open_row is not None:
                self._open_id = self.insert(*self._open_row, None, Outcome.OPEN, "")

    def _close_orphans(self, file: sqlite3.Connection) -> None:
        """Nobody writes these rows any more."""
        owners = file.execute("SELECT DISTINCT owner FROM rows WHERE ended_at IS NULL").fetchall()
        for (owner,) in owners:
            if self._owner.is_gone(owner):
                closed = file.execute(
                    "UPDATE rows SET ended_at=max(seen_at, started_at), outcome=? WHERE ended_at IS NULL AND owner=?"
                    f" RETURNING {COLUMNS}",
                    (Outcome.INTERRUPTED, owner),
                ).fetchall()
                self.interrupted = max((row_of(values) for values in closed), key=lambda row: row.id, default=None)

    def _set_aside(self) -> None:
        kept = self._path.with_name(f"{self._path.stem}.broken-{self._now():%Y%m%dT%H%M%SZ}{self._path.suffix}")
        try:
            self._path.replace(kept)
            for rest in ("-journal", "-wal", "-shm"):
                self._path.with_name(self._path.name + rest).unlink(missing_ok=True)
            self.kept_as = kept.name
            self._open_file()
        except _UNUSABLE as error:
            self.fault = f"{type(error).__name__}: {error}"

    def close(self) -> None:
        """Write what is waiting."""
        if self._file is not None:
            with suppress(sqlite3.Error):  # that is in `fault`; the next start ends these rows
                self._write_ends()
            self._file.close()
            self._file = None
        self._owner.leave()

    def begin(self, kind: RowKind, channel: AirChannel, track: Track | None, at: datetime) -> None:
        """Open a row; one that is open ends as interrupted."""
        self.end(Outcome.INTERRUPTED, "", at)
        self._open_id = self.insert(kind, channel, track, at, None, Outcome.OPEN, "")
        self._open_row = kind, channel, track, at

    def insert(
        self,
        kind: RowKind,
        channel: AirChannel,
        track: Track | None,
        at: datetime,
        ended_at: datetime | None,
        outcome: Outcome,
        details: str,
    ) -> int | None:
        """A row of its own; its number."""
        item, address = (_text(track.title), _text(shown_address(track.address))) if track is not None else ("", "")
        details = _text(details[:DETAILS_LIMIT])
        operator = self._operator()
        words = plain(_text(f"{item} {address} {channel.name} {channel.clan} {details} {operator}"))
        start, end = at.timestamp(), ended_at.timestamp() if ended_at is not None else None
        row = (kind, _text(channel.clan), _text(channel.name), channel.id, item, address, start, end, start)
        self._follow()
        if self._file is None:  # it was in use or the disk full when we began
            self._open_file()
        assert self._file is not None
        if _is_blank(self._file):
            self._file.executescript(_SCHEMA)
        return self._file.execute(
            "INSERT INTO rows (kind, clan, channel, channel_id, item, address, started_at, ended_at, seen_at,"
            " outcome, details, operator, words, owner) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (*row, outcome, details, operator, words, self._owner.name() if ended_at is None else ""),
        ).lastrowid

    def end(self, outcome: Outcome, details: str, at: datetime) -> None:
        """The open row ended then."""
        self._follow()
        row_id, self._open_id, self._open_row = self._open_id, None, None
        if row_id is not None:
            details = _text(details[:DETAILS_LIMIT])
            self._ends.append((at.timestamp(), at.timestamp(), outcome, details, plain(details), row_id))
        self._write_ends()

    def forget(self) -> None:
        """The open row is none."""
        row_id, self._open_id, self._open_row = self._open_id, None, None
        if row_id is not None and self._file is not None:
            self._file.execute("DELETE FROM rows WHERE id=?", (row_id,))

    def _write_ends(self) -> None:
        """Also of rows whose end the disk did not take before: none is shown as on air for ever."""
        while self._ends and self._file is not None:
            self._file.execute(
                "UPDATE rows SET ended_at=max(?, started_at), seen_at=?, outcome=?, details=?, words=words||' '||?"
                " WHERE id=?",
                self._ends[0],
            )
            self._ends.popleft()

    def seen(self, at: datetime) -> None:
        """The open row went on until then."""
        self._follow()
        self._write_ends()
        if self._open_id is not None and self._file is not None:  # also if somebody took us for dead
            self._file.execute(
                "UPDATE rows SET seen_at=?, ended_at=NULL, outcome=? WHERE id=?",
                (at.timestamp(), Outcome.OPEN, self._open_id),
            )

    def search(self, query: Query) -> Found:
        """Rows that fit, newest first."""
        self._follow()
        if self._file is None or _is_blank(self._file):
            return Found()
        with suppress(sqlite3.Error):  # what was found is told all the same
            self._close_orphans(self._file)
        where, values = condition(query)
        rows = self._rows(where, values, query.limit)
        lasted = "coalesce(sum(max(0, coalesce(ended_at, ?) - started_at)) FILTER (WHERE kind IN (?, ?)), 0)"
        now = self._now().timestamp()
        entries, on_air, dead = self._file.execute(
            f"SELECT count(*), {lasted}, {lasted} FROM rows WHERE {where}",
            (now, RowKind.TRACK, RowKind.TRACK, now, RowKind.DEAD_AIR, RowKind.PAUSE, *values),
        ).fetchone()
        channels = self._file.execute("SELECT channel_id, channel, max(id) FROM rows GROUP BY channel_id ORDER BY 2")
        known = tuple((int(channel_id), str(name)) for channel_id, name, _ in channels)
        return Found(tuple(rows), entries, on_air, dead, known)

    def _rows(self, where: str, values: Iterable[object], limit: int) -> list[Row]:
        assert self._file is not None
        found = self._file.execute(
            f"SELECT {COLUMNS} FROM rows WHERE {where} ORDER BY started_at DESC, id DESC LIMIT ?", (*values, limit)
        )
        return [row_of(values) for values in found]

    def export(self, query: Query, target: Path) -> int:
        """Write what fits to `target`, oldest first; how many rows."""
        if self._file is None:
            raise OSError("the as-run log is not open")
        where, values = condition(query)
        rows = self._rows(where, values, -1) if not _is_blank(self._file) else []
        write_csv(reversed(rows), target, self._now())
        return len(rows)


def _add_owner(file: sqlite3.Connection) -> None:
    """Files of before know no owners. Two consoles may come at once: only one of them adds the column."""
    if _has_owner(file):
        return
    file.execute("BEGIN IMMEDIATE")
    if not _has_owner(file):
        file.execute("ALTER TABLE rows ADD COLUMN owner TEXT NOT NULL DEFAULT ''")
    file.execute("COMMIT")


def _has_owner(file: sqlite3.Connection) -> bool:
    return any(column[1] == "owner" for column in file.execute("PRAGMA table_info(rows)"))


def _place(path: Path) -> tuple[int, int]:
    """Where a file lies on its disk; nowhere if it is gone. Another one of the same name lies elsewhere."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_dev, found.st_ino


def _is_blank(file: sqlite3.Connection) -> bool:
    """Whether the file is empty: the table comes with the first row, so that who only looks sees that there is none."""
    return bool(file.execute("PRAGMA page_count").fetchone()[0] == 0)


def _may_pass(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _MAY_PASS  # the rest of the number tells more of the same


def _text(text: str) -> str:
    """Text as a file takes it: half a character of a stranger is none."""
    return text.encode("utf-8", "replace").decode()
