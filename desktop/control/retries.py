"""How often and when a lost broadcast is tried again (UI.md, 8.1). No clock of its own, no I/O."""

from __future__ import annotations

from collections.abc import Callable

PAUSES_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)


class Retries:
    """Six tries with growing pauses; `earned` after a while on air gives them all back."""

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self.used = 0

    def earned(self) -> None:
        """Begin anew."""
        self.used = 0

    def next_pause_s(self, asked_s: float) -> float | None:
        """How long to wait before the next try, at least as long as the service asks; None after the last."""
        if self.used >= len(PAUSES_S):
            return None
        self.used += 1
        return max(PAUSES_S[self.used - 1], asked_s) + self._jitter()
