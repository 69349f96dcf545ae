"""The play clock of a source as it is read outside the booth: what its hands showed when they were last seen."""

from __future__ import annotations

import math

from desktop.media.slip import Hands

NOT_SET = Hands(math.nan, 0.0)


class ClockFace:
    """Thread-safe; a `MediaClock`. The clock itself runs in the booth and moves slowly between two looks."""

    def __init__(self) -> None:
        self._hands = NOT_SET

    def show(self, hands: Hands) -> None:
        """What it shows from now on."""
        self._hands = hands

    @property
    def extra_delay_s(self) -> float:
        """How much of the delay the sound asked for, so far as it is taken up."""
        return self._hands.extra_s

    def due(self, media_s: float) -> float | None:
        """The monotonic second at which this moment is seen and heard; None before anything arrived."""
        offset_s = self._hands.offset_s
        return media_s + offset_s if math.isfinite(offset_s) else None
