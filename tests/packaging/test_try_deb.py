"""The walk of the package, step by step, through a tree that only says what it is told to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import deb
import try_deb
from environment import SetupFailed
from try_deb import GONE, OLDER, Walk

VERSION = try_deb.version_of(try_deb.ROOT)


class Tree:
    """What dpkg, apt and the user would leave in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done: list[str] = []
        self.version = ""
        self.verified = ""
        (folder / "tmp").mkdir(parents=True)
        (folder / "home" / "desk").mkdir(parents=True)
        (folder / "etc").mkdir()
        (folder / "etc" / "debian_version").write_text("12.11\n")

    def make(self, suite: str, _mirror: str) -> None:
        self.done.append(suite)

    def root(self, *command: str, within_s: float = 0.0) -> str:
        self.done.append(command[0])
        return {"dpkg-query": self.version, "dpkg": self.verified}.get(command[0], "")

    def apt(self, *words: str) -> str:
        self.done.append(f"apt {words[0]}")
        if words[0] == "install" and words[-1].endswith(".deb"):
            self.version = words[-1].split("_")[1]
            place = self.folder / deb.PLACE
            place.mkdir(parents=True, exist_ok=True)
            older = self.version == OLDER
            (place / GONE).touch() if older else (place / GONE).unlink(missing_ok=True)
        return ""

    def user(self, _name: str, *command: str, within_s: float = 0.0) -> str:
        home = self.folder / "home" / "desk"
        if command == ("airdesk", "--version"):
            return f"Airdesk {self.version}"
        if "/tmp/selftest.py" in command:
            first = self.folder / command[command.index("--home") + 1][1:]
            (first / "recordings").mkdir(parents=True)
            (first / "recordings" / "one.mp4").write_text("bytes")
            (first / "settings-demo.json").write_text("{}")
            (self.folder / command[command.index("--screenshot") + 1][1:]).write_text("picture")
            return "Seen: 1 moving pictures.\nThe installed console works."
        if command[0] == "sh":
            (home / ".config").mkdir(exist_ok=True)
            (home / ".config" / "settings.json").write_text("{}")
        return ""

    def checksums(self, folder: Path) -> dict[str, str]:
        return {str(file): file.read_text() for file in folder.rglob("*") if file.is_file()}

    def named(self, _name: str, apart_from: list[Path]) -> list[str]:
        return []

    def count_packages(self) -> int:
        return 200


@pytest.fixture
def walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Walk, Tree]:
    tree = Tree(tmp_path / "tree")
    package, older = tmp_path / f"airdesk_{VERSION}_amd64.deb", tmp_path / f"airdesk_{OLDER}_amd64.deb"
    package.touch()
    older.touch()
    made = Walk(tree, package, older, tmp_path)  # type: ignore[arg-type]  # as far as the walk knows it
    monkeypatch.setattr(made, "_launch", lambda: "a window")
    return made, tree


def steps(walk: Walk) -> list[Callable[[], str]]:
    return [step for _, step in walk.steps()]


def test_a_good_package_walks_to_the_end(walk: tuple[Walk, Tree], capsys: pytest.CaptureFixture[str]) -> None:
    assert try_deb.take(walk[0]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 8
    assert all(line.startswith("ok  ") for line in said[:-1])
    assert walk[1].done.count("apt install") == 3
    assert walk[1].done[-2:] == ["apt remove", "dpkg"]


def test_the_first_step_that_fails_ends_it(walk: tuple[Walk, Tree], capsys: pytest.CaptureFixture[str]) -> None:
    walk[1].verified = "??5?????? /opt/airdesk/airdesk"
    assert try_deb.take(walk[0]) == 1
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert "FAILED  version 0.0.1 is installed with apt: files are not as they were packed" in said.err


def test_what_an_upgrade_may_not_do(walk: tuple[Walk, Tree], monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, install, launch, test, upgrade, *_ = steps(walk[0])
    for step in (fresh, install, launch, test):
        step()
    recording = walk[1].folder / "home/desk/first/recordings/one.mp4"
    recording.write_text("fewer")
    with pytest.raises(SetupFailed, match=r"the upgrade touched what is the user's: .*one\.mp4"):
        upgrade()
    recording.write_text("bytes")
    upgrade()
    monkeypatch.setattr(walk[1], "apt", lambda *_: (walk[1].folder / deb.PLACE / GONE).touch())
    with pytest.raises(SetupFailed, match="older version is still there"):
        upgrade()


def test_what_is_left_behind_is_named(walk: tuple[Walk, Tree], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walk[1], "named", lambda *_, **__: ["/opt/airdesk/leftover"])
    with pytest.raises(SetupFailed, match="leftover"):
        steps(walk[0])[-1]()


def test_a_package_that_is_not_there_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Nowhere:
        def __init__(self, _folder: Path) -> None:
            pass

    monkeypatch.setattr(try_deb, "DebianTree", Nowhere)
    monkeypatch.setattr(try_deb, "ROOT", tmp_path)
    monkeypatch.setattr(try_deb, "version_of", lambda _root: "1.0")
    assert try_deb.main(["--tree", str(tmp_path / "debian")]) == 1
    assert "build it first" in capsys.readouterr().err
