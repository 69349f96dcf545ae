from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.ui.chat.date_dialog import DateDialog
from desktop.ui.i18n import Languages
from desktop.ui.theme import Theme
from tests.ui.fit import settle


def test_a_day_until_today(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    dialog = DateDialog(theme, parent)
    dialog.show()
    assert dialog.day.date() == QDate.currentDate()
    dialog.day.setDate(QDate.currentDate().addDays(3))
    assert dialog.day.date() == QDate.currentDate()
    dialog.day.setDate(QDate(2026, 3, 1))
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.submit.click()
    assert wanted.args == [date(2026, 3, 1)]
    assert not dialog.isVisible()


def test_the_day_is_written_as_in_the_language(
    theme: Theme, parent: QMainWindow, languages: Languages, qtbot: QtBot
) -> None:
    dialog = DateDialog(theme, parent)
    dialog.show()
    dialog.day.setDate(QDate(2026, 3, 1))
    assert dialog.day.text() == "1 Mar 2026"
    languages.use("vi")
    settle()
    assert dialog.day.text() == "1 thg 3, 2026"
