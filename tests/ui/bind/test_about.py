from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from desktop.control import licences
from desktop.ui.about_dialog import AboutDialog
from desktop.ui.bind.about import open_about, open_licences
from desktop.ui.licences_dialog import LicencesDialog
from desktop.ui.main_window import MainWindow

Reading = tuple[Callable[[], str], Callable[[str], None]]


@pytest.fixture
def readings(window: MainWindow) -> list[Reading]:
    """What a worker thread is asked for."""
    asked: list[Reading] = []
    window.reading_wanted.connect(lambda read, tell: asked.append((read, tell)))
    return asked


def test_the_command_opens_it_and_ffmpeg_follows(window: MainWindow, readings: list[Reading]) -> None:
    window.actions_.action("help.about").trigger()
    dialog = window.findChild(AboutDialog)
    assert isinstance(dialog, AboutDialog)
    assert dialog.isVisible()
    ((read, tell),) = readings
    assert read == licences.ffmpeg_here
    tell("8.1.2")
    assert any("FFmpeg 8.1.2" in label.text() for label in dialog.findChildren(QLabel))


def test_the_licences_are_opened_from_it(
    window: MainWindow, readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "read", lambda version, shipped, resources: f"{shipped} {resources.name}")
    open_about(window).licences_wanted.emit()
    dialog = window.findChild(LicencesDialog)
    assert isinstance(dialog, LicencesDialog)
    read, tell = readings[-1]
    tell(read())
    assert dialog.text.toPlainText() == "None resources"


def test_what_cannot_be_read_is_logged_and_said(
    window: MainWindow, readings: list[Reading], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(version: str, shipped: Path | None, resources: Path) -> str:
        raise OSError("gone")

    monkeypatch.setattr(licences, "read", fail)
    dialog = open_licences(window)
    ((read, tell),) = readings
    with caplog.at_level(logging.ERROR):
        tell(read())
    assert "gone" in caplog.text
    assert any("could not be read" in label.text() for label in dialog.findChildren(QLabel))


def test_what_is_read_too_late_is_told_to_nobody(window: MainWindow, readings: list[Reading]) -> None:
    dialog = open_licences(window)
    ((_, tell),) = readings
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    tell("too late")
