"""Ctrl+K, from the key to the channel."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelsState, ChannelType, Clan, Mark
from desktop.ui.bind.switcher import SwitcherBinding
from desktop.ui.channels.switcher import Switcher
from desktop.ui.main_window import MainWindow
from tests.ui.fake_mezon import NIGHT, SHOW, TALK, FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk

ANA = Channel(70, 0, type=ChannelType.DIRECT, usernames=("ana",))
FAR = Channel(80, 9, label="garden", unread=2)


class Scene:
    def __init__(self, window: MainWindow) -> None:
        self.window, self.mezon = window, FakeMezon()
        self.mezon.conversations._known[ANA.id] = ANA
        self.mezon.directory.others[Clan(9, "Huế")] = (FAR,)
        self.chosen: list[Channel] = []
        self.room = SwitcherBinding(window, cast("MezonDesk", self.mezon), self.chosen.append)

    @property
    def switcher(self) -> Switcher:
        assert self.room.switcher is not None
        return self.room.switcher

    @property
    def ids(self) -> list[int]:
        return [one.id for one in self.switcher.list.people.rows]


@pytest.fixture
def scene(window: MainWindow) -> Scene:
    return Scene(window)


def test_everything_can_be_found_and_the_unread_comes_first(scene: Scene) -> None:
    scene.mezon.channels.found = {TALK.id: Mark(unread=1)}
    scene.window.actions_.action("window.go_to").trigger()
    assert scene.mezon.directory.looked == 1
    assert scene.ids == [TALK.id, FAR.id, ANA.id, SHOW.id, NIGHT.id]


def test_what_is_chosen_is_opened_here_or_in_its_clan(scene: Scene, qtbot: QtBot) -> None:
    for words, there in (("ana", [ANA]), ("night", [ANA, NIGHT])):
        scene.room.open()
        qtbot.keyClicks(scene.switcher.words, words)
        qtbot.keyClick(scene.switcher.words, Qt.Key.Key_Return)
        assert scene.chosen == there
        assert scene.room.switcher is None
    scene.room.open()
    qtbot.keyClicks(scene.switcher.words, "garden")
    qtbot.keyClick(scene.switcher.words, Qt.Key.Key_Return)
    assert scene.mezon.channels.wishes[-1] == ("go_to", 9, 80)


def test_what_is_read_meanwhile_appears(scene: Scene) -> None:
    scene.room.open()
    scene.switcher.words.setText("roof")
    assert scene.ids == []
    scene.mezon.directory.others[Clan(9, "Huế")] = (FAR, Channel(81, 9, label="roof"))
    scene.mezon.directory.changed.emit()
    assert scene.ids == [81]


def test_nobody_goes_anywhere_signed_out(scene: Scene) -> None:
    action = scene.window.actions_.action("window.go_to")
    assert action.isEnabled()
    scene.mezon.channels.state = ChannelsState.SIGNED_OUT
    scene.mezon.channels.changed.emit()
    assert not action.isEnabled()
    scene.room.open()
    assert scene.room.switcher is None
