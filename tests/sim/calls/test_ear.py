from __future__ import annotations

import numpy as np
import pytest

from desktop.sim.calls.ear import RECENT_S, SILENCE_DBFS, Ear, dbfs, strongest


def sine(hz: float, peak: float, samples: int = 48_000) -> np.ndarray:
    return (peak * np.sin(2 * np.pi * hz * np.arange(samples) / 48_000)).astype(np.float32)


def test_levels() -> None:
    assert dbfs(sine(440, 1.0)) == pytest.approx(-3.01, abs=0.02)
    assert dbfs(sine(440, 0.1)) == pytest.approx(-23.01, abs=0.02)
    assert dbfs(np.zeros(10, np.float32)) == dbfs(np.zeros(0, np.float32)) == SILENCE_DBFS


@pytest.mark.parametrize("hz", [100, 440, 1000, 5000])
def test_the_strongest_tone(hz: int) -> None:
    assert strongest(sine(hz, 0.1) + sine(3000, 0.01), 48_000) == pytest.approx(hz, abs=1)


def test_each_second_is_told_and_pieces_for_a_while() -> None:
    now = [0.0]
    ear = Ear(clock=lambda: now[0])
    assert ear.dbfs == SILENCE_DBFS
    for tone in (sine(440, 0.1), np.zeros(48_000, np.float32)):
        for piece in np.split(tone, 50):
            now[0] += 0.02
            ear.hear(piece)
    assert [(round(one.at), round(one.dbfs), round(one.tone_hz)) for one in ear.seconds] == [
        (1, -23, 440),
        (2, -100, 0),
    ]
    assert ear.dbfs == SILENCE_DBFS
    assert len(ear.recent) == 100
    now[0] += RECENT_S
    ear.hear(np.zeros(960, np.float32))
    assert len(ear.recent) <= 2
