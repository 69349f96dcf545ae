"""When a call's token is to be renewed, and when again. No I/O."""

from __future__ import annotations

from collections.abc import Callable

BEFORE_S = 120.0  # of the token's end, or half of what it lasts where that is less
AGAIN_S = 10.0
SOONEST_S = 1.0  # a service whose tokens are old at once is not asked without end


class Renewal:
    """Of one call at a time. All times are seconds of the epoch."""

    def __init__(self, epoch: Callable[[], float]) -> None:
        self._epoch = epoch
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
            now = self._epoch()
            left_s = max(0.0, ends_at - now)
            self._next_at = max(ends_at - min(BEFORE_S, left_s / 2), now + SOONEST_S)

    def failed(self) -> float | None:
        """It is asked again a little later. Returns how long the token still lasts."""
        self._asking, self._next_at = False, self._epoch() + AGAIN_S
        return self.ends_in_s

    @property
    def in_s(self) -> float | None:
        """How long until something is to be done."""
        if self._asking or self._next_at is None:
            return None
        return max(0.0, self._next_at - self._epoch())

    @property
    def ends_in_s(self) -> float | None:
        """How long the token lasts; None where it does not say."""
        return None if self._ends_at is None else max(0.0, self._ends_at - self._epoch())

    @property
    def over(self) -> bool:
        """Whether the token has ended."""
        return self._ends_at is not None and self._epoch() >= self._ends_at

    def look(self) -> bool:
        """Whether another token is to be asked for; true once for each time."""
        if self._asking or self._next_at is None or self._epoch() < self._next_at:
            return False
        return self.now()

    def now(self) -> bool:
        """The same without waiting."""
        if self._asking:
            return False
        self._asking = True
        return True
