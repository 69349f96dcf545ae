"""What the rows of channels show beside the names, from all that is known of them; no I/O."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.control.audience import Audience
from desktop.control.unread import Unread
from desktop.core.channel import Channel, ChannelType, Mark


def marks_of(channels: Iterable[Channel], unread: Unread, audience: Audience, air_id: int) -> dict[int, Mark]:
    """By channel; those with nothing to show are not named. `air_id`: where our own broadcast is, 0 for nowhere."""
    found: dict[int, Mark] = {}
    for channel in channels:
        stream = channel.type == ChannelType.STREAMING
        new, mentions = unread.of(channel)
        if stream or new:
            mine = channel.id == air_id
            found[channel.id] = Mark(
                on_air=mine,
                live=not mine and audience.live(channel.id),
                viewers=audience.count(channel.id) if stream else None,
                unread=new,
                mentions=mentions,
            )
    return found
