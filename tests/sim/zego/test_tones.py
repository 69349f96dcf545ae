from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.zego.tones import LEVEL, PITCHES_HZ, RATE, Tone, pitch
from desktop.sim.zego.wish import MOST_INPUTS


def test_a_tone_goes_on_without_a_step() -> None:
    whole = Tone(409).block(0, RATE * 2)
    at = np.arange(RATE * 2) / RATE
    assert whole == pytest.approx(LEVEL * np.sin(2 * np.pi * 409 * at), abs=1e-4)
    pieces = [Tone(409).block(start, 1000) for start in range(0, 80_000, 1000)]
    assert np.array_equal(np.concatenate(pieces), whole[:80_000])


@given(st.integers(0, 10**12), st.integers(1, 3000))
def test_any_block_is_a_part_of_the_same_wave(start: int, count: int) -> None:
    assert np.array_equal(Tone(313).block(start, count), Tone(313).block(start % RATE, count))


def test_pitches_can_be_told_apart_and_nine_of_them_fit() -> None:
    assert LEVEL * MOST_INPUTS < 1
    assert len(set(PITCHES_HZ)) > MOST_INPUTS
    for low, high in itertools.combinations(PITCHES_HZ, 2):
        assert all(abs(high - times * low) > 5 for times in (1, 2, 3))
    assert pitch(0) == pitch(len(PITCHES_HZ)) == PITCHES_HZ[0]
