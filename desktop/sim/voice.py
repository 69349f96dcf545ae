"""Sound of the demo studio: speech-like voices made of tones, exactly periodic over the loop.

Nobody speaks; the rhythm of syllables, phrases and pauses only moves the meters as speech
does. Every loop begins and ends in a pause.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
_Wave = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice: where it sits and how it goes on."""

    pitch_hz: float
    pan: float  # -1 left … 1 right
    loudness: float  # peak, 1.0 is full scale
    syllables_s: float
    turns: tuple[tuple[float, float], ...]  # parts of the loop, 0..1, in which it speaks
    seed: int


VOICES: dict[str, tuple[Speaker, ...]] = {
    "host": (Speaker(124.0, -0.12, 0.42, 4.4, ((0.03, 0.30), (0.34, 0.62), (0.68, 0.96)), 1),),
    "panel": (
        Speaker(118.0, -0.7, 0.30, 4.0, ((0.02, 0.24),), 2),
        Speaker(205.0, 0.7, 0.34, 5.0, ((0.26, 0.50),), 3),
        Speaker(180.0, -0.5, 0.22, 4.6, ((0.47, 0.72),), 4),
        Speaker(104.0, 0.5, 0.38, 3.6, ((0.75, 0.97),), 5),
    ),
    "slides": (Speaker(212.0, 0.1, 0.22, 4.8, ((0.05, 0.42), (0.52, 0.93)), 6),),
    "field": (Speaker(140.0, 0.05, 0.36, 5.2, ((0.04, 0.52), (0.60, 0.95)), 7),),
    "guest": (Speaker(112.0, 0.0, 0.30, 3.9, ((0.03, 0.44), (0.50, 0.97)), 8),),
    "silence": (),
    "tone": (),  # line-up: 1 kHz at -18 dBFS without a break
    "pips": (),  # a short 1 kHz burst with every 25th picture, for measuring sound against picture
}
_WIND = {"field": 0.035, "panel": 0.004, "host": 0.003, "slides": 0.003, "guest": 0.002}


def speech(voice: str, loop_samples: int, rate: int) -> Samples:
    """Two rows (left, right) of `loop_samples` in -1..1."""
    sound = np.zeros((2, loop_samples))
    for speaker in VOICES[voice]:
        angle = (speaker.pan + 1) * np.pi / 4
        mono = _speaker(speaker, loop_samples, rate)
        sound[0] += mono * np.cos(angle)
        sound[1] += mono * np.sin(angle)
    if voice in ("tone", "pips"):
        sound += _line_up(voice, loop_samples, rate)
    for side, level in enumerate((_WIND.get(voice, 0.0),) * 2):
        if level:
            sound[side] += _air(loop_samples, rate, seed=90 + side) * level
    return np.ascontiguousarray(np.clip(sound, -0.98, 0.98), dtype=np.float32)


def loudness(voice: str, frames: int) -> list[NDArray[np.float64]]:
    """How far each speaker's mouth is open at each picture, 0..1."""
    return [_envelope(speaker, frames) for speaker in VOICES[voice]]


def _line_up(voice: str, length: int, rate: int) -> _Wave:
    t = np.arange(length) / rate
    wave = 10 ** (-18 / 20) * np.sin(2 * np.pi * round(1000 * length / rate) * np.arange(length) / length)
    return wave * (t % 1.0 < 0.06) if voice == "pips" else wave


def _speaker(speaker: Speaker, length: int, rate: int) -> _Wave:
    t = np.arange(length) / rate
    loop_s = length / rate
    pitch = round(speaker.pitch_hz * loop_s) / loop_s  # a whole number of periods in the loop
    melody = 1.6 * np.sin(2 * np.pi * 3 * t / loop_s) + 0.05 * np.sin(2 * np.pi * 50 * t / loop_s)
    phase = 2 * np.pi * pitch * t + melody
    wave = np.zeros(length)
    for harmonic in range(1, 22):
        at = harmonic * pitch
        formant = np.exp(-(((at - 520) / 260) ** 2)) + 0.45 * np.exp(-(((at - 1500) / 420) ** 2)) + 0.08
        wave += formant / harmonic**0.5 * np.sin(harmonic * phase)
    wave /= np.abs(wave).max()
    envelope = np.interp(np.arange(length), np.linspace(0, length, 2048), _envelope(speaker, 2048))
    return wave * envelope * speaker.loudness


def _envelope(speaker: Speaker, points: int) -> _Wave:
    """Syllables as bumps of varied height inside the speaker's turns; `points` over the loop."""
    dice = np.random.default_rng(speaker.seed)
    t = np.linspace(0, 1, points)
    envelope = np.zeros(points)
    step = 1 / (speaker.syllables_s * 10.24)
    for start, end in speaker.turns:
        at = start + step / 2
        while at < end - step / 2:
            width = step * dice.uniform(0.42, 0.62)
            bump = np.cos(np.clip((t - at) / width, -1, 1) * np.pi / 2) ** 2
            envelope = np.maximum(envelope, bump * dice.uniform(0.45, 1.0))
            at += step * dice.uniform(0.85, 1.3)
    return envelope


def _air(length: int, rate: int, seed: int) -> _Wave:
    """Soft noise, low-passed in the frequency domain, hence periodic."""
    dice = np.random.default_rng(seed)
    spectrum = np.fft.rfft(dice.standard_normal(length))
    at = np.fft.rfftfreq(length, 1 / rate)
    noise = np.fft.irfft(spectrum / (1 + (at / 350.0) ** 2), length)
    swell = 0.7 + 0.3 * np.sin(2 * np.pi * np.arange(length) / length * 2 + seed)
    air: _Wave = noise / np.abs(noise).max() * swell
    return air
