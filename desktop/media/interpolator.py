"""Sound read at fractional places: one windowed-sinc filter bank for every ratio near or far from 1.

It changes the sample rate (44.1 kHz sources on a 48 kHz output) and bends time by parts of a
percent (drift of clocks) in the same step. Where frames fall on frames it gives them back
unchanged. No state: who reads keeps the place.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

PHASES = 1024  # nearest phase: 1 kHz comes out with its noise 83 dB below, 10 kHz with 68 dB
TAPS = 24
KAISER_BETA = 7.0
GUARD = 0.95  # of the new Nyquist frequency, when the rate goes down


class Interpolator:
    """Reads sound of one rate for an output of another. Immutable; shared between voices and threads."""

    def __init__(self, rate: int, output_rate: int) -> None:
        ratio = max(1.0, rate / output_rate)
        self.half = int(np.ceil(TAPS * ratio / 2))
        self._bank = _bank(self.half, GUARD / ratio if ratio > 1 else 1.0)

    def read(self, window: Samples, place: float, step: float, frames: int) -> Samples:
        """`frames` frames as `(frames, 2)`, the first at `place`, each `step` input frames further.

        `window` is planar (2, n), and reaches from `half - 1` frames before the first place to
        `half` frames behind the last one.
        """
        places = place + step * np.arange(frames)
        left = places.astype(np.intp)
        phase = ((places - left) * PHASES + 0.5).astype(np.intp)
        left -= self.half - 1
        kernel = self._bank.take(phase, axis=0)
        taps = 2 * self.half
        out = np.empty((frames, 2), np.float32)
        for channel in range(2):
            row = np.ascontiguousarray(window[channel])
            # Every run of `taps` frames as a row of its own, without a copy; as_strided does it ten times slower.
            runs: Samples = np.ndarray((len(row) - taps + 1, taps), np.float32, row, 0, (4, 4))
            out[:, channel] = np.einsum("ft,ft->f", kernel, runs[left])
        return out


@lru_cache(maxsize=8)
def interpolator(rate: int, output_rate: int) -> Interpolator:
    """The filter bank of a pair of rates, made once."""
    return Interpolator(rate, output_rate)


@lru_cache(maxsize=8)
def _bank(half: int, cutoff: float) -> Samples:
    """One row of taps per phase; each row's sum is 1."""
    taps = np.arange(-(half - 1), half + 1)
    distance = taps[None, :] - (np.arange(PHASES + 1) / PHASES)[:, None]
    inside = np.clip(1.0 - (distance / half) ** 2, 0.0, 1.0)
    rows = np.sinc(distance * cutoff) * np.i0(KAISER_BETA * np.sqrt(inside))
    return np.asarray(rows / rows.sum(axis=1, keepdims=True), np.float32)
