from __future__ import annotations

import errno
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.media.part import Part, TakenAway, create
from tests.media.rolling import files

STARTED = datetime(2025, 11, 19, tzinfo=UTC)


def opened(folder: Path, stem: str = "s", number: int = 1) -> Part:
    return Part.open(folder, stem, number, "Studio A", STARTED, create)


def put(part: Part, data: bytes) -> None:
    part.wrote(part.append([data]), 1.0)


def test_a_closed_part_is_complete_and_alone(tmp_path: Path) -> None:
    part = opened(tmp_path)
    put(part, b"abc")
    part.wrote(part.append([b"d", b"ef", b"g"]), 2.0)
    assert files(tmp_path) == ["s.mp4", "s.mp4.recording"]
    part.close()
    assert files(tmp_path) == ["s.mp4"]
    assert (tmp_path / "s.mp4").read_bytes() == b"abcdefg"
    assert (part.bytes_on_disk, part.bytes_synced, part.seconds) == (7, 7, 1.0)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "s.mp4").write_bytes(b"precious")
    (tmp_path / "s (2).mp4").symlink_to(tmp_path / "nowhere")
    part = opened(tmp_path)
    assert part.path.name == "s (3).mp4"
    put(part, b"new")
    part.close()
    assert (tmp_path / "s.mp4").read_bytes() == b"precious"
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_appears_in_the_last_moment_is_not_touched(tmp_path: Path) -> None:
    def late(path: Path) -> int:
        if path.name == "s.mp4":
            path.write_bytes(b"somebody was faster")
        return create(path)

    part = Part.open(tmp_path, "s", 1, "Studio A", STARTED, late)
    put(part, b"new")
    part.close()
    assert files(tmp_path) == ["s (2).mp4", "s.mp4"]
    assert (tmp_path / "s.mp4").read_bytes() == b"somebody was faster"


def test_an_empty_part_leaves_nothing(tmp_path: Path) -> None:
    opened(tmp_path).close()
    assert files(tmp_path) == []


def test_a_later_part_says_so(tmp_path: Path) -> None:
    part = opened(tmp_path, number=2)
    put(part, b"x")
    part.close()
    assert files(tmp_path) == ["s part 2.mp4"]


def test_the_folder_is_made_for_this_user_only(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "recordings"
    part = opened(folder)
    put(part, b"x")
    part.close()
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert part.path.stat().st_mode & 0o777 == 0o600


def test_the_operators_own_folder_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    opened(tmp_path).close()
    if sys.platform != "win32":
        assert tmp_path.stat().st_mode & 0o777 == 0o755


def test_a_refused_file_leaves_no_journal(tmp_path: Path) -> None:
    def refuse(path: Path) -> int:
        raise PermissionError(13, "no")

    with pytest.raises(PermissionError):
        Part.open(tmp_path, "s", 1, "Studio A", STARTED, refuse)
    assert files(tmp_path) == []


def test_a_part_that_cannot_be_kept_leaves_its_journal(tmp_path: Path) -> None:
    part = opened(tmp_path)
    put(part, b"x")
    os.close(part._handle)  # the nearest to a disk that was pulled out
    with pytest.raises(OSError):
        part.close()
    assert files(tmp_path) == ["s.mp4", "s.mp4.recording"]


def test_a_device_behind_which_there_is_no_disk_is_no_trouble() -> None:
    """As the slow disks of other tests are, which are pipes."""
    reading, writing = os.pipe()
    part = Part(Path("pipe"), writing, None)  # type: ignore[arg-type]  # sync needs no journal
    part._folder_synced = True
    part.wrote(part.append([b"x"]), 1.0)
    part.sync()
    assert part.bytes_synced == 1
    os.close(reading)
    os.close(writing)


def test_the_journal_is_there_before_the_file(tmp_path: Path) -> None:
    """So that a kill in between leaves nothing that nobody knows of."""
    seen: list[list[str]] = []

    def watched(path: Path) -> int:
        seen.append(files(tmp_path))
        return create(path)

    Part.open(tmp_path, "s", 1, "Studio A", STARTED, watched).close()
    assert seen == [["s.mp4.recording"]]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RWF_DONTCACHE is Linux")
@pytest.mark.parametrize("refusal", [None, errno.EOPNOTSUPP, errno.EINVAL])
def test_long_writes_past_the_cache_and_short_ones_meet_without_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int | None
) -> None:
    """Also where the system or the disk cannot do it, which it says once."""
    asked: list[int] = []
    real = os.pwritev

    def pwritev(handle: int, batch: list[bytes], offset: int, flags: int) -> int:
        asked.append(flags)
        if refusal is not None:
            raise OSError(refusal, "not here")
        return real(handle, batch, offset)  # the flag itself is for systems newer than this test may run on

    monkeypatch.setattr(os, "pwritev", pwritev)
    part = opened(tmp_path)
    expected = b""
    for number, length in enumerate([3, 1 << 20, 5, 600_000, 7]):
        data = bytes([number]) * length
        while data:
            count = part.append([data[:1000], data[1000:]])
            part.wrote(count, 1.0)
            expected, data = expected + data[:count], data[count:]
    part.close()
    assert part.path.read_bytes() == expected
    assert len(asked) == (2 if refusal is None else 1)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="RWF_DONTCACHE is Linux")
def test_a_full_disk_past_the_cache_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int, batch: list[bytes], offset: int, flags: int) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "pwritev", full)
    part = opened(tmp_path)
    with pytest.raises(OSError, match="full"):
        part.append([bytes(1 << 20)])
    part.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
@pytest.mark.parametrize("synced", [False, True])
def test_a_deleted_file_is_not_called_complete(tmp_path: Path, synced: bool) -> None:
    part = opened(tmp_path)
    put(part, b"abc")
    if synced:
        part.sync()
    part.path.unlink()
    with pytest.raises(FileNotFoundError):
        part.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_sync_sees_that_the_file_is_not_at_its_path_any_more(tmp_path: Path) -> None:
    part = opened(tmp_path)
    put(part, b"abc")
    part.sync()
    aside = part.path.rename(tmp_path / "aside")
    put(part, b"def")
    with pytest.raises(TakenAway, match="moved") as moved:
        part.sync()
    part.path.write_bytes(b"another file of the same name")
    with pytest.raises(TakenAway):
        part.sync()
    assert not moved.value.deleted
    aside.unlink()
    with pytest.raises(TakenAway, match="deleted") as gone:
        part.sync()
    assert gone.value.deleted
    with pytest.raises(TakenAway):
        part.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_file_that_was_moved_is_complete_when_it_is_closed(tmp_path: Path) -> None:
    part = opened(tmp_path)
    put(part, b"abc")
    aside = part.path.rename(tmp_path / "aside")
    part.close()
    assert [path.name for path in tmp_path.iterdir()] == ["aside"]
    assert aside.read_bytes() == b"abc"
