"""Which channels hold messages that nobody here has read, and how many of them name the reader; no I/O."""

from __future__ import annotations

from collections.abc import Collection, KeysView

from desktop.core.channel import Channel


class Unread:
    """Counted from what comes, on top of what the service listed."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[int, int]] = {}  # messages, and mentions among them
        self._open_id = 0

    @property
    def channel_ids(self) -> KeysView[int]:
        """Of which something was counted here."""
        return self._counts.keys()

    def of(self, channel: Channel) -> tuple[int, int]:
        """Messages, and mentions among them."""
        return self._counts.get(channel.id, (channel.unread, 0))

    def opened(self, channel_id: int) -> None:
        """It is read from now on; 0 for none."""
        self._open_id = channel_id
        self._counts[channel_id] = (0, 0)

    def seen(self, channel_id: int) -> None:
        """It was read elsewhere, up to now."""
        self._counts[channel_id] = (0, 0)

    def came(self, channel: Channel, me: int, sender_id: int, mentioned: Collection[int]) -> bool:
        """A message; whether it counts."""
        if channel.id == self._open_id or sender_id == me:
            return False
        unread, mentions = self.of(channel)
        self._counts[channel.id] = (unread + 1, mentions + (me in mentioned))
        return True

    def listed(self) -> None:
        """The service's numbers hold from now on; but of what is open nothing is unread."""
        self._counts = {one: count for one, count in self._counts.items() if one == self._open_id}

    def clear(self) -> None:
        """Another account."""
        self._counts = {}
