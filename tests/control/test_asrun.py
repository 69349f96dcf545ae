"""The as-run log on a real disk: one open row, crashes, broken files, searches, the export."""

from __future__ import annotations

import asyncio
import csv
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.control import asrun_file
from desktop.control.asrun import AsRun
from desktop.control.asrun_csv import CSV_COLUMNS
from desktop.core.air import AirChannel
from desktop.core.programme import Track
from desktop.core.run_log import Found, Outcome, Query, RowKind
from tests.control.parts import until

CHANNEL = AirChannel(1977287012746530816, 3, "evening-show", "Mekong Radio")
OTHER = AirChannel(8, 3, "night-desk", "Mekong Radio")
TRACK = Track(1, "https://clips.example/a.ogg?signature=secret", "Đêm Đà Nẵng – part 1")


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def log(tmp_path: Path, clock: Clock) -> AsyncIterator[AsRun]:
    log = AsRun(tmp_path / "logs" / "asrun.db", lambda: "night desk", clock)
    await log.start()
    yield log
    await log.aclose()


def path_of(log: AsRun) -> Path:
    return log._file._path


async def test_rows_are_written_in_order_and_one_is_open(log: AsRun, clock: Clock) -> None:
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    clock.later(60)
    log.end(Outcome.LOST, "cut")
    log.begin(RowKind.DEAD_AIR, CHANNEL, None)
    log.refused(CHANNEL, TRACK, "mp3")
    clock.later(17)
    log.end(Outcome.RESUMED)
    log.end(Outcome.RESUMED)
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    clock.later(3)
    found = await log.search(Query())
    assert [(row.kind, row.outcome) for row in reversed(found.rows)] == [
        (RowKind.TRACK, Outcome.LOST),
        (RowKind.DEAD_AIR, Outcome.RESUMED),
        (RowKind.REFUSED, Outcome.REFUSED),
        (RowKind.TRACK, Outcome.OPEN),
    ]
    assert (found.entries, found.on_air_s, found.dead_air_s) == (4, 63.0, 17.0)
    first = found.rows[-1]
    assert (first.channel_id, first.operator, first.details) == (CHANNEL.id, "night desk", "cut")
    assert first.address == "https://clips.example/a.ogg"


async def test_beginning_twice_leaves_one_open(log: AsRun) -> None:
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    assert [row.outcome for row in (await log.search(Query())).rows] == [Outcome.OPEN, Outcome.INTERRUPTED]


async def test_search_by_words_channel_and_day(log: AsRun, clock: Clock) -> None:
    log.refused(CHANNEL, TRACK, "404")
    clock.later(3 * 86400)
    log.refused(OTHER, Track(2, "https://clips.example/b.ogg", "Harbour 100% _report"), "")

    async def titles(query: Query) -> list[str]:
        return [row.item for row in (await log.search(query)).rows]

    assert await titles(Query(words="DANANG")) == []
    assert await titles(Query(words="da nang PART")) == [TRACK.title]
    assert await titles(Query(words="404 mekong")) == [TRACK.title]
    assert await titles(Query(words="%")) == ["Harbour 100% _report"]
    assert await titles(Query(channel_id=8)) == ["Harbour 100% _report"]
    day = clock.now.astimezone().date()
    assert await titles(Query(first_day=day)) == ["Harbour 100% _report"]
    assert await titles(Query(last_day=day - timedelta(days=1))) == [TRACK.title]
    assert await titles(Query(first_day=date(2030, 1, 1))) == []
    assert (await log.search(Query(limit=1))).entries == 2
    assert (await log.search(Query())).channels == ((CHANNEL.id, "evening-show"), (8, "night-desk"))


