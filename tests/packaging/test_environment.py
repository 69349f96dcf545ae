"""The virtual environment: real ones, but nothing is fetched into them."""

from __future__ import annotations

from pathlib import Path

import pytest

import environment
from environment import Environment, SetupFailed

PROJECT = """
[project]
dependencies = ["one>=1", "two"]
[dependency-groups]
test = ["three"]
build = ["four"]
"""


class Offline(Environment):
    """Notes what pip was asked for and puts an empty `desktop` where it would have put ours."""

    def __init__(self, root: Path, folder: Path | None = None, groups: tuple[str, ...] | None = None) -> None:
        super().__init__(root, folder, groups)
        self.asked: list[tuple[str, ...]] = []

    def _pip(self, *arguments: str) -> None:
        self.asked.append(arguments)
        next(self.python.parent.parent.glob("[lL]ib/**/site-packages")).joinpath("desktop.py").touch()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with an environment: making one takes seconds, so the tests share it."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "packaging").mkdir()
    (folder / "packaging" / "constraints.txt").write_text("one==1\n")
    (folder / "pyproject.toml").write_text(PROJECT)
    Offline(folder).provide()
    return folder


def test_it_is_made_from_pyproject_under_the_constraints(root: Path) -> None:
    (root / ".venv" / "airdesk-stamp").unlink()
    made = Offline(root)
    made.provide()
    dependencies, itself = made.asked
    assert dependencies == ("-c", str(root / "packaging" / "constraints.txt"), "one>=1", "two", "four", "three")
    assert itself == ("--no-deps", "--no-build-isolation", "-e", str(root))
    assert made.python.exists()


def test_a_complete_one_is_left_alone(root: Path) -> None:
    again = Offline(root)
    again.provide()
    assert again.asked == []


def test_other_versions_make_it_again(root: Path) -> None:
    before = Offline(root).fingerprint()
    constraints = root / "packaging" / "constraints.txt"
    constraints.write_text("one==1.1\n")
    assert Offline(root).fingerprint() != before
    (root / "pyproject.toml").write_text(PROJECT + "[tool.ruff]\nline-length = 90\n")
    changed = Offline(root).fingerprint()
    (root / "pyproject.toml").write_text(PROJECT)
    assert Offline(root).fingerprint() == changed  # rules of the linter do not
    constraints.write_text("one==1\n")
    assert Offline(root).fingerprint() == before


def test_a_broken_one_is_made_again(root: Path) -> None:
    Offline(root).python.unlink()
    broken = Offline(root)
    broken.provide()
    assert broken.asked
    assert broken.python.exists()


def test_what_does_not_load_is_said(root: Path) -> None:
    with pytest.raises(SetupFailed, match="No module named 'PySide6'"):
        Environment(root).prove()


def test_a_failing_installation_is_tried_again_and_then_said(
    root: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SetupFailed, match="could not be installed"):
        Environment(root)._pip("no-such-thing-as-this")
    assert capfd.readouterr().out.count("broke off") == 2


def test_settings_that_would_send_packages_elsewhere_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("PIP_CERT", "/kept")
    assert "PIP_TARGET" not in environment.clean()
    assert environment.clean()["PIP_CERT"] == "/kept"


def test_another_folder_holds_the_groups_that_are_named_and_the_project_only_when_it_is_installed(
    root: Path, tmp_path: Path
) -> None:
    other = Offline(root, tmp_path / "build" / "venv", ("build",))
    other.provide()
    assert other.asked == [("-c", str(root / "packaging" / "constraints.txt"), "one>=1", "two", "four")]
    assert other.site_packages.is_dir()
    other.install()
    assert other.asked[1:] == [("--no-deps", "--no-build-isolation", "--force-reinstall", str(root))]
    again = Offline(root, tmp_path / "build" / "venv", ("build",))
    again.provide()
    assert again.asked == []


def test_our_own_constraints_pin_every_dependency() -> None:
    ours = Environment(Path(__file__).parents[2])
    pinned = {
        line.partition("==")[0].lower().replace("_", "-")
        for line in ours._constraints.read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    wanted = {one.split(">")[0].split("=")[0].lower().replace("_", "-") for one in ours.requirements()}
    assert wanted <= pinned
