"""The menu of clans."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.channel import Clan
from desktop.ui.channels.clan_menu import SEARCH_FROM, ClanMenu
from desktop.ui.theme import Theme


def test_many_clans_are_found_by_typing(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    menu = ClanMenu(theme, parent)
    qtbot.addWidget(menu)
    menu.set_clans([Clan(n, f"Đội {n}") for n in range(1, SEARCH_FROM)], 1)
    assert menu.words.isHidden()
    menu.set_clans([*(Clan(n, f"Đội {n}") for n in range(1, 40)), Clan(99, "Huế", unread=4000)], 1)
    menu.open_at(parent)
    assert not menu.words.isHidden()
    menu.words.setText("doi 17")
    assert [one.id for one in menu.list.people.rows] == [17]
    menu.words.setText("hue")
    assert [one.badge for one in menu.list.people.rows] == ["999+"]
    assert menu.list.people.rows[0].spoken.endswith("4000 unread")
    with qtbot.waitSignal(menu.chosen) as chosen:
        qtbot.keyClick(menu.words, Qt.Key.Key_Return)
    assert chosen.args == [99]
    assert menu.isHidden()
