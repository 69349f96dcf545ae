"""The two commands of the README."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import demo
import dev
import system
from environment import SetupFailed


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> list[tuple[system.Package, ...]]:
    """Nothing is set up; what was wanted of the system is noted."""
    wanted: list[tuple[system.Package, ...]] = []

    def set_up(packages: tuple[system.Package, ...]) -> Path:
        wanted.append(packages)
        return Path(sys.executable)

    monkeypatch.setattr(dev, "set_up", set_up)
    return wanted


def checked(monkeypatch: pytest.MonkeyPatch, failing: str = "") -> list[str]:
    """Run programs that succeed or fail instead of the checks; the names of those that ran."""
    ran: list[str] = []
    real = dev.run

    def run(name: str, command: list[str]) -> int:
        ran.append(name)
        return real(name, [sys.executable, "-c", f"raise SystemExit({int(name == failing)})"])

    monkeypatch.setattr(dev, "run", run)
    return ran


def test_test_runs_every_check_and_then_the_tests(
    ready: list[object], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ran = checked(monkeypatch)
    assert dev.main(["test"]) == 0
    assert ran == ["ruff check", "ruff format", "mypy", "lint-imports", "translations", "pytest"]
    assert ready == [system.FOR_TESTS]
    assert "All checks and tests passed." in capfd.readouterr().out


@pytest.mark.parametrize("failing", ["ruff check", "mypy", "pytest"])
def test_one_failure_fails_the_whole_and_the_rest_still_runs(
    ready: list[object], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], failing: str
) -> None:
    ran = checked(monkeypatch, failing)
    assert dev.main(["test"]) == 1
    assert len(ran) == 6
    assert f"Failed: {failing}." in capfd.readouterr().out


@pytest.mark.parametrize("words", [["-k", "one"], ["--", "-k", "one"]])
def test_more_arguments_go_to_pytest(words: list[str], ready: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    commands: dict[str, list[str]] = {}
    monkeypatch.setattr(dev, "run", lambda name, command: bool(commands.update({name: command})))
    assert dev.main(["test", *words]) == 0
    assert commands["pytest"][-2:] == ["-k", "one"]
    assert "one" not in commands["mypy"]


def test_a_chosen_number_of_processes_counts() -> None:
    (*_, (_, command)) = dev.checks(Path(sys.executable), ["-n0"])
    assert command.count("-n") == 0


def test_demo_passes_arguments_and_status_on(ready: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(demo, "run", lambda *arguments: given.append(arguments) or 7)
    assert dev.main(["demo", "--", "--exit-after", "5"]) == 7
    assert given == [(Path(sys.executable), dev.ROOT, ["--exit-after", "5"])]


@pytest.mark.parametrize(("display", "packages"), [(True, system.FOR_WINDOW), (False, system.FOR_DEMO)])
def test_demo_wants_a_virtual_display_only_without_a_real_one(
    ready: list[object], monkeypatch: pytest.MonkeyPatch, display: bool, packages: object
) -> None:
    monkeypatch.setattr(demo, "has_display", lambda: display)
    monkeypatch.setattr(demo, "run", lambda *_: 0)
    dev.main(["demo"])
    assert ready == [packages]


def test_what_cannot_be_set_up_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> Path:
        raise SetupFailed("no network")

    monkeypatch.setattr(dev, "set_up", fail)
    assert dev.main(["test"]) == 1
    assert "Airdesk cannot run yet: no network" in capsys.readouterr().err


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dev, "PYTHON", (4, 0))
    assert dev.main(["test"]) == 1
    assert "needs Python" in capsys.readouterr().err


def test_ci_runs_the_same_command() -> None:
    script = (dev.ROOT / ".ci" / "run").read_text()
    assert "set -euo pipefail" in script
    assert "python3 packaging/dev.py test" in script
