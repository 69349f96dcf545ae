"""Whether a source's stream may be decoded: what breaks the booth again and again is put aside.

Once may be one damaged fragment, and the next key frame mends it. Who does it a second time is put
aside, until its stream begins anew; after each further time it waits longer for that.
"""

from __future__ import annotations

from enum import StrEnum

AGAIN_S = 60.0  # breaks so far apart have nothing to do with each other
FIRST_PAUSE_S, MOST_PAUSE_S = 30.0, 600.0  # from the second time on


class Standing(StrEnum):
    """What is thought of a stream."""

    TRUSTED = "trusted"
    WARNED = "warned"  # it has broken the booth once, or has just come back
    ASIDE = "aside"  # nothing of it is decoded


TRANSITIONS: dict[Standing, frozenset[Standing]] = {
    Standing.TRUSTED: frozenset({Standing.WARNED}),
    Standing.WARNED: frozenset({Standing.WARNED, Standing.ASIDE}),
    Standing.ASIDE: frozenset({Standing.WARNED}),
}


class Quarantine:
    """Times are monotonic seconds. `blame` belongs to one thread and `begin` to another; the rest is for all."""

    def __init__(self) -> None:
        self._standing = Standing.TRUSTED
        self._at_s = 0.0
        self._until_s = 0.0
        self._pause_s = 0.0
        self.why = ""  # it is aside

    @property
    def aside(self) -> bool:
        """Whether nothing of it is to be decoded."""
        return self._standing is Standing.ASIDE

    def blame(self, now_s: float, why: str) -> None:
        """It has broken the booth."""
        if self.aside:
            return
        if self._standing is Standing.TRUSTED or now_s - self._at_s > AGAIN_S:
            self._pause_s = 0.0
            self._go(Standing.WARNED, now_s)
            return
        self.why = why
        self._until_s = now_s + self._pause_s
        self._pause_s = min(MOST_PAUSE_S, max(FIRST_PAUSE_S, 2 * self._pause_s))
        self._go(Standing.ASIDE, now_s)

    def begin(self, now_s: float) -> bool:
        """Its stream begins anew: true if it is decoded again."""
        if not self.aside or now_s < self._until_s:
            return False
        self._go(Standing.WARNED, now_s)
        return True

    def _go(self, standing: Standing, now_s: float) -> None:
        assert standing in TRANSITIONS[self._standing]
        self._standing, self._at_s = standing, now_s
