from __future__ import annotations

import pytest

from desktop.core.channel import Channel, ChannelType


def test_a_type_from_the_future_survives() -> None:
    channel = Channel(1, 2, type=77)
    assert (channel.type, channel.kind) == (77, ChannelType.UNKNOWN)


@pytest.mark.parametrize("kind", list(ChannelType))
def test_known_types(kind: ChannelType) -> None:
    channel = Channel(1, 2, type=int(kind))
    assert channel.kind is kind
    assert channel.direct == (kind in (ChannelType.DIRECT, ChannelType.GROUP))


def test_an_update_says_only_what_it_says() -> None:
    known = Channel(1, 9, 3, "Live", "evening", topic="all of it", private=True, unread=4)
    assert known.updated(Channel(1, 9, label="night")) == Channel(1, 9, 3, "Live", "night", topic="all of it", unread=4)
