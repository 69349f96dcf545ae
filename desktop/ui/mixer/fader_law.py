"""Where on a fader's travel a volume stands: 0-100 % on the lower 62.5 %, 100-200 % on the rest. Pure."""

from __future__ import annotations

from desktop.core.mix_setup import MOST_VOLUME, UNCHANGED

KNEE = 0.625  # of the travel
TICKS = (0, 50, 100, 150, 200)


def place_of(percent: float) -> float:
    """From 0, the bottom, to 1."""
    if percent <= UNCHANGED:
        return max(0.0, percent) / UNCHANGED * KNEE
    return KNEE + (min(percent, MOST_VOLUME) - UNCHANGED) / (MOST_VOLUME - UNCHANGED) * (1 - KNEE)


def percent_at(place: float) -> float:
    """The volume at a place from 0 to 1; what is beyond counts as the end."""
    place = min(1.0, max(0.0, place))
    if place <= KNEE:
        return place / KNEE * UNCHANGED
    return UNCHANGED + (place - KNEE) / (1 - KNEE) * (MOST_VOLUME - UNCHANGED)


def caught(percent: float, within: float) -> int:
    """A whole number; 100 where that is not further than `within`."""
    return UNCHANGED if abs(percent - UNCHANGED) <= within else round(percent)
