"""What is done before PyInstaller and around it, with stand-ins for all that takes long."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import call_sdks
import desktop
import freeze
from environment import Environment, SetupFailed
from freeze import Freezer

ROOT = Path(__file__).resolve().parents[2]


class Ready(Environment):
    """Complete already; the interpreter is the one that runs the tests."""

    def __init__(self, root: Path, folder: Path) -> None:
        super().__init__(root, folder, freeze.GROUPS)
        self.done: list[str] = []

    @property
    def python(self) -> Path:
        return Path(sys.executable)

    @property
    def site_packages(self) -> Path:
        return ROOT

    def provide(self) -> None:
        self.done.append("provide")

    def install(self) -> None:
        self.done.append("install")

    def prove(self) -> None:
        self.done.append("prove")


@pytest.fixture
def freezer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Freezer:
    """Commands are noted in `commands` and succeed."""
    made = Freezer(ROOT, tmp_path)
    monkeypatch.setattr(made, "_environment", Ready(ROOT, tmp_path / "venv"))
    return made


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(freeze.subprocess, "run", run)
    return ran


def test_the_version_is_written_in_one_place(tmp_path: Path) -> None:
    assert freeze.version_of(ROOT) == desktop.__version__
    (tmp_path / "desktop").mkdir()
    (tmp_path / "desktop" / "__init__.py").write_text('"""No version."""\n')
    with pytest.raises(SetupFailed, match="which version"):
        freeze.version_of(tmp_path)
    number = re.escape(desktop.__version__)
    for place in ("pyproject.toml", "packaging/airdesk.spec", "packaging/linux.py", "packaging/deb.py"):
        assert not re.search(rf'version\w* *= *"{number}"', (ROOT / place).read_text(encoding="utf-8")), place


def test_the_package_that_is_frozen_is_the_installed_one(
    freezer: Freezer, commands: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freeze.importlib.util, "find_spec", lambda _name: None)
    assert freezer.freeze(with_call_sdks=False) == tmp_path / "frozen" / "airdesk"
    keep, collect = commands
    assert keep[1:2] == ["-X"]
    assert keep[-1] == freeze.KEEPER
    assert collect[1:3] == ["-m", "PyInstaller"]
    assert collect[collect.index("--package") + 1] == str(ROOT / "desktop")
    assert collect[collect.index("--made") + 1] == str(tmp_path / "made")
    assert Path(collect[collect.index("--") - 1]).exists()


def test_compiled_code_is_kept_for_those_who_may_not_write(freezer: Freezer, tmp_path: Path) -> None:
    (tmp_path / "made" / "kept").mkdir(parents=True)
    freezer._keep_code()
    (kept,) = (tmp_path / "made" / "kept").iterdir()
    assert kept.name == f"lean_qt.{sys.implementation.cache_tag}.kept"
    assert kept.stat().st_size > 10_000


def test_notices_are_made_of_what_is_shipped(
    freezer: Freezer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[object] = []
    module = type("notices", (), {"write": staticmethod(lambda *what: given.extend(what))})
    monkeypatch.setattr(freeze.importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr(freeze.importlib, "import_module", lambda _name: module)
    (tmp_path / "made").mkdir()
    freezer._write_notices()
    assert given == [ROOT, tmp_path / "made" / "licences", desktop.__version__]
    monkeypatch.setattr(freeze.importlib.util, "find_spec", lambda _name: None)
    freezer._write_notices()
    assert "no licence notices" in capsys.readouterr().out


@pytest.mark.parametrize(("platform", "name"), [("win32", "windows"), ("darwin", "macos")])
def test_the_programs_file_bears_what_its_system_shows(
    freezer: Freezer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, name: str
) -> None:
    given: list[object] = []
    monkeypatch.setattr(importlib.import_module(name), "prepare", lambda *what: given.extend(what))
    freezer._prepare()
    assert given == []  # Linux has both in the package
    monkeypatch.setattr(freeze.sys, "platform", platform)
    freezer._prepare()
    assert given == [Path(sys.executable), tmp_path / "made", desktop.__version__]


def test_what_fails_is_a_sentence(freezer: Freezer, tmp_path: Path) -> None:
    with pytest.raises(SetupFailed, match="it was tried; what it said stands above"):
        freezer._run([sys.executable, "-c", "raise SystemExit(1)"], "it was tried")


def test_the_call_providers_files_are_brought_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brought: list[int] = []
    monkeypatch.setattr(call_sdks, "TARGET", tmp_path)
    monkeypatch.setattr(call_sdks, "main", lambda: brought.append(1) or len(brought) - 1)
    freeze._bring_call_sdks()
    with pytest.raises(SetupFailed, match="--without-call-sdks"):
        freeze._bring_call_sdks()
    (tmp_path / call_sdks.SCRIPT).touch()
    (tmp_path / call_sdks.MODULE).touch()
    freeze._bring_call_sdks()
    assert len(brought) == 2


def test_the_groups_are_those_of_the_project() -> None:
    wanted = Environment(ROOT, ROOT / "build" / "venv", freeze.GROUPS).requirements()
    words = json.dumps(wanted)
    assert "pyinstaller" in words
    assert "aiortc" in words
    assert "pytest" not in words
