"""The cough key as a rule (UI.md 8.8): when the microphone is held off. No key, no window, no clock of its own."""

from __future__ import annotations

from enum import StrEnum

DOUBLE_S = 0.3


class Cough(StrEnum):
    """Where the key stands. In all but UP the microphone is off."""

    UP = "up"
    HELD = "held"
    LOCKED = "locked"  # pressed twice: off until it is pressed again
    STRANDED = "stranded"  # Airdesk lost the keyboard while it was down


class CoughRule:
    """`press`, `release` and `lose` as they come; `now` is monotonic. Each returns the state that follows."""

    def __init__(self) -> None:
        self.state = Cough.UP
        self._pressed_at = float("-inf")
        self._locks = False  # the press under way is the second one
        self._opens = False  # the press under way has ended a hold: its release means nothing

    @property
    def muted(self) -> bool:
        """Whether the microphone is held off."""
        return self.state is not Cough.UP

    def press(self, now: float) -> Cough:
        """The key goes down."""
        self._opens = self.state in (Cough.LOCKED, Cough.STRANDED)
        self._locks = not self._opens and now - self._pressed_at < DOUBLE_S
        self._pressed_at = float("-inf") if self._opens else now
        self.state = Cough.UP if self._opens else Cough.HELD
        return self.state

    def release(self) -> Cough:
        """It comes up again."""
        if self.state is Cough.HELD:
            self.state = Cough.LOCKED if self._locks else Cough.UP
        return self.state

    def lose(self) -> Cough:
        """The keyboard is somebody else's: nobody will tell when the key comes up."""
        if self.state is Cough.HELD:
            self.state = Cough.STRANDED
        return self.state

    def forget(self) -> Cough:
        """The call is over."""
        self.state = Cough.UP
        self._pressed_at = float("-inf")
        return self.state
