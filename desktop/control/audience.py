"""Who watches which streaming channel of a clan, and which of them are live; no I/O."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.core.channel import Viewer


class Audience:
    """One clan's viewers, and what is live anywhere. Told twice is told once."""

    def __init__(self, live: Iterable[int] = ()) -> None:
        """`live`: channels of any clan."""
        self._viewers: dict[int, dict[int, Viewer]] = {}
        self._live = set(live)
        self.known = False  # whether somebody has told who was there before

    def reset(self, viewers: Iterable[Viewer]) -> None:
        """What the service lists. That a channel is live is no part of it."""
        self._viewers = {}
        for viewer in viewers:
            self.joined(viewer)
        self.known = True

    def joined(self, viewer: Viewer) -> None:
        """Somebody watches."""
        self._viewers.setdefault(viewer.channel_id, {})[viewer.user_id] = viewer

    def left(self, channel_id: int, user_id: int) -> None:
        """Somebody has stopped watching."""
        self._viewers.get(channel_id, {}).pop(user_id, None)

    def set_live(self, channel_id: int, live: bool) -> None:
        """A channel went live, or is live no more."""
        (self._live.add if live else self._live.discard)(channel_id)

    @property
    def all_live(self) -> frozenset[int]:
        """The channels that are live, of any clan."""
        return frozenset(self._live)

    def live(self, channel_id: int) -> bool:
        """Whether it is."""
        return channel_id in self._live

    def of(self, channel_id: int) -> tuple[Viewer, ...]:
        """Who watches, in the order they came."""
        return tuple(self._viewers.get(channel_id, {}).values())

    def count(self, channel_id: int) -> int | None:
        """How many; None where nobody knows."""
        return len(self._viewers.get(channel_id, ())) if self.known else None

    def forget_channel(self, channel_id: int) -> None:
        """It is gone."""
        self._viewers.pop(channel_id, None)
        self._live.discard(channel_id)
