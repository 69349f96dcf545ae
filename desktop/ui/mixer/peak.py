"""The number beside a fader: the highest peak of the last three seconds. Pure."""

from __future__ import annotations

import math

from desktop.core.model import Level, LevelKind
from desktop.ui import formats

KEPT_S = 3.0


class Peak:
    """Of one meter."""

    def __init__(self) -> None:
        self._highest = -math.inf
        self._at = -math.inf

    def text(self, level: Level, now: float) -> str:
        """“−9.8”, “−∞” for silence, “—” where no level is known."""
        if level.kind is LevelKind.NONE:
            self._highest = -math.inf
            return formats.UNKNOWN
        peak = max(level.left_hold_db, level.right_hold_db, level.left_db, level.right_db)
        if peak >= self._highest or now - self._at > KEPT_S:
            self._highest, self._at = peak, now
        return formats.decibel(self._highest)
