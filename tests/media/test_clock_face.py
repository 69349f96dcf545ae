"""The clock outside the booth shows what the one inside said."""

from __future__ import annotations

import math

import pytest

from desktop.media.clock import PlayClock
from desktop.media.clock_face import ClockFace
from desktop.media.slip import Hands


def test_nothing_is_due_before_it_was_set() -> None:
    face = ClockFace()
    assert face.due(1.0) is None
    assert face.extra_delay_s == 0.0
    face.show(Hands(math.nan, 0.5))
    assert face.due(1.0) is None


def test_it_shows_what_the_clock_says() -> None:
    clock, face = PlayClock(), ClockFace()
    clock.extra_delay_s = 0.5
    clock.arrived(1.0, 101.0)
    offset_s = clock.due(0.0)
    assert offset_s is not None
    face.show(Hands(offset_s, clock.extra_delay_s))
    for media_s in (0.0, 1.0, 7.5):
        assert face.due(media_s) == pytest.approx(clock.due(media_s))
    assert face.extra_delay_s == 0.5
