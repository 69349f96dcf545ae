from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from desktop.core.channel import Channel, ChannelType, Mark
from desktop.ui.channels.channel_list import ChannelList

STREAM = Channel(1 << 60, 7, 1, "Streams", "evening-show", int(ChannelType.STREAMING), private=True)


@pytest.fixture
def channels(channels: ChannelList) -> ChannelList:
    channels._rows.set_channels([STREAM])
    return channels


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


@pytest.mark.parametrize(
    ("kind", "viewers", "shown"),
    [
        (ChannelType.STREAMING, None, True),
        (ChannelType.STREAMING, 0, False),
        (ChannelType.STREAMING, 3, True),
        (ChannelType.VOICE, None, False),
        (ChannelType.TEXT, None, False),
    ],
)
def test_unknown_viewers_are_shown_as_such_where_one_can_watch(
    channels: ChannelList, kind: ChannelType, viewers: int | None, shown: bool
) -> None:
    channels._rows.set_channels([Channel(3, 7, 1, "Streams", "x", int(kind))])
    channels._rows.set_marks({3: Mark(viewers=viewers)})
    row = channels.visualRect(channels._rows.index(1))
    end = channels.viewport().grab(row.adjusted(row.width() - 60, 4, -4, -4)).toImage()
    ground = end.pixel(0, 0)
    painted = any(end.pixel(x, y) != ground for y in range(end.height()) for x in range(end.width()))
    assert painted is shown
