"""Whole or not at all; what cannot be finished leaves nothing beside it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop.core.whole_file import replace_file, whole_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.json"


@pytest.mark.parametrize("lasting", [True, False])
def test_what_was_written_is_there_for_its_owner_only(path: Path, lasting: bool) -> None:
    replace_file(path, b"first", lasting=lasting)
    replace_file(path, b"new", lasting=lasting)
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_stays_a_link(path: Path) -> None:
    (path.parent / "far").mkdir()
    target = path.parent / "far" / "real.json"
    path.symlink_to(target)
    replace_file(path, b"new")
    assert path.is_symlink()
    assert target.read_bytes() == b"new"


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside(
    path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(b"old")
    monkeypatch.setattr(*((os, step, full) if step == "fsync" else (Path, step, full)))
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_a_disk_that_fills_up_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open
    beside: list[Path] = []

    def onto_the_full_one(name: Path, flags: int, mode: int = 0o777) -> int:
        beside.append(name)
        os.close(opened(name, flags, mode))
        return opened("/dev/full", os.O_RDWR)

    monkeypatch.setattr(os, "open", onto_the_full_one)
    with pytest.raises(OSError, match="No space"):
        replace_file(path, b"new" * 100_000)
    assert len(beside) == 1
    assert list(path.parent.iterdir()) == []


class GivenUp(Exception):
    pass


def test_who_gives_up_meanwhile_leaves_nothing(path: Path) -> None:
    def write() -> None:
        with whole_file(path) as file:
            file.write(b"half")
            raise GivenUp

    with pytest.raises(GivenUp):
        write()
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_promises_nothing_has_taken_it_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync, synced = os.fsync, []

    def refuses_folders(descriptor: int) -> None:
        if synced:
            raise OSError(errno.EINVAL, "Invalid argument")
        synced.append(descriptor)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuses_folders)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"


def test_nowhere_is_an_error_and_nothing_is_made(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(path.parent / "nowhere" / "page.json", b"new")
    assert list(path.parent.iterdir()) == []
