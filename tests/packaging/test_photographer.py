"""The script on a window whose rooms are stand-ins; the demo studio itself is what the command is for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import photographer
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme
from photographer import Photographer
from tests.ui.conftest import cache as cache
from tests.ui.conftest import languages as languages
from tests.ui.conftest import theme as theme
from tests.ui.evening import Evening
from tests.ui.fit import settle


@pytest.fixture
def idle(theme: Theme, languages: Languages, qtbot: QtBot, tmp_path: Path) -> Iterator[Photographer]:
    """It would begin with the next turn of the loop, and does not."""
    evening = Evening(theme, languages, qtbot)
    found = Photographer(evening.window, tmp_path)
    found.idle()
    yield found
    for child in evening.window.findChildren(QWidget):
        if child.isWindow():
            child.close()


def test_a_round_has_every_window(idle: Photographer, tmp_path: Path) -> None:
    for wait_ms in idle.round(tmp_path / "en-dark"):
        assert wait_ms > 0
        settle()
    taken = {file.stem for file in idle.taken}
    assert {"main-1600", "main-1280", "invite", "as-run", "playlist", "shortcuts", "welcome", "muted"} <= taken
    assert {f"settings-{page}" for page in photographer.PAGES} <= taken
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in idle.taken)
    assert not idle.window.is_first_run


def test_what_does_not_come_is_said(
    idle: Photographer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(photographer, "PATIENCE_S", 0.0)
    list(idle.until(lambda: False, "rain"))
    assert "not in the pictures: rain" in capsys.readouterr().err


def test_it_wants_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert photographer.main([]) == 2
    assert "OUT" in capsys.readouterr().out
