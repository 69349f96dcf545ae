from __future__ import annotations

from pathlib import Path

import pytest

import demo
import dev
import pictures
from environment import SetupFailed


def test_without_a_display_a_virtual_one_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "has_display", lambda: False)
    unseen = pictures.command(Path("/python"), tmp_path)
    assert unseen[0] == "xvfb-run"
    monkeypatch.setattr(demo, "has_display", lambda: True)
    assert pictures.command(Path("/python"), tmp_path) == unseen[-3:]
    assert unseen[-3:] == ["/python", str(dev.ROOT / "packaging" / "photographer.py"), str(tmp_path)]


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_wanted: object) -> Path:
        raise SetupFailed("no network")

    monkeypatch.setattr(dev, "set_up", fail)
    assert pictures.main(["out"]) == 1
    assert "no network" in capsys.readouterr().err


def test_it_wants_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert pictures.main([]) == 2
    assert "OUT" in capsys.readouterr().out
