from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.settings.schema import Recording, Settings
from desktop.ui.settings.recording_page import RecordingPage
from desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, qtbot: QtBot, tmp_path: Path) -> RecordingPage:
    found = RecordingPage(theme, tmp_path)
    qtbot.addWidget(found)
    found.show_settings(Settings())
    return found


def test_the_folder_in_force_is_shown(page: RecordingPage, tmp_path: Path) -> None:
    assert page.folder.text() == str(tmp_path)
    page.show_settings(Settings(recording=Recording(folder="/elsewhere")))
    assert page.folder.text() == "/elsewhere"


def test_another_folder_is_chosen_without_waiting(page: RecordingPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.choose.click()
    chooser = page.window().findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(page.edited) as saved:
        chooser.fileSelected.emit(str(tmp_path / "other"))
    assert saved.args == ["recording", Recording(folder=str(tmp_path / "other"))]
    with qtbot.waitSignal(page.edited) as saved:
        chooser.fileSelected.emit(str(tmp_path))
    assert saved.args[1].folder == ""
    chooser.reject()


def test_every_row_reaches_the_setting(page: RecordingPage, qtbot: QtBot) -> None:
    page.warn_hours.setValue(1.5)
    page.warn_gb.setValue(30)
    page.stop_gb.setValue(5)
    with qtbot.waitSignal(page.edited) as saved:
        page.automatic.click()
    assert saved.args[1] == Recording(automatic=False, warn_hours=1.5, warn_gb=30, stop_gb=5)


def test_showing_is_not_editing(page: RecordingPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.edited):
        page.show_settings(Settings(recording=Recording(automatic=False, warn_hours=9, stop_gb=2)))
    with qtbot.waitSignal(page.open_folder_wanted):
        page.open.click()
