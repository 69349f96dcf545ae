"""Going to a channel or a person by name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelType
from desktop.ui.channels.catalogue import Catalogue, Entry
from desktop.ui.channels.switcher import Switcher
from desktop.ui.theme import Theme

STREAM = Channel(1 << 60, 7, label="Đêm", type=ChannelType.STREAMING)
ANA = Channel(70, 0, type=ChannelType.DIRECT)


def test_typed_found_and_gone_to(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    switcher = Switcher(theme, parent)
    qtbot.addWidget(switcher)
    switcher.set_catalogue(Catalogue(), complete=False)
    assert "being read" in switcher.note.text()
    switcher.set_catalogue(
        Catalogue([Entry(ANA, "Ana", "Direct message", 1200), Entry(STREAM, "Đêm", "Mekong")]), complete=True
    )
    switcher.open_at(parent)
    first, second = switcher.list.people.rows
    assert (first.badge, first.icon, first.spoken.endswith("1200 unread")) == ("999+", "", True)
    assert (second.icon, second.second) == ("channel-stream", "Mekong")
    qtbot.keyClicks(switcher.words, "dem")
    with qtbot.waitSignal(switcher.channel_wanted) as wanted:
        qtbot.keyClick(switcher.words, Qt.Key.Key_Return)
    assert wanted.args == [STREAM]
