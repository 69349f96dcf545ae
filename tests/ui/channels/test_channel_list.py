from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, Mark
from desktop.ui.channels.channel_list import ChannelList

FLOOR = 910927335702659072  # as large as ids of the service are
FIRST, SECOND = Channel(1, 7, FLOOR, "Floor", "rundown"), Channel(2, 7, FLOOR, "Floor", "tech-desk")


@pytest.fixture
def channels(channels: ChannelList) -> ChannelList:
    channels._rows.set_channels([FIRST, SECOND])
    return channels


def test_moving_through_it_opens_nothing(channels: ChannelList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(channels.chosen):
        channels.setCurrentIndex(channels._rows.index(0))
        qtbot.keyClick(channels, Qt.Key.Key_Down)
        qtbot.keyClick(channels, Qt.Key.Key_Down)
    with qtbot.waitSignal(channels.chosen) as chosen:
        qtbot.keyClick(channels, Qt.Key.Key_Return)
    assert chosen.args == [SECOND]


def test_the_way_of_the_arrows_follows_the_direction_of_reading(channels: ChannelList, qtbot: QtBot) -> None:
    channels.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    channels.setCurrentIndex(channels._rows.index(0))
    with qtbot.assertNotEmitted(channels.fold_wanted):
        qtbot.keyClick(channels, Qt.Key.Key_Left)
    with qtbot.waitSignal(channels.fold_wanted) as folded:
        qtbot.keyClick(channels, Qt.Key.Key_Right)
    assert folded.args == [FLOOR, True]


def test_a_channel_that_is_not_shown_is_not_marked(channels: ChannelList) -> None:
    channels.select(SECOND.id)
    assert [index.row() for index in channels.selectedIndexes()] == [2]
    channels.select(99)
    assert not channels.selectedIndexes()


def test_a_right_click_marks_nothing(channels: ChannelList, qtbot: QtBot) -> None:
    channels.select(FIRST.id)
    row = channels.visualRect(channels._rows.index(2)).center()
    with qtbot.assertNotEmitted(channels.chosen):
        qtbot.mouseClick(channels.viewport(), Qt.MouseButton.RightButton, pos=row)
    assert [index.row() for index in channels.selectedIndexes()] == [1]
    assert channels.currentIndex().row() == 1


class Painted(QObject):
    """What of a list was painted, each time."""

    def __init__(self, channels: ChannelList) -> None:
        super().__init__(channels)
        self.parts: list[QRect] = []
        channels.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.parts.append(event.region().boundingRect())
        return False


def test_a_mark_paints_its_own_row_and_no_other(channels: ChannelList, qtbot: QtBot) -> None:
    painted = Painted(channels)
    qtbot.waitUntil(lambda: bool(painted.parts))
    channels._rows.set_marks({SECOND.id: Mark(unread=1)})
    qtbot.waitUntil(lambda: channels.visualRect(channels._rows.index(2)) in painted.parts)
