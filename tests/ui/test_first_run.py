from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.first_run import FirstRun
from desktop.ui.settings.connect_words import Service, service_name
from desktop.ui.studio_picture import StudioPicture
from desktop.ui.theme import Theme


def test_the_two_cards_wish(theme: Theme, qtbot: QtBot) -> None:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    page.resize(1280, 900)
    page.show()
    with qtbot.waitSignal(page.demo_wanted):
        page.first_button.click()
    connect = next(b for b in page.findChildren(QPushButton) if b.text() == "Connect services…")
    with qtbot.waitSignal(page.connect_wanted):
        connect.click()


def test_every_service_is_named_as_the_way_through_them_names_it(theme: Theme, qtbot: QtBot) -> None:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    page.resize(1280, 900)
    page.show()
    shown = [label for label in page.findChildren(QLabel) if label.isVisible()]
    said = [label.text() for label in shown]
    assert [name for name in said if name in map(service_name, Service)] == [service_name(one) for one in Service]
    for label in shown:
        assert label.height() >= label.sizeHint().height() or label.wordWrap(), label.text()


def test_enter_presses_the_card_that_stands_ready(theme: Theme, qtbot: QtBot) -> None:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.demo_wanted):
        qtbot.keyClick(page.first_button, Qt.Key.Key_Return)


def test_pictures_go_when_the_window_is_low(theme: Theme, qtbot: QtBot) -> None:
    page = FirstRun(theme)
    qtbot.addWidget(page)
    page.resize(1280, 900)
    page.show()
    picture = page.findChild(StudioPicture)
    assert picture is not None
    assert picture.isVisible()
    page.resize(1280, 700)
    assert not picture.isVisible()
