from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.i18n import Languages
from desktop.ui.main_window import MainWindow
from tests.ui.fake_desk import FakeDesk
from tests.ui.fake_mezon import SHOW, FakeMezon

if TYPE_CHECKING:
    from desktop.control.mezon_desk import MezonDesk


@pytest.fixture
def mezon(window: MainWindow) -> FakeMezon:
    found = FakeMezon()
    window.wait_for_mezon(lambda: None)
    list(window.join_mezon(cast("MezonDesk", found)))
    return found


def test_bar_and_docks_are_filled_and_nothing_moves(window: MainWindow, desk: FakeDesk) -> None:
    QCoreApplication.processEvents()
    before = window.wall.geometry(), window.docks.channels.geometry(), window.docks.chat.geometry()
    window.wait_for_mezon(lambda: None)
    list(window.join_mezon(cast("MezonDesk", FakeMezon())))
    QCoreApplication.processEvents()
    assert (window.wall.geometry(), window.docks.channels.geometry(), window.docks.chat.geometry()) == before
    for part in (window.mezon.bar, window.mezon.channels_panel, window.mezon.chat_panel):
        assert part.isVisible()
    assert window.mezon.bar.height() == window.docks.air.height()


def test_the_trees_menu_chooses_the_channel_of_the_broadcast(window: MainWindow, mezon: FakeMezon) -> None:
    window.mezon.channels_panel.broadcast_wanted.emit(SHOW)
    assert mezon.live.air.channel is not None
    assert mezon.live.air.channel.id == SHOW.id
    assert mezon.chat.channel is None


def test_the_bar_follows_the_width(window: MainWindow, mezon: FakeMezon) -> None:
    window.resize(1280, 720)
    QCoreApplication.processEvents()
    assert window.mezon.bar.height() == 64
    window.resize(1600, 900)
    QCoreApplication.processEvents()
    assert window.mezon.bar.height() == 72


@pytest.mark.parametrize("width", [1280, 1600])
def test_the_lines_hold_their_parts_with_mezon_too(
    window: MainWindow, mezon: FakeMezon, languages: Languages, width: int
) -> None:
    languages.use("pseudo")
    window.resize(width, 800)
    QCoreApplication.processEvents()
    for line in (window.status, window.top_strip):
        children = line.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        parts = sorted((child.geometry() for child in children if child.isVisible()), key=lambda box: box.x())
        assert all(line.rect().contains(box) for box in parts)
        assert not any(one.intersects(other) for one, other in pairwise(parts))
