"""One console for each home; a process that was killed never blocks the next, and is known to have been killed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.core import home_lock
from desktop.core.home_lock import HomeLock

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[[], HomeLock]]:
    made: list[HomeLock] = []

    def lock() -> HomeLock:
        made.append(HomeLock(tmp_path / "console.lock"))
        return made[-1]

    yield lock
    for one in made:
        one.let_go()


Make = Callable[[], HomeLock]


def crash(lock: HomeLock) -> None:
    """As the system does it for a process that ends."""
    lock.let_go()


def test_the_second_is_not_let_in_until_the_first_has_left(make: Make) -> None:
    first, second = make(), make()
    assert first.take()
    assert not second.take()
    first.goodbye()
    assert second.take()
    assert not second.crashed


def test_the_first_run_of_a_home_follows_no_crash(make: Make) -> None:
    lock = make()
    assert lock.take()
    assert not lock.crashed
    assert lock.early_crashes == 0


def test_crashes_in_a_row_are_counted_while_each_came_early(make: Make) -> None:
    counted = []
    for _ in range(4):
        lock = make()
        assert lock.take()
        counted.append((lock.crashed, lock.early_crashes))
        crash(lock)
    assert counted == [(False, 0), (True, 1), (True, 2), (True, 3)]


def test_a_run_that_stood_for_a_while_is_no_early_crash(make: Make) -> None:
    for settled in (False, True):
        lock = make()
        assert lock.take()
        if settled:
            lock.settle()
        crash(lock)
    lock = make()
    assert lock.take()
    assert lock.crashed
    assert lock.early_crashes == 0


def test_a_goodbye_ends_the_row(make: Make) -> None:
    crash_first, then = make(), make()
    assert crash_first.take()
    crash(crash_first)
    assert then.take()
    then.goodbye()
    lock = make()
    assert lock.take()
    assert (lock.crashed, lock.early_crashes) == (False, 0)


@pytest.mark.parametrize("text", [b"{", b"\xff\xfe", b"many", b"-7", b"x" * 5_000])
def test_garbage_is_no_goodbye_and_breaks_nothing(make: Make, tmp_path: Path, text: bytes) -> None:
    (tmp_path / "console.lock").write_bytes(text)
    lock = make()
    assert lock.take()
    assert lock.crashed
    assert lock.early_crashes == 0
    lock.goodbye()
    assert (tmp_path / "console.lock").read_bytes() == b""


def test_where_nothing_can_be_written_everybody_is_let_in(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_bytes(b"")
    lock = HomeLock(tmp_path / "file" / "console.lock")
    assert lock.take()
    lock.settle()
    lock.goodbye()
    assert "cannot be locked" in caplog.text


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    os.mkfifo(tmp_path / "console.lock")
    lock = HomeLock(tmp_path / "console.lock")
    assert lock.take()
    lock.let_go()
    assert "cannot be written" in caplog.text


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Makes every folder refuse new files, and old ones every change: who runs the tests may have all rights."""
    opened, refuses = os.open, [False]

    def like_a_disk(path: Path, flags: int, mode: int = 0o777) -> int:
        if refuses[0] and flags & (os.O_CREAT | os.O_RDWR | os.O_WRONLY):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", like_a_disk)

    def set_to(now: bool) -> None:
        refuses[0] = now

    return set_to


ReadOnly = Callable[[bool], None]


@pytest.mark.skipif(os.name != "posix", reason="another file stands for the folder there")
def test_a_home_that_cannot_be_written_has_one_console_too(make: Make, tmp_path: Path, read_only: ReadOnly) -> None:
    read_only(True)
    first, second = make(), make()
    assert first.take()
    first.settle()
    assert not second.take()
    first.goodbye()
    assert second.take()
    assert not second.crashed
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="another file stands for the folder there")
@pytest.mark.parametrize("at_first", [True, False])
def test_consoles_find_each_other_when_a_disk_becomes_read_only_or_no_longer_is(
    make: Make, at_first: bool, read_only: ReadOnly
) -> None:
    first, second = make(), make()
    read_only(at_first)
    assert first.take()
    read_only(not at_first)
    assert not second.take()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_another_name_of_a_read_only_home_is_the_same_home(make: Make, tmp_path: Path, read_only: ReadOnly) -> None:
    (tmp_path / "named").symlink_to(tmp_path)
    read_only(True)
    assert make().take()
    assert not HomeLock(tmp_path / "named" / "console.lock").take()


def test_where_the_disk_knows_no_locks_everybody_is_let_in_with_a_word(
    make: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def knows_none(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(home_lock, "_lock", knows_none)
    assert make().take()
    assert make().take()
    assert "another console would not be noticed" in caplog.text


@pytest.mark.skipif(os.name != "posix", reason="a signal of POSIX")
def test_a_killed_process_blocks_nobody_and_is_told_of(make: Make, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop.core.home_lock import HomeLock;"
        "lock = HomeLock(Path(sys.argv[1])); assert lock.take(); sys.stdout.write('held\\n'); sys.stdout.flush();"
        "sys.stdin.read()"
    )
    file = tmp_path / "console.lock"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(file)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        lock = make()
        assert not lock.take()
        process.kill()
        process.wait()
        assert lock.take()
        assert lock.crashed
