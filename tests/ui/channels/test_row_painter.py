from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.core.channel import Channel, ChannelType, Mark
from desktop.ui.channels.channel_list import ChannelList
from desktop.ui.channels.row_model import RowModel
from desktop.ui.theme import Theme

STREAM = Channel(1 << 60, 7, 1, "Streams", "evening-show", int(ChannelType.STREAMING), private=True)


@pytest.fixture
def channels(theme: Theme, qtbot: QtBot) -> ChannelList:
    model = RowModel()
    found = ChannelList(theme, model)
    model.setParent(found)
    qtbot.addWidget(found)
    found.resize(248, 300)
    model.set_channels([STREAM])
    found.show()
    return found


def has(channels: ChannelList, colour: str) -> bool:
    """Whether anything is painted in that colour."""
    image = channels.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = channels._theme.colour(colour).rgb()
    return any(image.pixel(x, y) == wanted for y in range(28, 56) for x in range(image.width()))


@pytest.mark.parametrize("width", [200, 248, 360])
def test_red_is_for_our_own_broadcast_alone(channels: ChannelList, width: int) -> None:
    channels.resize(width, 300)
    channels._rows.set_marks({STREAM.id: Mark(live=True, viewers=12)})
    assert not has(channels, "tally.fill")
    channels._rows.set_marks({STREAM.id: Mark(on_air=True, viewers=123456, unread=99999)})
    assert has(channels, "tally.fill")


def test_unread_is_a_count_in_the_accent(channels: ChannelList) -> None:
    assert not has(channels, "accent.fill")
    channels._rows.set_marks({STREAM.id: Mark(unread=14)})
    assert has(channels, "accent.fill")
