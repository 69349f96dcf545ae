from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import desktop
from desktop.ui.about_dialog import AboutDialog, facts
from desktop.ui.theme import Theme


def test_it_names_version_and_licence_and_copies_the_facts(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = AboutDialog(theme, parent)
    dialog.show()
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert desktop.__version__ in words
    assert "GNU General Public License" in words
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == facts()
    assert not dialog.isModal()
