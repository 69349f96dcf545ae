"""The rule of a guarded button: hold to act, tap to be asked, anything else does nothing.

Pure: times come in, wishes go out. The widget paints it and owns the timer.
"""

from __future__ import annotations

from enum import Enum, auto

TAP_S = 0.250
DEAD_S = 0.600  # after it has fired, and for a new face


class Press(Enum):
    """What became of a press."""

    NOTHING = auto()
    ASK = auto()  # a tap: the confirm popover opens
    ACT = auto()  # held to the end
    EARLY = auto()  # released between a tap and the end: say "Keep holding"


class GuardRule:
    """Times are monotonic seconds. One press at a time; repeats of a key are not presses."""

    def __init__(self, hold_s: float) -> None:
        """`hold_s`: how long it must be held to act."""
        self.hold_s = hold_s
        self._pressed_at: float | None = None
        self._dead_until = float("-inf")
        self._must_release = False

    @property
    def is_held(self) -> bool:
        """Whether a press is under way."""
        return self._pressed_at is not None

    def press(self, now: float, still_held: bool = True) -> bool:
        """Begin; false while it is dead or the press of a former face has not been let go.

        That it was let go may have been told to nobody: the face was hidden under it. A press while nothing else
        is `still_held` down says so, too.
        """
        self._must_release = self._must_release and still_held
        if self._must_release or now < self._dead_until or self._pressed_at is not None:
            return False
        self._pressed_at = now
        return True

    def part(self, now: float) -> float:
        """How much of the hold is done, 0 to 1."""
        if self._pressed_at is None:
            return 0.0
        return min(1.0, max(0.0, (now - self._pressed_at) / self.hold_s))

    def tick(self, now: float) -> Press:
        """Look while it is held; ACT once, when the hold is complete."""
        if self._pressed_at is None or now - self._pressed_at < self.hold_s:
            return Press.NOTHING
        self._fired(now)
        return Press.ACT

    def release(self, now: float) -> Press:
        """Let go: a tap asks, a complete hold acts, anything between does nothing."""
        self._must_release = False
        if self._pressed_at is None:
            return Press.NOTHING
        held_s = now - self._pressed_at
        if held_s >= self.hold_s:
            self._fired(now)
            self._must_release = False
            return Press.ACT
        self._pressed_at = None
        return Press.ASK if held_s < TAP_S else Press.EARLY

    def cancel(self) -> None:
        """Left with the pointer, Esc, another window: nothing happened."""
        self._pressed_at = None

    def renew(self, now: float, held: bool) -> None:
        """Another face takes the place: dead for a moment, and until what is `held` down is let go."""
        self._pressed_at = None
        self._dead_until = now + DEAD_S
        self._must_release = held

    def _fired(self, now: float) -> None:
        self._pressed_at = None
        self._dead_until = now + DEAD_S
        self._must_release = True