async def test_the_export_opens_in_a_spreadsheet_and_runs_nothing(log: AsRun, clock: Clock, tmp_path: Path) -> None:
    log.begin(
        RowKind.TRACK, AirChannel(7, 3, "=cmd|'/c calc'!A0", " ＋1"), Track(1, "https://c.example/a.ogg", 'a,"b"')
    )
    clock.later(1.5)
    log.end(Outcome.ENDED_UNCONFIRMED, "@x\nsecond line")
    target = tmp_path / "out.csv"
    target.write_text("old")
    assert await log.export_csv(Query(), target) == 1
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfstarted_at,")
    head, row = csv.reader(data.decode("utf-8-sig").splitlines(keepends=True))
    assert tuple(head) == CSV_COLUMNS
    assert datetime.fromisoformat(row[0]) == datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
    assert datetime.fromisoformat(row[1]).tzinfo is not None
    assert row[2:] == [
        *("1.5", "' ＋1", "'=cmd|'/c calc'!A0", "7", 'a,"b"', "https://c.example/a.ogg"),
        *("ended_unconfirmed", "'@x\nsecond line", "night desk"),
    ]
    with pytest.raises(OSError):
        await log.export_csv(Query(), tmp_path / "nowhere" / "out.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "out.csv"]


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
async def test_the_file_is_for_its_owner(log: AsRun, tmp_path: Path) -> None:
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    await log.search(Query())
    assert stat.S_IMODE((tmp_path / "logs" / "asrun.db").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700


async def test_half_a_character_and_a_long_text_are_taken(log: AsRun) -> None:
    log.refused(CHANNEL, Track(1, "https://c.example/a.ogg", "half \ud83d"), "x" * 100_000)
    (row,) = (await log.search(Query())).rows
    assert (row.item, len(row.details)) == ("half ?", 500)
    assert log.fault == ""


async def test_a_killed_program_leaves_its_row_to_the_next_start(tmp_path: Path, clock: Clock) -> None:
    program = """
import asyncio, os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from desktop.control.asrun import AsRun
from desktop.control.asrun_csv import CSV_COLUMNS
from desktop.core.air import AirChannel
from desktop.core.run_log import Query, RowKind

async def main():
    now = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
    log = AsRun(Path(sys.argv[1]), str, lambda: now)
    await log.start()
    log.begin(RowKind.DEAD_AIR, AirChannel(7, 3), None)
    now += timedelta(seconds=40)
    log.seen()
    await log.search(Query())
    os.kill(os.getpid(), 9)

asyncio.run(main())
"""
    path = tmp_path / "asrun.db"
    done = await asyncio.to_thread(subprocess.run, [sys.executable, "-c", program, str(path)], check=False)
    assert done.returncode != 0
    clock.later(3600)
    log = AsRun(path, str, clock)
    await log.start()
    (row,) = (await log.search(Query())).rows
    assert (row.outcome, row.seconds()) == (Outcome.INTERRUPTED, 40.0)
    await log.aclose()


async def test_two_consoles_on_one_file_leave_each_others_open_row_alone(log: AsRun, clock: Clock) -> None:
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    clock.later(40)
    other = AsRun(path_of(log), lambda: "day desk", clock)
    await other.start()
    other.begin(RowKind.TRACK, OTHER, TRACK)
    await asyncio.gather(log.search(Query()), other.search(Query()))  # each has written what it had to
    for console in (log, other):
        found = await console.search(Query())
        assert [(row.outcome, row.operator) for row in found.rows] == [
            (Outcome.OPEN, "day desk"),
            (Outcome.OPEN, "night desk"),
        ]
    log.end(Outcome.ENDED)
    await log.search(Query())
    assert {row.outcome for row in (await other.search(Query(channel_id=CHANNEL.id))).rows} == {Outcome.ENDED}
    await other.aclose()  # as if it had been killed: its row was never ended
    (row,) = (await log.search(Query(channel_id=OTHER.id))).rows
    assert row.outcome is Outcome.INTERRUPTED
    assert [path.name for path in path_of(log).parent.glob("*.owner")] != []
    await log.aclose()
    assert list(path_of(log).parent.glob("*.owner")) == []


async def test_who_was_taken_for_dead_and_is_not_goes_on(log: AsRun, clock: Clock) -> None:
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    await log.search(Query())
    for path in path_of(log).parent.glob("*.owner"):
        path.unlink()
    other = AsRun(path_of(log), str, clock)
    await other.start()
    assert (await other.search(Query())).rows[0].outcome is Outcome.INTERRUPTED
    clock.later(10)
    log.seen()
    assert (await log.search(Query())).rows[0].outcome is Outcome.OPEN
    log.end(Outcome.PLAYED)
    await log.search(Query())
    (row,) = (await other.search(Query())).rows
    assert (row.outcome, row.seconds()) == (Outcome.PLAYED, 10.0)
    await other.aclose()


async def test_a_file_of_before_is_taken_over(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "asrun.db"
    old = sqlite3.connect(path)
    old.executescript(asrun_file._SCHEMA.replace(", owner TEXT NOT NULL DEFAULT ''", ""))
    begun = clock.now.timestamp()
    for ended in (begun + 5, None):
        old.execute(
            "INSERT INTO rows VALUES (NULL, 'track', 'clan', 'show', 7, 'a', '', ?, ?, ?, ?, '', 'thao', 'a')",
            (begun, ended, begun + 30, "open" if ended is None else "played"),
        )
    old.commit()
    old.close()
    for log in (AsRun(path, str, clock), AsRun(path, str, clock)):
        await log.start()
        assert (log.kept_as, log.fault) == ("", "")
        log.begin(RowKind.TRACK, CHANNEL, TRACK)
        log.end(Outcome.ENDED)
        rows = [(row.outcome, row.seconds()) for row in (await log.search(Query(channel_id=7))).rows]
        assert rows == [(Outcome.INTERRUPTED, 30.0), (Outcome.PLAYED, 5.0)]
        await log.aclose()


async def test_what_was_too_short_is_no_row_and_a_pause_is_silence(log: AsRun, clock: Clock) -> None:
    log.begin(RowKind.DEAD_AIR, CHANNEL, None)
    log.forget()
    log.forget()
    log.begin(RowKind.PAUSE, CHANNEL, TRACK)
    clock.later(12)
    log.end(Outcome.RESUMED)
    found = await log.search(Query())
    assert (found.entries, found.on_air_s, found.dead_air_s) == (1, 0.0, 12.0)
    assert found.rows[0].item == TRACK.title


@pytest.mark.parametrize("damage", ["not a database at all " * 500, "schema", "folder"])
async def test_a_file_that_cannot_be_read_is_kept_aside(tmp_path: Path, clock: Clock, damage: str) -> None:
    path = tmp_path / "asrun.db"
    if damage == "folder":
        path.mkdir()
    elif damage == "schema":
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE rows (something TEXT)")
        other.close()
    else:
        path.write_text(damage)
    log = AsRun(path, str, clock)
    await log.start()
    assert log.kept_as == "asrun.broken-20260301T210000Z.db"
    assert (tmp_path / log.kept_as).exists()
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    assert len((await log.search(Query())).rows) == 1
    await log.aclose()


@pytest.mark.parametrize("damaged", [b"operat0r", b"oper\xb3tor", b"operator\xb3"[1:], b"oper tor", b"\0perator"])
async def test_a_few_bytes_of_the_file_are_damaged(tmp_path: Path, clock: Clock, damaged: bytes) -> None:
    path = tmp_path / "asrun.db"
    log = AsRun(path, str, clock)
    await log.start()
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    await log.aclose()
    whole = path.read_bytes()
    assert whole.count(b"operator") == 1
    path.write_bytes(whole.replace(b"operator", damaged))
    log = AsRun(path, str, clock)
    await log.start()
    assert log.kept_as
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    assert len((await log.search(Query())).rows) == 1
    await log.aclose()


async def test_a_disk_that_takes_nothing_stops_nobody(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    log = AsRun(tmp_path / "file" / "asrun.db", str, clock)
    await log.start()
    assert log.fault
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    log.end(Outcome.ENDED)
    assert (await log.search(Query())).rows == ()
    with pytest.raises(OSError):
        await log.export_csv(Query(), tmp_path / "out.csv")
    await log.aclose()
    with pytest.raises(OSError):
        await log.search(Query())


async def test_a_log_in_use_is_not_taken_for_a_broken_one(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asrun_file, "BUSY_S", 0.01)
    path = tmp_path / "asrun.db"
    for held in (False, True):
        other = sqlite3.connect(path, isolation_level=None)
        if held:
            other.execute("BEGIN EXCLUSIVE")
        log = AsRun(path, str, clock)
        await log.start()
        assert (bool(log.fault), log.kept_as) == (held, "")
        other.close()
        log.begin(RowKind.TRACK, CHANNEL, TRACK)
        log.end(Outcome.ENDED)
        assert {row.outcome for row in (await log.search(Query())).rows} == {Outcome.ENDED}
        await log.aclose()
    assert len((await _read(path, clock)).rows) == 2


async def test_an_end_that_could_not_be_written_is_written_later(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asrun_file, "BUSY_S", 0.01)
    path = tmp_path / "asrun.db"
    log = AsRun(path, str, clock)
    await log.start()
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    await log.search(Query())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    clock.later(7)
    log.end(Outcome.SKIPPED, "by hand")
    await until(lambda: log.fault)
    other.close()
    clock.later(60)
    log.seen()
    (row,) = (await log.search(Query())).rows
    assert (row.outcome, row.details, row.seconds()) == (Outcome.SKIPPED, "by hand", 7.0)
    await log.aclose()


async def _read(path: Path, clock: Clock) -> Found:
    log = AsRun(path, str, clock)
    await log.start()
    found = await log.search(Query())
    await log.aclose()
    return found


async def test_nothing_of_it_runs_on_the_loop(log: AsRun, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    work = log._file.insert

    def watched(*values: object) -> int | None:
        threads.append(threading.current_thread().name)
        return work(*values)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(log._file, "insert", watched)
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    await log.search(Query())
    assert [name.startswith("as-run") for name in threads] == [True]


async def test_who_cannot_wait_is_told(log: AsRun, tmp_path: Path) -> None:
    told: list[object] = []
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    log.find(Query(), told.append)
    log.save(Query(), tmp_path / "a.csv", told.append)
    log.save(Query(), tmp_path / "missing" / "a.csv", told.append)
    await until(lambda: len(told) == 3)
    assert isinstance(told[0], Found)
    assert told[0].entries == 1
    assert told[1] == 1
    assert isinstance(told[2], OSError)


async def test_the_file_is_empty_until_the_first_row(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "asrun.db"
    one, other = AsRun(path, lambda: "night desk", clock), AsRun(path, lambda: "day desk", clock)
    await one.start()
    await other.start()
    assert path.stat().st_size == 0
    assert await one.search(Query()) == Found()
    assert await one.export_csv(Query(), tmp_path / "none.csv") == 0
    other.refused(CHANNEL, TRACK, "")
    assert (await other.search(Query())).entries == 1
    one.refused(CHANNEL, TRACK, "")
    assert (await one.search(Query())).entries == 2
    assert not one.fault
    await one.aclose()
    await other.aclose()


async def test_trouble_is_told_on_the_loop(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "asrun.db").write_text("no database")
    log = AsRun(tmp_path / "asrun.db", lambda: "night desk", clock)
    told: list[str] = []
    log.failed.connect(lambda: told.append(log.fault or log.kept_as))
    await log.start()
    assert told == ["asrun.broken-20260301T210000Z.db"]
    log.refused(CHANNEL, TRACK, "")
    await log._asked(lambda: log._file._file.execute("DROP TABLE rows") if log._file._file else None)
    log.begin(RowKind.TRACK, CHANNEL, TRACK)
    await until(lambda: len(told) == 2)
    assert "no such table" in told[1]
    await log.aclose()
