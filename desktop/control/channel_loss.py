"""A channel that disappears: deleted, its clan gone, or the person put out of it. Said while a broadcast goes there.

The streaming service may play on all the same, so the broadcast is left to the operator. Main loop only.
"""

from __future__ import annotations

from desktop.control.channels import Channels
from desktop.control.live import Live
from desktop.control.notices import Notices
from desktop.core.air import AirChannel
from desktop.core.channel import ChannelsState
from desktop.core.errors import Code


def is_gone(channel: AirChannel, channels: Channels) -> bool:
    """Whether the lists say so: its clan's, if that is the one in view, else that of the clans."""
    if channels.state is not ChannelsState.SHOWN:
        return False
    if channel.clan_id == channels.clan_id:
        return channel.id not in channels.by_id
    return all(one.id != channel.clan_id for one in channels.clans)


class ChannelLoss:
    """Listens to `live` and `channels` as long as they are."""

    def __init__(self, live: Live, channels: Channels, notices: Notices) -> None:
        self._live, self._channels, self._notices = live, channels, notices
        self._told = False
        live.changed.connect(self._look)
        channels.changed.connect(self._look)

    def _look(self) -> None:
        air = self._live.air
        gone = air.under_way and air.channel is not None and is_gone(air.channel, self._channels)
        if gone and not self._told and air.channel is not None:
            self._notices.raise_(Code.AIR_CHANNEL_GONE, channel=air.channel.name)
        elif self._told and not gone:
            self._notices.solve(Code.AIR_CHANNEL_GONE)
        self._told = gone
