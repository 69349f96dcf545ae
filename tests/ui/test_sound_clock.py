from __future__ import annotations

import numpy as np
import pytest

from desktop.ui.sound_clock import JUMP_S, SoundClock

RATE = 48_000


def test_lumps_of_the_device_are_smoothed() -> None:
    clock = SoundClock(RATE)
    random = np.random.default_rng(1)
    errors = [clock.plays_at(5 + k * 0.01 + random.uniform(-0.005, 0.005), 480) - (5 + k * 0.01) for k in range(2000)]
    assert np.abs(errors[500:]).max() < 0.0015


@pytest.mark.parametrize("drift", [0.003, -0.003, 0.0002])
def test_drift_is_followed(drift: float) -> None:
    clock = SoundClock(RATE)
    errors = [clock.plays_at(k * 0.01 * (1 + drift), 480) - k * 0.01 * (1 + drift) for k in range(3000)]
    assert abs(errors[-1]) < 0.002


def test_a_device_that_stood_still_is_believed_at_once() -> None:
    clock = SoundClock(RATE)
    clock.plays_at(1.0, 480)
    assert clock.plays_at(1.01 + 2 * JUMP_S, 480) == pytest.approx(1.01 + 2 * JUMP_S)
