from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from desktop.core.pull import PullEnded, PullFault
from desktop.media.pull_srt import Srt

WRITES = '#!/bin/sh\ncat >&2\nprintf %s "$*"\n'


def program(folder: Path, text: str) -> None:
    path = folder / "ffmpeg"
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.defpath}")
    return tmp_path


def test_without_the_program_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PullEnded) as ended:
        Srt("srt://127.0.0.1:9000")
    assert ended.value.fault is PullFault.PROGRAM


def test_the_address_is_in_no_argument(folder: Path) -> None:
    program(folder, WRITES)
    srt = Srt("srt://127.0.0.1:9000?passphrase=it's")
    said = b""
    while data := srt.read(4096):
        said += data
    srt.close()
    assert b"passphrase" not in said
    assert b"concat" in said


@pytest.mark.parametrize(
    ("words", "fault"),
    [("srt://x: Protocol not found", PullFault.PROGRAM), ("Connection timed out", PullFault.UNREACHABLE)],
)
def test_why_nothing_came(folder: Path, words: str, fault: PullFault) -> None:
    program(folder, f"#!/bin/sh\ncat >/dev/null\necho '{words}' >&2\nexit 1\n")
    srt = Srt("srt://127.0.0.1:9000")
    with pytest.raises(PullEnded) as ended:
        srt.read(4096)
    srt.close()
    assert ended.value.fault is fault
