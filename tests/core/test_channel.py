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
