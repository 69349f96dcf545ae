"""“Sending” is worth a word only when the service takes longer than 300 ms to answer. Pure."""

from __future__ import annotations

from desktop.core.mix import Level, StripState

WAIT_S = 0.3


class Patience:
    """Of one strip. Until the time is over its line says what it said before."""

    def __init__(self) -> None:
        self._since = 0.0
        self._sending = False
        self._confirmed: Level | None = None
        self._shown = StripState.WAITING

    def shown(self, state: StripState, confirmed: Level | None, now: float) -> tuple[StripState, float | None]:
        """The state for the line at `now`, and in how many seconds to ask again. A confirmation is an answer."""
        begins = not self._sending or confirmed != self._confirmed
        self._sending, self._confirmed = state is StripState.SENDING, confirmed
        if not self._sending:
            self._shown = state
            return state, None
        if begins:
            self._since = now
        left_s = self._since + WAIT_S - now
        if left_s > 0:
            return self._shown, left_s
        self._shown = state
        return state, None
