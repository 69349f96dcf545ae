from __future__ import annotations

import numpy as np
import pytest

from desktop.media.interpolator import Interpolator, interpolator

OUTPUT = 48_000


def tone(hz: float, rate: int, frames: int) -> np.ndarray:
    one = np.sin(2 * np.pi * hz * np.arange(frames) / rate)
    return np.stack((one, 0.5 * one)).astype(np.float32)


def snr_db(sound: np.ndarray, hz: float) -> float:
    """Signal to everything else, of a tone of known frequency and any phase."""
    t = np.arange(len(sound)) / OUTPUT
    basis = np.stack((np.cos(2 * np.pi * hz * t), np.sin(2 * np.pi * hz * t)), 1)
    weights, *_ = np.linalg.lstsq(basis, sound.astype(float), rcond=None)
    fitted = basis @ weights
    return float(10 * np.log10(fitted.var() / (sound - fitted).var()))


@pytest.mark.parametrize("rate", [16_000, 32_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("bend", [1.0, 1.003, 0.995])
@pytest.mark.parametrize(("hz", "least_db"), [(100, 80), (1000, 75), (5000, 60)])
def test_a_tone_stays_a_tone(rate: int, bend: float, hz: int, least_db: int) -> None:
    reader = interpolator(rate, OUTPUT)
    step = rate / OUTPUT * bend
    frames = 8000
    window = tone(hz, rate, int(frames * step) + 200)
    sound = reader.read(window, 50.37, step, frames)
    assert snr_db(sound[:, 0], hz * bend) > least_db
    np.testing.assert_allclose(sound[:, 1], 0.5 * sound[:, 0], atol=1e-6)


def test_frames_on_frames_come_back_unchanged() -> None:
    reader = interpolator(OUTPUT, OUTPUT)
    window = np.random.default_rng(1).uniform(-1, 1, (2, 400)).astype(np.float32)
    sound = reader.read(window, 40.0, 1.0, 300)
    np.testing.assert_allclose(sound, window[:, 40:340].T, atol=1e-6)


def test_what_the_output_cannot_carry_is_removed() -> None:
    """30 kHz in a 96 kHz source would come back as 18 kHz."""
    reader = Interpolator(96_000, OUTPUT)
    sound = reader.read(tone(30_000, 96_000, 20_000), 100.5, 2.0, 9000)
    assert np.sqrt((sound[:, 0].astype(float) ** 2).mean()) < 10 ** (-50 / 20)


def test_a_constant_keeps_its_value_in_every_phase() -> None:
    reader = interpolator(44_100, OUTPUT)
    sound = reader.read(np.full((2, 3000), 0.7, np.float32), 30.123, 44_100 / OUTPUT * 1.0007, 3000)
    np.testing.assert_allclose(sound, 0.7, atol=1e-5)


def test_banks_are_made_once() -> None:
    assert interpolator(44_100, OUTPUT) is interpolator(44_100, OUTPUT)
