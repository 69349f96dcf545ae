from __future__ import annotations

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
