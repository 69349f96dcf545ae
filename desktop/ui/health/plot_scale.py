"""Which figures stand beside a plot: whole steps that hold everything. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable

from desktop.control.trend import Span

_STEPS = (1, 2, 5, 10)


def bounds(spans: Iterable[Span | None], least_top: float) -> tuple[float, float]:
    """The lowest and the highest figure of the scale; 0 is always on it, and `least_top` or more."""
    known = [span for span in spans if span is not None]
    low = min((span[0] for span in known), default=0.0)
    high = max((span[1] for span in known), default=0.0)
    return -_whole(-low) if low < 0 else 0.0, max(least_top, _whole(high))


def _whole(figure: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 …; 0 for nothing."""
    if figure <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(figure))
    return next((step * power for step in _STEPS if figure <= step * power * (1 + 1e-9)), 10 * power)
