"""The file of the as-run log when somebody takes it away while a broadcast goes on. The rest is in `test_asrun.py`."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.control.asrun_file import AsRunFile
from desktop.core.air import AirChannel
from desktop.core.programme import Track
from desktop.core.run_log import Outcome, Query, RowKind

CHANNEL = AirChannel(1977287012746530816, 3, "evening-show", "Mekong Radio")
TRACK = Track(1, "https://clips.example/a.ogg", "part 1")
BEGUN = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return BEGUN + timedelta(seconds=seconds)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "asrun.db"


def opened(path: Path) -> AsRunFile:
    file = AsRunFile(path, lambda: "night desk", lambda: at(60))
    file.open()
    assert not file.fault
    return file


def rows(path: Path) -> list[tuple[Outcome, float]]:
    """As another console finds them."""
    other = opened(path)
    found = [(row.outcome, row.seconds(at(60))) for row in other.search(Query()).rows]
    other.close()
    return found


def test_what_follows_is_written_to_a_new_one_with_the_row_that_is_open(path: Path) -> None:
    file = opened(path)
    file.begin(RowKind.TRACK, CHANNEL, TRACK, at(0))
    file.end(Outcome.PLAYED, "", at(5))
    file.begin(RowKind.TRACK, CHANNEL, TRACK, at(5))
    path.unlink()
    file.seen(at(15))
    assert rows(path) == [(Outcome.OPEN, 55.0)]
    file.end(Outcome.SKIPPED, "", at(25))
    assert rows(path) == [(Outcome.SKIPPED, 20.0)]
    file.close()


def test_with_its_folder_too(path: Path) -> None:
    file = opened(path)
    file.begin(RowKind.TRACK, CHANNEL, TRACK, at(0))
    shutil.rmtree(path.parent)
    file.end(Outcome.PLAYED, "", at(5))
    assert [row.outcome for row in file.search(Query()).rows] == [Outcome.PLAYED]
    file.close()


def test_while_there_can_be_no_new_one_it_is_a_fault_and_then_goes_on(path: Path) -> None:
    file = opened(path)
    file.begin(RowKind.TRACK, CHANNEL, TRACK, at(0))
    shutil.rmtree(path.parent)
    path.parent.write_text("in the way")
    for _ in range(2):
        with pytest.raises(OSError):
            file.seen(at(5))
    path.parent.unlink()
    file.seen(at(10))
    assert [(row.outcome, row.started_at) for row in file.search(Query()).rows] == [(Outcome.OPEN, at(0))]
    file.close()


def test_who_only_looks_finds_nothing_and_nothing_breaks(path: Path) -> None:
    file = opened(path)
    file.insert(RowKind.REFUSED, CHANNEL, TRACK, at(0), at(0), Outcome.NOT_OFFERED, "status 404")
    path.unlink()
    assert file.search(Query()).rows == ()
    file.close()
