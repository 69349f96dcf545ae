"""When a call's token is to be renewed, and when again. No I/O."""

from __future__ import annotations

from collections.abc import Callable

from desktop.control.call_orders import AskRenewal
from desktop.core.call import CallRoom

BEFORE_S = 120.0  # of the token's end, or half of what it lasts where that is less
AGAIN_S = 10.0


class Renewal:
    """Of one call at a time. All times are seconds of the epoch."""

    def __init__(self, epoch: Callable[[], float]) -> None:
        self.epoch = epoch
        self._ends_at: float | None = None
        self._next_at: float | None = None  # None: nothing is to be asked
        self._asking = False

    def stop(self) -> None:
        """There is no call any more."""
        self._ends_at = self._next_at = None
        self._asking = False

    def renewed(self, ends_at: float | None) -> None:
        """There is a token that ends then; None: it does not say."""
        self._asking, self._ends_at, self._next_at = False, ends_at, None
        if ends_at is not None:
            left_s = max(0.0, ends_at - self.epoch())
            self._next_at = ends_at - min(BEFORE_S, left_s / 2)

    def failed(self) -> float | None:
        """It is asked again a little later. Returns how long the token still lasts."""
        now = self.epoch()
        self._asking, self._next_at = False, now + AGAIN_S
        return None if self._ends_at is None else max(0.0, self._ends_at - now)

    @property
    def in_s(self) -> float | None:
        """How long until something is to be done."""
        if self._asking or self._next_at is None:
            return None
        return max(0.0, self._next_at - self.epoch())

    @property
    def over(self) -> bool:
        """Whether the token has ended."""
        return self._ends_at is not None and self.epoch() >= self._ends_at

    def look(self) -> bool:
        """Whether another token is to be asked for; true once for each time."""
        if self._asking or self._next_at is None or self.epoch() < self._next_at:
            return False
        return self.now()

    def now(self) -> bool:
        """The same without waiting."""
        if self._asking:
            return False
        self._asking = True
        return True

    def order(self, attempt: int, call_id: str, room: CallRoom | None) -> AskRenewal:
        """What asks for it."""
        return AskRenewal(attempt, call_id, room)
