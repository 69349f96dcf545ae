from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.media import journal
from desktop.media.journal import Journal, journal_of, recovered

STARTED = datetime(2025, 11, 19, 21, 32, 7, tzinfo=UTC)


def dead(recording: Path, source: str = "Studio A") -> Path:
    """The journal of a console that died."""
    Journal.create(recording, source, STARTED).leave()
    return journal_of(recording)


def test_a_dead_consoles_file_is_listed_once(tmp_path: Path) -> None:
    file = tmp_path / "a.mp4"
    file.write_bytes(b"x" * 42)
    left = dead(file)
    (found,) = recovered(tmp_path)
    assert (found.path, found.source, found.started, found.bytes_on_disk) == (file, "Studio A", STARTED, 42)
    assert found.missing_s == 1.0
    assert not left.exists()
    assert recovered(tmp_path) == []
    assert file.read_bytes() == b"x" * 42


def test_the_oldest_is_listed_first(tmp_path: Path) -> None:
    for name in ("2025 b.mp4", "2024 z.mp4", "2026 a.mp4"):
        (tmp_path / name).write_bytes(b"x")
        dead(tmp_path / name)
    assert [found.path.name for found in recovered(tmp_path)] == ["2024 z.mp4", "2025 b.mp4", "2026 a.mp4"]


def test_a_recording_under_way_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.mp4"
    file.write_bytes(b"x")
    mine = Journal.create(file, "Studio A", STARTED)
    assert recovered(tmp_path) == []
    assert journal_of(file).exists()
    mine.remove()
    assert not journal_of(file).exists()


def test_a_recording_of_another_console_is_left_alone_until_that_dies(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from desktop.media.journal import Journal\n"
        "kept = Journal.create(Path(sys.argv[1]), 'theirs', datetime.now(UTC))\n"
        "print('locked', flush=True); sys.stdin.read()"
    )
    file = tmp_path / "a.mp4"
    file.write_bytes(b"x")
    command = [sys.executable, "-c", program, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        assert recovered(tmp_path) == []
        other.kill()
    assert [found.source for found in recovered(tmp_path)] == ["theirs"]


def test_a_journal_without_its_file_goes_silently(tmp_path: Path) -> None:
    left = dead(tmp_path / "a.mp4")
    assert recovered(tmp_path) == []
    assert not left.exists()


def test_an_empty_file_of_ours_goes_with_its_journal(tmp_path: Path) -> None:
    file = tmp_path / "a.mp4"
    file.touch()
    dead(file)
    assert recovered(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"source": "x"}', b'{"source": 1, "started": 5}', b"\xff"])
def test_a_broken_journal_still_recovers_the_file(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.mp4"
    file.write_bytes(b"x")
    journal_of(file).write_bytes(content)
    (found,) = recovered(tmp_path)
    assert found.path == file
    assert found.started is None


def test_what_a_journal_says_never_leads_elsewhere(tmp_path: Path) -> None:
    """Its content names nothing that is opened, and links are not followed."""
    precious = tmp_path / "precious"
    precious.touch()
    folder = tmp_path / "recordings"
    folder.mkdir()
    (folder / "a.mp4").symlink_to(precious)
    dead(folder / "a.mp4")
    (folder / "b.mp4.recording").symlink_to(precious)
    assert recovered(folder) == []
    assert precious.exists()


def test_no_folder_is_no_trouble(tmp_path: Path) -> None:
    assert recovered(tmp_path / "not there") == []


def test_a_second_journal_for_a_file_is_refused(tmp_path: Path) -> None:
    mine = Journal.create(tmp_path / "a.mp4", "one", STARTED)
    with pytest.raises(FileExistsError):
        Journal.create(tmp_path / "a.mp4", "two", STARTED)
    mine.remove()


def test_a_journal_that_cannot_be_written_is_not_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError):
        Journal.create(tmp_path / "a.mp4", "one", STARTED)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="flock is POSIX")
def test_a_disk_without_locks_records_but_recovers_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There nobody can tell a dead console from a living one."""
    import fcntl

    def none(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", none)
    file = tmp_path / "a.mp4"
    file.write_bytes(b"x")
    left = dead(file)
    assert recovered(tmp_path) == []
    assert left.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_a_journal_is_for_this_user_only(tmp_path: Path) -> None:
    assert dead(tmp_path / "a.mp4").stat().st_mode & 0o777 == 0o600


def test_a_name_of_the_longest_kind_fits(tmp_path: Path) -> None:
    assert journal.ENDING == ".recording"
    file = tmp_path / ("ü" * 60 + ".mp4")
    Journal.create(file, "x" * 10_000, STARTED).remove()
