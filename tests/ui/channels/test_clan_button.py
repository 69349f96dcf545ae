from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.channels.clan_button import ClanButton
from desktop.ui.theme import Theme


def test_it_paints_a_clan_or_the_words_for_none(theme: Theme, qtbot: QtBot) -> None:
    button = ClanButton(theme)
    qtbot.addWidget(button)
    button.resize(248, 36)
    button.show_clan("", 0, "Channels")
    assert button.text() == "Channels"
    bare = button.grab().toImage()
    button.show_clan("Mekong Radio", 7, "Channels")
    assert button.text() == "Mekong Radio"
    named = button.grab().toImage()
    assert named != bare
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button.grab().toImage() != named
    button.show_clan("A very long name of a clan that no dock has room for at all", 7, "")
    assert button.sizePolicy().horizontalPolicy() is button.sizePolicy().Policy.Ignored
