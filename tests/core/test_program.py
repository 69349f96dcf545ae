from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.core import program


def test_a_checkout_is_started_as_a_module_from_its_root() -> None:
    assert program.command() == [sys.executable, "-m", "desktop"]
    assert program.folder() == Path(__file__).parents[2]


def test_an_installed_program_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program.command() == [sys.executable]
    assert program.folder() is None


def python(words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", words], stdin=subprocess.PIPE)


def test_who_ends_when_asked_is_not_killed() -> None:
    with python("import sys; sys.stdin.read(); sys.exit(3)") as process:
        assert process.stdin is not None
        process.stdin.close()
        assert program.ended(process, within_s=60.0) == 3


def test_who_does_not_end_is_killed() -> None:
    with python("import sys; sys.stdin.read()") as process:
        assert program.ended(process, within_s=0.01) not in (0, None)
