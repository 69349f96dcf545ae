"""Looks at every track of a programme that was not looked at yet, a few at a time. Main loop only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from desktop.core.programme import Clip, Programme, TrackState
from desktop.core.tasks import Tasks

AT_ONCE = 2


class ClipChecks:
    """Of the programme it watches; `watch` another and the former is left as it is."""

    def __init__(self, tasks: Tasks, look: Callable[[str], Awaitable[Clip]]) -> None:
        self._tasks = tasks
        self._look = look
        self._programme: Programme | None = None
        self._looking: set[int] = set()

    def watch(self, programme: Programme) -> None:
        """Look at its tracks, now and whenever it changes."""
        if programme is self._programme:
            return
        if self._programme is not None:
            self._programme.changed.disconnect(self._go_on)
        self._programme = programme
        self._looking = set()
        programme.changed.connect(self._go_on)
        self._go_on()

    def _go_on(self) -> None:
        programme = self._programme
        for track in programme.tracks if programme is not None else ():
            if len(self._looking) >= AT_ONCE:
                return
            if programme is not None and track.state is TrackState.CHECKING and track.id not in self._looking:
                self._looking.add(track.id)
                self._tasks.start(self._check(programme, track.id, track.address, self._looking), "look at a track")

    async def _check(self, programme: Programme, track_id: int, address: str, looking: set[int]) -> None:
        clip = await self._look(address)
        looking.discard(track_id)
        programme.checked(track_id, clip)
        self._go_on()
