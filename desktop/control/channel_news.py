"""What was told of channels while they were being read: the reading may have begun before it."""

from __future__ import annotations

from desktop.core.channel import Channel


class ChannelNews:
    """Made or deleted since the reading under way began. No I/O."""

    def __init__(self) -> None:
        self._told: dict[int, Channel | None] = {}

    def begin(self) -> None:
        """A reading begins."""
        self._told = {}

    def made(self, channel: Channel) -> None:
        """It is there."""
        self._told[channel.id] = channel

    def deleted(self, channel_id: int) -> None:
        """It is gone."""
        self._told[channel_id] = None

    def applied(self, clan_id: int, read: tuple[Channel, ...]) -> dict[int, Channel]:
        """What was read of a clan, and what was told meanwhile."""
        channels = {one.id: one for one in read}
        for channel_id, made in self._told.items():
            if made is None:
                channels.pop(channel_id, None)
            elif made.clan_id == clan_id:
                channels.setdefault(channel_id, made)
        return channels
