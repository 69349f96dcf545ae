"""The test of an installed console, against consoles that work and consoles that fail in each way."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

import selftest
from selftest import Fault, Growth, Watch

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is started by its first line")

# What it is told in `manner` it does wrongly; all else it does as the console would.
CONSOLE = """#!{python}
import json, pathlib, struct, sys, time
manner = pathlib.Path(__file__).with_name("manner").read_text()
if sys.argv[1:] == ["--call"]:
    assert json.loads(sys.stdin.readline()) == {{"type": "open"}}
    if manner == "slow":
        time.sleep(60)
    if manner != "callless":
        print(json.dumps({{"type": "said"}}), json.dumps({{"type": "ready"}}), sep=chr(10), flush=True)
        sys.stdin.read()
    sys.exit(0)
words = dict(zip(sys.argv[1:], sys.argv[2:]))
assert "--demo" in sys.argv and "--demo-on-air" in sys.argv
home, state = pathlib.Path(words["--home"]), pathlib.Path(words["--print-state"])
recording = home / "recordings" / "one.mp4"
recording.parent.mkdir(parents=True, exist_ok=True)
if manner == "draws clips" and not (home / "cache").exists():
    (home / "cache").mkdir()
    manner = "still"
until, shown = time.monotonic() + float(words["--exit-after"]), 0
if manner == "crashes":
    sys.exit(3)
told = 0
while time.monotonic() < until or told < 25 or manner == "stays":  # however busy the computer is
    told += 1
    shown += manner != "still"
    with recording.open("ab") as file:
        file.write(b"." * (manner != "silent"))
    live = {{"state": "off"}} if manner == "dark" else {{"state": "on_air", "on_air_since": "2026-01-01T00:00:00Z"}}
    if manner == "failing":
        live = {{"state": "failed", "on_air_since": None}}
    source = {{"id": "1", "frames_shown": shown, "recording_path": str(recording)}}
    if manner == "lost":
        source["recording_path"] = str(home / "elsewhere.mp4")
    if manner != "mute":
        state.with_suffix(".new").write_text(json.dumps({{"sources": [source], "live": live}}))
        state.with_suffix(".new").replace(state)
    time.sleep(0.02)
size = (64, 64) if manner == "tiny" else (1280, 800)
picture = b"\\x89PNG\\r\\n\\x1a\\n" + struct.pack(">I4sII", 13, b"IHDR", *size)
if manner != "unseen":
    pathlib.Path(words["--screenshot"]).write_bytes(b"GIF89a" if manner == "garbled" else picture)
sys.exit(7 if manner == "sorry" else 0)
"""


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(selftest, "LOOK_S", 0.02)
    monkeypatch.setattr(selftest, "PAGE_S", 2.0)
    monkeypatch.setattr(selftest, "LONGER", 1.0)
    program = tmp_path / "airdesk"
    program.write_text(CONSOLE.format(python=sys.executable))
    program.chmod(0o755)
    return program


def tried(console: Path, manner: str, grace_s: float = 20.0) -> int:
    console.with_name("manner").write_text(manner)
    return selftest.main([str(console), "--seconds", "1.5", "--grace", str(grace_s)])


def test_one_that_works(console: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert tried(console, "well") == 0
    said = capfd.readouterr()
    assert "Seen: 1 moving pictures, 1 growing recordings, on air, the page of a call." in said.out
    assert "The installed console works." in said.out
    assert not said.err


@pytest.mark.parametrize(
    ("manner", "fault", "sentence"),
    [
        ("crashes", Fault.STATUS, "left too early, after 0 s, with status 3"),
        ("mute", Fault.NO_STATE, "told nothing of its state"),
        ("still", Fault.NO_PICTURE, "No source showed a moving picture."),
        ("silent", Fault.NO_RECORDING, "No recording grew on the disk."),
        ("lost", Fault.NO_RECORDING, "No recording grew on the disk."),
        ("dark", Fault.NO_LAMP, "The lamp never said ON AIR; it was 'off' at the end."),
        ("failing", Fault.NO_LAMP, "it was 'failed' at the end."),
        ("unseen", Fault.NO_SCREENSHOT, "There is no picture of its window."),
        ("tiny", Fault.NO_SCREENSHOT, "is 64 x 64: that is no console."),
        ("garbled", Fault.NO_SCREENSHOT, "that is no console."),
        ("sorry", Fault.STATUS, "The console left with status 7."),
        ("callless", Fault.NO_CALL_PAGE, "The page of a call did not open"),
        ("slow", Fault.NO_CALL_PAGE, "did not open within 2 s"),
    ],
)
def test_each_failure_is_one_sentence_and_a_status(
    console: Path, capfd: pytest.CaptureFixture[str], manner: str, fault: Fault, sentence: str
) -> None:
    assert tried(console, manner) == fault
    failures = [line for line in capfd.readouterr().err.splitlines() if line.startswith("FAILED")]
    assert len(failures) == 1
    assert sentence in failures[0]


def test_a_slow_first_start_is_forgiven(console: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert tried(console, "draws clips") == 0
    said = capfd.readouterr().out
    assert said.count("Not all was seen within 1.5 s.") == 1
    assert "The installed console works." in said


def test_one_that_does_not_leave_is_ended(console: Path, capfd: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    assert tried(console, "stays", grace_s=0.5) == Fault.STAYED
    assert time.monotonic() - began < 15
    assert "did not leave within 2 s and was ended" in capfd.readouterr().err
    shown = subprocess.run(["ps", "-A", "-o", "args"], capture_output=True, text=True, check=False).stdout
    assert str(console) not in shown


def test_what_is_no_program(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert selftest.main([str(tmp_path / "airdesk")]) == Fault.NO_START
    assert "The program does not start: No such file or directory." in capfd.readouterr().err


def test_a_home_that_is_given_is_kept(console: Path, tmp_path: Path) -> None:
    console.with_name("manner").write_text("well")
    home, picture = tmp_path / "home", tmp_path / "window.png"
    words = ["--home", str(home), "--screenshot", str(picture), "--seconds", "0.5"]
    assert selftest.main([str(console), *words]) == 0
    assert (home / "recordings" / "one.mp4").exists()
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1280, 800)


def test_a_figure_that_jumped_once_does_not_move() -> None:
    growth = Growth()
    for value in (0, 25, 25, 25, 20, 25):
        growth.take("one", value)
    assert not growth.grown
    for value in (26, 27):
        growth.take("one", value)
    assert growth.grown == ["one"]


def test_half_a_state_is_not_read(tmp_path: Path) -> None:
    watch = Watch()
    watch.look(tmp_path / "state.json")
    (tmp_path / "state.json").write_text('{"sources": [')
    watch.look(tmp_path / "state.json")
    assert not watch.told
    assert watch.sentence() == "0 moving pictures, 0 growing recordings, not on air"


def test_it_needs_nothing_but_python() -> None:
    """It is run where Airdesk's own packages are not."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-I", "-S", str(selftest.__file__), "--help"]
    assert subprocess.run(command, capture_output=True, env=environment, check=False).returncode == 0
