from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.info_popover import InfoPopover
from desktop.ui.theme import Theme


def test_it_shows_facts_and_its_buttons_act_and_close_it(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    pressed: list[str] = []
    popover = InfoPopover(
        theme, window, "Ingest", [("Address", "<b>wss</b>")], [("Check", lambda: pressed.append("check"))], "It works."
    )
    popover.open_at(window)
    texts = [label.text() for label in popover.findChildren(QLabel)]
    assert texts == ["Ingest", "It works.", "Address", "<b>wss</b>"]
    popover.findChildren(QPushButton)[0].click()
    assert pressed == ["check"]
    assert not popover.isVisible()
