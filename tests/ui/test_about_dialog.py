from __future__ import annotations

import platform

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

import desktop
from desktop.ui.about_dialog import AboutDialog, facts
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme


@pytest.fixture
def dialog(theme: Theme, parent: QMainWindow) -> AboutDialog:
    made = AboutDialog(theme, parent)
    made.show()
    return made


def words(dialog: AboutDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def press(dialog: AboutDialog, text: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == text).click()


def test_it_names_version_and_licence_and_copies_the_facts(dialog: AboutDialog) -> None:
    assert desktop.__version__ in words(dialog)
    assert "GNU General Public License" in words(dialog)
    press(dialog, "Copy")
    assert QGuiApplication.clipboard().text() == facts()
    assert not dialog.isModal()


def test_ffmpeg_is_named_once_it_is_known(dialog: AboutDialog) -> None:
    dialog.show_ffmpeg("")
    assert "\nFFmpeg" not in words(dialog)
    dialog.show_ffmpeg("8.1.2")
    press(dialog, "Copy")
    copied = QGuiApplication.clipboard().text()
    assert copied in words(dialog)
    assert "FFmpeg 8.1.2" in copied
    assert f"Python {platform.python_version()}" in copied


def test_the_licences_are_asked_for(dialog: AboutDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.licences_wanted):
        press(dialog, "Licences…")


def test_it_changes_its_language_while_open(dialog: AboutDialog, languages: Languages) -> None:
    english = {button.text() for button in dialog.findChildren(QPushButton)}
    languages.use("pseudo")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert not english & {button.text() for button in dialog.findChildren(QPushButton)}
    assert dialog.windowTitle() != "About Airdesk"
