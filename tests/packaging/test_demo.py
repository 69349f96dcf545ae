"""`demo` where nobody sees it: a stand-in console under a real virtual display."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import demo
from tests.packaging.test_story import source, state

needs_display = pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="needs the package xvfb")

CONSOLE = """#!/bin/sh
echo "$@" > arguments
echo "$QTWEBENGINE_DISABLE_SANDBOX" > sandbox
while [ "$1" != "" ]; do
  case "$1" in --print-state) state=$2 ;; --screenshot) picture=$2 ;; esac
  shift
done
test -n "$DISPLAY" || exit 9
sleep 1
test -e told && cp told "$state"
test "$picture" && : > "$picture"
test -e stays && sleep 60
exit $(cat status)
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(demo, "MOMENTS_S", (0.5,))
    (tmp_path / "console").write_text(CONSOLE)
    (tmp_path / "console").chmod(0o755)
    (tmp_path / "status").write_text("0")
    (tmp_path / "told").write_text(json.dumps(state(source())))
    return tmp_path


def run(checkout: Path, *extra: str) -> int:
    return demo.run(checkout / "console", checkout, list(extra))


@needs_display
def test_pictures_are_kept_and_what_happened_is_told(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    old, cache = checkout / "demo" / "home" / "recordings", checkout / "demo" / "home" / "cache"
    old.mkdir(parents=True)
    cache.mkdir()
    assert run(checkout, "--verbose") == 0
    said = capfd.readouterr().out
    assert "Maria: receiving. 2.0 MB received, all of it recorded; 50 pictures decoded, 48 shown, 2 dropped." in said
    assert f"Pictures in {checkout / 'demo'}: 1-after-0.5-s.png, 4-at-the-end.png." in said
    assert (checkout / "demo" / "1-after-0.5-s.png").read_bytes().startswith(b"\x89PNG")
    assert not old.exists()
    assert cache.exists()
    arguments = (checkout / "arguments").read_text().split()
    assert arguments[:3] == ["-m", "desktop", "--demo"]
    assert arguments[-3:] == ["--exit-after", "30", "--verbose"]


@needs_display
@pytest.mark.parametrize(("user", "set_to"), [(0, "1"), (1000, "")])
def test_root_has_calls_in_the_demo_and_others_keep_the_sandbox(
    user: int, set_to: str, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr("os.geteuid", lambda: user)
    assert run(checkout) == 0
    assert (checkout / "sandbox").read_text().strip() == set_to


@needs_display
def test_a_console_that_fails_fails_the_demo(checkout: Path) -> None:
    (checkout / "status").write_text("3")
    assert run(checkout) == 3


@needs_display
def test_a_console_that_tells_nothing_fails_the_demo(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (checkout / "told").unlink()
    assert run(checkout) == 1
    assert "told nothing" in capfd.readouterr().err


@needs_display
def test_a_demo_without_a_single_byte_fails(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (checkout / "told").write_text(json.dumps(state(source(state="joining", bytes_received=0, bytes_recorded=0))))
    assert run(checkout) == 1
    assert "Maria: joining. Nothing received." in capfd.readouterr().out


@needs_display
def test_a_console_that_stays_is_ended(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "GRACE_S", 1.0)
    (checkout / "stays").touch()
    assert run(checkout, "--exit-after", "1") != 0
    assert "did not leave by itself" in capfd.readouterr().err


def test_without_any_display_it_says_what_to_install(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(checkout))
    assert run(checkout) == 1
    assert "xvfb" in capsys.readouterr().err


def test_with_a_display_the_window_is_the_operators(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":77")
    assert demo.has_display()
    assert run(checkout, "--verbose") == 0
    arguments = (checkout / "arguments").read_text()
    assert "--exit-after" not in arguments
    assert arguments.strip().endswith("--verbose")


@pytest.mark.parametrize(
    ("words", "value"),
    [([], None), (["--a", "1", "--a=2"], "2"), (["--a=1", "--a", "2"], "2"), (["--a"], None), (["--ab", "1"], None)],
)
def test_the_last_of_equal_options_counts(words: list[str], value: str | None) -> None:
    assert demo._after("--a", words) == value
