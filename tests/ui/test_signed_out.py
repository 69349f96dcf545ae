from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.i18n import Languages
from desktop.ui.signed_out import SignedOut, channels_words, chat_words
from desktop.ui.theme import Theme


def test_it_says_why_and_offers_the_way_in(theme: Theme, languages: Languages, qtbot: QtBot) -> None:
    place = SignedOut(theme, "user", channels_words)
    qtbot.addWidget(place)
    place.show()
    button = next(one for one in place.findChildren(QPushButton) if one.isVisible())
    assert {label.text() for label in place.findChildren(QLabel)} >= set(channels_words()[:2])
    with qtbot.waitSignal(place.primary_pressed):
        button.click()
    before = button.text()
    languages.use("pseudo")
    QApplication.processEvents()
    assert button.text() == channels_words()[2] != before


def test_each_dock_has_its_words(theme: Theme) -> None:
    assert channels_words()[1] != chat_words()[1]
