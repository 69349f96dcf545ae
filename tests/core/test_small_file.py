"""Small files are read whole, and nothing else is; new names last."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from desktop.core.small_file import MOST_BYTES, read_small, refuse_other, sync_folder


def test_a_small_file_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "file"
    for size in (0, 1, MOST_BYTES):
        file.write_bytes(b"x" * size)
        assert len(read_small(file)) == size


def test_a_larger_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "file"
    with file.open("wb") as made:
        made.truncate(64 * 1024**3)  # a hole, on any disk that knows them
    with pytest.raises(OSError) as found:
        read_small(file)
    assert found.value.errno == errno.EFBIG


@pytest.mark.skipif(sys.platform == "win32", reason="has no such file")
def test_nor_one_that_never_ends() -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        read_small(Path("/dev/zero"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "file")
    with pytest.raises(OSError, match="Not a file"):
        read_small(tmp_path / "file")


def test_only_a_file_is_taken_the_place_of(tmp_path: Path) -> None:
    refuse_other(tmp_path / "none")
    (tmp_path / "file").write_bytes(b"")
    refuse_other(tmp_path / "file")
    for other in (tmp_path, *([Path(os.devnull)] if sys.platform != "win32" else [])):
        with pytest.raises(OSError, match="Not a file"):
            refuse_other(other)


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder cannot be opened")
def test_the_disk_is_told_of_a_new_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda handle: told.append(os.path.samestat(os.fstat(handle), tmp_path.stat())))
    sync_folder(tmp_path)
    assert told == [True]
    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "gone")
