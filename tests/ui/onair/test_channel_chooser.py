from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from desktop.core.channel import Mark
from desktop.ui.onair.channel_chooser import ChannelChooser
from desktop.ui.theme import Theme
from tests.ui.fake_mezon import NIGHT, SHOW, TALK


def test_only_streaming_channels_are_offered_and_enter_takes_the_first(
    theme: Theme, parent: QMainWindow, qtbot: QtBot
) -> None:
    chooser = ChannelChooser(theme, parent)
    chooser.set_channels((SHOW, TALK, NIGHT), SHOW.id)
    chooser.set_marks({NIGHT.id: Mark(live=True)})
    chooser.open_at(parent)
    chooser.words.setFocus()
    qtbot.waitUntil(chooser.words.hasFocus)
    chooser.words.setText("night")
    with qtbot.waitSignal(chooser.chosen) as chosen:
        qtbot.keyClick(chooser.words, Qt.Key.Key_Return)
    assert chosen.args == [NIGHT]
    assert not chooser.isVisible()


def test_a_clan_without_one_says_so(theme: Theme, parent: QMainWindow, qtbot: QtBot) -> None:
    chooser = ChannelChooser(theme, parent)
    chooser.set_channels((TALK,), 0)
    chooser.open_at(parent)
    assert not chooser.list.isVisible()
    assert chooser._none.isVisible()
    with qtbot.waitSignal(chooser.create_wanted):
        chooser.create_button.click()
    assert not chooser.isVisible()
