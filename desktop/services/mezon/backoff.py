"""How long to wait before the next try of a connection; pure but for chance."""

from __future__ import annotations

import random


class Backoff:
    """Pauses that double, with a quarter of chance, so that thousands of clients do not come back at once.

    The first one after a connection that stood is short: most cuts are over at once.
    """

    def __init__(self, first_s: float = 0.25, step_s: float = 1.0, longest_s: float = 60.0) -> None:
        self._first_s = first_s
        self._step_s = step_s
        self._longest_s = longest_s
        self._tries = 0

    def next_s(self) -> float:
        """The pause before the next try."""
        tries, self._tries = self._tries, min(self._tries + 1, 16)
        if tries == 0:
            return self._first_s * random.uniform(0.2, 1.0)
        return min(self._longest_s, self._step_s * 2.0 ** (tries - 1)) * random.uniform(1.0, 1.25)

    def reset(self) -> None:
        """A connection stood for a while."""
        self._tries = 0
