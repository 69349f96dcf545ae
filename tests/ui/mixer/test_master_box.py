from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.mixer.master_box import MasterBox
from desktop.ui.mixer.master_words import Act, Box
from desktop.ui.theme import Theme

LOST = Box("error", "The mix is gone.", ((Act.CHECK, "Check"), (Act.RESTART, "Start again")))


def test_it_shows_a_sentence_and_what_can_be_done(theme: Theme, qtbot: QtBot) -> None:
    box = MasterBox(theme)
    qtbot.addWidget(box)
    acted: list[Act] = []
    box.acted.connect(acted.append)
    assert box.isHidden()
    box.show_box(LOST)
    assert not box.isHidden()
    assert box.text == "The mix is gone."
    for button in box.buttons:
        button.click()
    assert acted == [Act.CHECK, Act.RESTART]
    box.show_box(Box("info", "Waiting."))
    assert all(button.isHidden() for button in box.buttons)
    box.show_box(None)
    assert box.isHidden()


def test_a_long_sentence_has_its_room(theme: Theme, qtbot: QtBot) -> None:
    box = MasterBox(theme)
    qtbot.addWidget(box)
    box.show_box(Box("warn", "Nobody has sent for 0:41. " * 4, ((Act.STOP, "Stop mix"),)))
    box.resize(270, 200)
    tall = box.minimumSizeHint().height()
    box.resize(540, 200)
    assert box.minimumSizeHint().height() < tall
