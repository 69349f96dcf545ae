"""What a broadcast waits for, each with the moment at which the waiting ends. No clock of its own, no I/O."""

from __future__ import annotations

from enum import StrEnum


class Wait(StrEnum):
    """What is waited for; in this order they are looked at."""

    OPEN = "open"  # the handshake
    ACK = "ack"  # the service reads the file
    STOP = "stop"  # the socket closes
    RETRY = "retry"  # the countdown before another try
    STEADY = "steady"  # on air long enough to have all tries again
    SKIP = "skip"  # the answer to a skip
    PAUSE = "pause"


class Deadlines:
    """At most one moment for each."""

    def __init__(self) -> None:
        self._at: dict[Wait, float] = {}

    def set(self, wait: Wait, at: float) -> None:
        """Wait until `at`."""
        self._at[wait] = at

    def clear(self, *waits: Wait) -> None:
        """Wait no longer: for these, or for anything."""
        for wait in waits or tuple(self._at):
            self._at.pop(wait, None)

    def __contains__(self, wait: object) -> bool:
        return wait in self._at

    def take(self, now: float) -> Wait | None:
        """The first waiting that is over; it is no longer waited for."""
        over = next((wait for wait in Wait if self._at.get(wait, now + 1) <= now), None)
        if over is not None:
            del self._at[over]
        return over

    @property
    def next(self) -> float | None:
        """The first moment."""
        return min(self._at.values(), default=None)
