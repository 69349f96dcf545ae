"""Who watches which streaming channel of a clan, and which of them are live; no I/O."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from desktop.core.channel import Presence, Viewer

MOST = 100_000  # viewers in one clan, and channels that are live; those beyond are not counted


class Audience:
    """One clan's viewers, and what is live anywhere. Told twice is told once."""

    def __init__(self, live: Iterable[int] = ()) -> None:
        """`live`: channels of any clan."""
        self._viewers: dict[int, dict[int, Presence]] = {}
        self._live = set(live)
        self._total = 0
        self.known = False  # whether somebody has told who was there before, and tells who comes and goes

    def reset(self, viewers: Iterable[Viewer], now_s: float = 0.0) -> None:
        """What the service lists, at `now_s` (monotonic). That a channel is live is no part of it."""
        before, self._viewers, self._total = self._viewers, {}, 0
        for viewer in viewers:
            known = before.get(viewer.channel_id, {}).get(viewer.user_id)
            self.joined(viewer, known.since if known is not None else None, now_s)
        self.known = True

    def joined(self, viewer: Viewer, since: datetime | None = None, now_s: float = 0.0) -> None:
        """Somebody watches."""
        known = self._viewers.get(viewer.channel_id, {}).get(viewer.user_id)
        if known is None:
            if self._total == MOST:
                return
            known = Presence(viewer, since)
            self._total += 1
        there = self._viewers.setdefault(viewer.channel_id, {})
        there[viewer.user_id] = replace(known, viewer=viewer, confirmed_s=now_s)

    def left(self, channel_id: int, user_id: int) -> None:
        """Somebody has stopped watching."""
        self._total -= self._viewers.get(channel_id, {}).pop(user_id, None) is not None

    def list_live(self, channel_ids: frozenset[int]) -> bool:
        """These are live and no others; whether that is news."""
        before = self.all_live
        for channel_id in before ^ channel_ids:
            self.set_live(channel_id, channel_id in channel_ids)
        return before != channel_ids

    def set_live(self, channel_id: int, live: bool) -> None:
        """A channel went live, or is live no more."""
        if not live:
            self._live.discard(channel_id)
        elif len(self._live) < MOST:
            self._live.add(channel_id)

    @property
    def all_live(self) -> frozenset[int]:
        """The channels that are live, of any clan."""
        return frozenset(self._live)

    def live(self, channel_id: int) -> bool:
        """Whether it is."""
        return channel_id in self._live

    def of(self, channel_id: int) -> tuple[Viewer, ...]:
        """Who watches, in the order they came."""
        return tuple(one.viewer for one in self.presences(channel_id))

    def presences(self, channel_id: int) -> tuple[Presence, ...]:
        """The same, with since when and when they were last named."""
        return tuple(self._viewers.get(channel_id, {}).values())

    def count(self, channel_id: int) -> int | None:
        """How many; None where nobody knows."""
        return len(self._viewers.get(channel_id, ())) if self.known else None

    def forget_channel(self, channel_id: int) -> None:
        """It is gone."""
        self._total -= len(self._viewers.pop(channel_id, ()))
        self._live.discard(channel_id)
