"""What kills the interpreter leaves a trace behind, and traces do not fill the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core.crash_trace import MOST_BYTES

ROOT = Path(__file__).resolve().parents[2]
BEGIN = "import faulthandler, sys; from pathlib import Path; from desktop.core.crash_trace import keep_crash_traces; "


def run(program: str, file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *options, "-c", BEGIN + program, str(file)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_fault_below_python_says_where_it_stood(tmp_path: Path) -> None:
    file = tmp_path / "crash.log"
    for _ in range(2):
        ended = run("keep_crash_traces(Path(sys.argv[1])); faulthandler._sigabrt()", file)
        assert ended.returncode != 0
        assert ended.stderr == ""
    text = file.read_text()
    assert text.count("Fatal Python error: Aborted") == 2  # of both, one after the other
    assert 'File "<string>"' in text
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


def test_who_wants_it_on_the_terminal_gets_it_there(tmp_path: Path) -> None:
    file = tmp_path / "crash.log"
    ended = run("keep_crash_traces(Path(sys.argv[1])); faulthandler._sigabrt()", file, "-X", "faulthandler")
    assert "Fatal Python error" in ended.stderr
    assert not file.exists()


def test_many_crashes_do_not_fill_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "crash.log"
    file.write_bytes(b"x" * (MOST_BYTES + 1))
    assert run("keep_crash_traces(Path(sys.argv[1]))", file).returncode == 0
    assert file.read_bytes() == b""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such pipes")
def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "crash.log"
    os.mkfifo(file)
    program = "keep_crash_traces(Path(sys.argv[1])); sys.exit(faulthandler.is_enabled())"
    assert run(program, file).returncode == 0
