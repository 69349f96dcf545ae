"""Where things lie, and who may read them."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.paths import Paths

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights of files are those of POSIX")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's own places, moved under a scratch home."""
    for name in ("AIRDESK_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "user"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_one_home_holds_everything(tmp_path: Path) -> None:
    home = tmp_path / "a" / "desk"
    found = Paths.find(home)
    assert found.settings_file.parent == found.data == home
    for folder in (found.recordings, found.logs, found.cache):
        assert folder.parent == home


def test_the_argument_counts_more_than_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIRDESK_HOME", str(tmp_path / "from-environment"))
    assert Paths.find().data == tmp_path / "from-environment"
    assert Paths.find(tmp_path / "argument").data == tmp_path / "argument"


def test_a_relative_home_stays_where_it_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = Paths.find(Path("desk"))
    monkeypatch.chdir("/")
    assert found.data == tmp_path / "desk"
    assert found.logs.is_dir()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places of Linux")
def test_without_a_home_the_system_says_where(own_home: Path) -> None:
    found = Paths.find()
    assert found.data == own_home / ".local/share/Airdesk"
    assert found.settings_file == own_home / ".config/Airdesk/settings.json"
    assert found.cache == own_home / ".cache/Airdesk"
    assert found.recordings == own_home / "Videos/Airdesk"
    assert not found.recordings.exists()


@posix
def test_folders_are_for_this_user_only(tmp_path: Path) -> None:
    wide = tmp_path / "desk" / "logs"
    wide.mkdir(parents=True)
    wide.chmod(0o755)
    for found in (Paths.find(tmp_path / "desk"), Paths.find(tmp_path / "new"), Paths.find()):
        assert [mode(folder) for folder in (found.logs, found.cache)] == [0o700, 0o700]
    assert mode(Paths.find(tmp_path / "new").data) == 0o700
    assert mode(Paths.find().data) == 0o700


@posix
def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    """`--home /tmp` must not shut everybody else out of it."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    assert mode(Paths.find(shared).data) == 0o755


def test_a_checkout_has_its_resources() -> None:
    assert (Paths.resources().parent / "pyproject.toml").exists()
    assert Paths.translations().name == "translations"


def test_a_wheel_carries_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "desktop" / "_data" / "resources"
    shipped.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "desktop")
    assert Paths.resources() == shipped


def test_a_frozen_build_carries_them_beside_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "translations").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert Paths.translations() == tmp_path / "translations"
    with pytest.raises(FileNotFoundError, match="resources was not shipped"):
        Paths.resources()


def test_only_an_installer_brings_notices_of_licences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Paths.licences() is None
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert Paths.licences() is None
    (tmp_path / "licences").mkdir()
    assert Paths.licences() == tmp_path / "licences"


def test_a_home_that_cannot_be_made_is_a_fault_and_no_exception(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    found = Paths.find(tmp_path / "file" / "home")
    assert isinstance(found.fault, NotADirectoryError)
    assert found.settings_file == tmp_path / "file" / "home" / "settings.json"


def test_a_home_that_is_not_ours_to_write_is_one_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths.os, "access", lambda place, how: Path(place).name != "logs")
    found = Paths.find(tmp_path)
    assert isinstance(found.fault, PermissionError)
    assert found.fault.filename == str(tmp_path / "logs")
    monkeypatch.undo()
    assert Paths.find(tmp_path).fault is None


def test_what_a_crash_needs_lies_with_the_data(tmp_path: Path) -> None:
    found = Paths.find(tmp_path)
    assert {found.lock_file.parent, found.bell_file.parent, found.sitting_of(False).parent} == {found.data}
    assert found.sitting_of(True) != found.sitting_of(False)
    assert {found.log_file.parent, found.crash_file.parent} == {found.logs}
