"""A second start brings the window to the front, and is told so."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.core.doorbell import Answer, ring
from desktop.ui import door as module
from desktop.ui.door import Door


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def raise_(self) -> None:
        self.calls.append("raise")
        super().raise_()

    def activateWindow(self) -> None:
        self.calls.append("activate")
        super().activateWindow()


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    found = Window()
    qtbot.addWidget(found)
    return found


def second_start(bell: Path, qtbot: QtBot, token: str = "") -> Answer:
    """As another process does it: it blocks."""
    answers: list[Answer] = []
    thread = threading.Thread(target=lambda: answers.append(ring(bell, lambda: False, token, patience_s=20)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    thread.join()
    return answers[0]


def test_every_second_start_shows_the_window(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    bell = tmp_path / "console.bell"
    door = Door(window, bell)
    assert bell.exists()
    for _ in range(3):
        window.calls.clear()
        window.showMinimized()
        assert second_start(bell, qtbot) is Answer.SHOWN
        assert window.calls == ["raise", "activate"]
        assert window.isVisible()
        assert not window.isMinimized()
    assert door.parent() is window


def test_who_rang_before_there_was_a_window_is_answered(window: Window, tmp_path: Path) -> None:
    bell = tmp_path / "console.bell"
    bell.write_text("ring")
    Door(window, bell)
    assert window.calls == ["raise", "activate"]
    assert bell.read_bytes() == b""


@pytest.mark.parametrize(("platform", "token"), [("wayland", "wayland-7"), ("xcb", None)])
def test_the_leave_to_come_to_the_front_is_handed_on_where_it_counts(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, token: str | None
) -> None:
    environment: dict[str, str] = {}
    monkeypatch.setattr(module.os, "environ", environment)
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    bell = tmp_path / "console.bell"
    bell.write_text("wayland-7")
    Door(window, bell)
    assert environment.get(module.TOKEN) == token
