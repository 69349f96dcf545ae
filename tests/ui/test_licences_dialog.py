from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton

from desktop.ui.i18n import Languages
from desktop.ui.licences_dialog import LicencesDialog
from desktop.ui.theme import Theme


@pytest.fixture
def dialog(theme: Theme, parent: QMainWindow) -> LicencesDialog:
    made = LicencesDialog(theme, parent)
    made.show()
    return made


def said(dialog: LicencesDialog) -> str:
    (label,) = dialog.findChildren(QLabel)
    return label.text()


def copier(dialog: LicencesDialog) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy")


def test_it_says_that_it_reads_and_then_shows_what_was_read(dialog: LicencesDialog) -> None:
    assert said(dialog) == "Reading the licences…"
    assert not copier(dialog).isEnabled()
    dialog.show_text("av 18.1 (BSD)\nTerms.")
    assert "where the sources are" in said(dialog)
    assert dialog.text.toPlainText() == "av 18.1 (BSD)\nTerms."
    assert dialog.text.isReadOnly()
    assert dialog.text.accessibleName() == "Licences"
    copier(dialog).click()
    assert QGuiApplication.clipboard().text() == "av 18.1 (BSD)\nTerms."
    assert not dialog.isModal()


def test_what_could_not_be_read_is_said(dialog: LicencesDialog) -> None:
    dialog.show_text("")
    assert "could not be read" in said(dialog)
    assert not copier(dialog).isEnabled()


def test_it_changes_its_language_while_open(dialog: LicencesDialog, languages: Languages) -> None:
    dialog.show_text("Terms.")
    before = said(dialog)
    languages.use("pseudo")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert said(dialog) != before
    assert dialog.text.toPlainText() == "Terms."
