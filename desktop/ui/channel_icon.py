"""What kind of channel it is, as a picture: the same in the list, above the chat and in the switcher."""

from __future__ import annotations

from desktop.core.channel import Channel, ChannelType

_ICONS = {
    ChannelType.STREAMING: "channel-stream",
    ChannelType.VOICE: "channel-voice",
    ChannelType.MEETING: "channel-voice",
    ChannelType.DIRECT: "dm",
    ChannelType.GROUP: "users",
}


def icon_of(channel: Channel) -> str:
    """The name of its icon."""
    return _ICONS.get(channel.kind, "channel-text")
