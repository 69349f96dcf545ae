from __future__ import annotations

import math

import numpy as np
import pytest

from desktop.core.model import Loudness
from desktop.media.loudness import LoudnessMeter

RATE = 48_000


def measured(level_db: float, seconds: float = 6.0, rate: int = RATE, left_only: bool = False) -> Loudness:
    """A tone of 997 Hz, as EBU Tech 3341 asks for, pushed in uneven blocks."""
    meter, at = LoudnessMeter(), np.arange(int(seconds * rate)) / rate
    tone = (10 ** (level_db / 20) * np.sin(2 * np.pi * 997 * at)).astype(np.float32)
    sound = np.stack([tone, np.zeros_like(tone) if left_only else tone], axis=1)
    for start in range(0, len(sound), 1021):
        meter.push(sound[start : start + 1021], rate)
    assert meter.value is not None
    return meter.value


@pytest.mark.parametrize("level", [-23.0, -33.0, -40.0])
def test_a_stereo_tone_is_as_loud_as_the_standard_says(level: float) -> None:
    loud = measured(level)
    for value in (loud.momentary, loud.short_term, loud.integrated):
        assert value == pytest.approx(level, abs=0.1)
    assert loud.true_peak == pytest.approx(level, abs=0.5)


def test_one_channel_is_3_lu_less() -> None:
    assert measured(-23.0, left_only=True).integrated == pytest.approx(-26.0, abs=0.1)


def test_another_rate_gives_the_same() -> None:
    assert measured(-23.0, rate=44_100).integrated == pytest.approx(-23.0, abs=0.1)


def test_silence_is_no_loudness() -> None:
    assert measured(-200.0) == Loudness(-math.inf, -math.inf, -math.inf, -math.inf)


def test_what_is_quiet_for_long_does_not_count_in_the_whole() -> None:
    meter = LoudnessMeter()
    at = np.arange(5 * RATE) / RATE
    tone = (0.1 * np.sin(2 * np.pi * 997 * at)).astype(np.float32)
    for wave in (tone, np.zeros_like(tone)):
        meter.push(np.stack([wave, wave], axis=1), RATE)
    assert meter.value is not None
    assert meter.value.integrated == pytest.approx(-20.0, abs=0.2)
    assert meter.value.short_term == -math.inf


def test_nothing_and_nonsense_do_no_harm() -> None:
    meter = LoudnessMeter()
    meter.push(np.empty((0, 2), np.float32), RATE)
    assert meter.value is None
    meter.push(np.full((RATE, 2), np.nan, np.float32), RATE)
    meter.push(np.full((RATE, 2), np.inf, np.float32), RATE)
    assert meter.value is not None
