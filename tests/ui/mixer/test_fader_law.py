from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.mixer.fader_law import KNEE, caught, percent_at, place_of


@pytest.mark.parametrize(
    ("percent", "place"), [(0, 0.0), (50, KNEE / 2), (100, KNEE), (200, 1.0), (300, 1.0), (-5, 0.0)]
)
def test_the_lower_part_of_the_travel_is_for_what_is_not_raised(percent: int, place: float) -> None:
    assert place_of(percent) == pytest.approx(place)


@given(st.floats(0, 200))
def test_there_and_back(percent: float) -> None:
    assert percent_at(place_of(percent)) == pytest.approx(percent, abs=1e-9)


@given(st.floats(-3, 3), st.floats(-3, 3))
def test_higher_is_louder(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert percent_at(low) <= percent_at(high)


@pytest.mark.parametrize(
    ("percent", "value"), [(96.9, 97), (97.0, 100), (99.5, 100), (103.0, 100), (103.1, 103), (0.4, 0)]
)
def test_a_hundred_catches_what_is_near(percent: float, value: int) -> None:
    assert caught(percent, 3) == value


def test_it_catches_nothing_when_it_may_not() -> None:
    assert caught(101, 0) == 101
