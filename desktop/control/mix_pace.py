"""When the next request of a mix may be sent: neither too soon after another nor at once after a refusal.

No I/O and no clock of its own; times of `time.monotonic()`.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.control.retries import PAUSES_S, Retries

GAP_S = 0.18  # at most six requests in a second, also where they travel unevenly
LIST_WITHIN_S = 2.0  # a list that takes longer is not waited for: it may be asked for once in ten seconds only


class MixPace:
    """`not_before` holds every request back; `retry_at` is told to the operator while a refused one waits."""

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._retries = Retries(jitter)
        self._awaits_list = False
        self.not_before = 0.0
        self.retry_at: float | None = None

    def at_once(self, now: float) -> None:
        """The operator wants something else: nothing waits, and all tries are there again."""
        self._retries.earned()
        self._awaits_list = False
        self.not_before, self.retry_at = now, None

    def asked(self, now: float) -> None:
        """A request is sent."""
        self.not_before, self.retry_at = now + GAP_S, None

    def granted(self) -> None:
        """The service took one: all tries are there again."""
        self._retries.earned()

    def later(self, asked_s: float, now: float, *, for_ever: bool = False) -> float | None:
        """How long a refused request waits, at least as long as the service asks; None if it is given up."""
        pause_s = self._retries.next_pause_s(asked_s)
        if pause_s is None and for_ever:
            pause_s = PAUSES_S[-1]
        if pause_s is not None:
            self.not_before = self.retry_at = now + pause_s
        return pause_s

    def hold(self, until: float) -> None:
        """Nothing is asked for before."""
        self.not_before = max(self.not_before, until)

    def await_list(self, now: float) -> None:
        """Who is there is asked before anything is sent."""
        self._awaits_list, self.not_before = True, now + LIST_WITHIN_S

    def listed(self, now: float) -> None:
        """It is known who is there, or that nobody can say."""
        if self._awaits_list:
            self._awaits_list, self.not_before = False, now
