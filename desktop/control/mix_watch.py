"""When the room is listed, when the service is asked whether the mix runs, since when nobody sends. No I/O."""

from __future__ import annotations

LOOK_EVERY_S = 10.0
LIST_EVERY_S = 10.0  # the service's own limit
LIST_IDLE_S = 30.0  # while nothing is mixed
FAILURES = 3  # so many looks without an answer, and the mix cannot be seen
YOUNG_S = 5.0  # a mix may not be known everywhere at once
IDLE_WARN_S = 30.0
IDLE_END_S = 90.0  # then the service ends a mix without inputs


class MixWatch:
    """Times of `time.monotonic()`."""

    def __init__(self) -> None:
        self._look_at: float | None = None
        self._looking = 0  # number of the look under way
        self._looks = 0
        self._failures = 0
        self._begun = 0.0
        self._list_at: float | None = None
        self.room_known = False  # the last list was read
        self.idle_since: float | None = None
        self.warned = False

    @property
    def due(self) -> float | None:
        """When the next thing is to be asked or said."""
        warn_at = self.idle_since + IDLE_WARN_S if self.idle_since is not None and not self.warned else None
        return min((at for at in (self._look_at, self._list_at, warn_at) if at is not None), default=None)

    def begin(self, now: float) -> None:
        """A mix runs from now on."""
        self._begun = now
        self._failures = 0
        self._looking = 0
        self._look_at = now + LOOK_EVERY_S
        self._list_at = now
        self.idle_since, self.warned = None, False

    def end(self) -> None:
        """No more looks."""
        self._look_at, self._looking = None, 0
        self.idle_since, self.warned = None, False

    def look_now(self, now: float) -> None:
        """Something says that the mix may have ended."""
        self._look_at = now

    def list_now(self, now: float) -> None:
        """The room, as soon as the service may be asked."""
        self._list_at = now

    def no_room(self) -> None:
        """There is no room to be listed."""
        self._list_at, self.room_known = None, False

    def take_look(self, now: float) -> int | None:
        """The number of a look that is due; the next comes when this one is answered."""
        if self._look_at is None or self._look_at > now or self._looking:
            return None
        self._looks += 1
        self._looking, self._look_at = self._looks, None
        return self._looks

    def take_list(self, now: float, busy: bool) -> bool:
        """Whether the room is to be listed now. `busy`: something is mixed."""
        if self._list_at is None or self._list_at > now:
            return False
        self._list_at = now + (LIST_EVERY_S if busy else LIST_IDLE_S)
        return True

    def looked(self, number: int, now: float) -> bool:
        """An answer came; false if nobody waits for this one any more."""
        if number != self._looking:
            return False
        self._looking, self._look_at = 0, now + LOOK_EVERY_S
        return True

    def unseen(self) -> bool:
        """There was no answer; whether that was once too often."""
        self._failures += 1
        return self._failures >= FAILURES

    def seen(self) -> None:
        """It runs."""
        self._failures = 0

    def is_young(self, now: float) -> bool:
        """Whether “no such task” may only mean “not yet”."""
        return now - self._begun < YOUNG_S

    def note(self, somebody: bool, now: float) -> None:
        """Whether anybody can be sending. A list that could not be read says neither."""
        if somebody:
            self.idle_since, self.warned = None, False
        elif self.idle_since is None and self.room_known:
            self.idle_since = now

    def take_warning(self, now: float) -> bool:
        """Whether the operator is to be told now, once, that a mix of nothing is paid for."""
        if self.idle_since is None or self.warned or now < self.idle_since + IDLE_WARN_S:  # as in `due`
            return False
        self.warned = True
        return True

    def ended_by_itself(self, now: float) -> bool:
        """Whether a mix that is gone was one without inputs; a list may be as old as its period."""
        return self.idle_since is not None and now - self.idle_since >= IDLE_END_S - LIST_EVERY_S
