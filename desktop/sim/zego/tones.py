"""What is heard of a stream: a tone of its own, so that each one can be found in a mix and measured."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 44_100  # samples a second
LEVEL = 0.1  # peak of one tone, 1.0 is full scale: nine of them at 100 fit without clipping
# None is near twice or three times another.
PITCHES_HZ = (313, 409, 523, 677, 883, 1151, 1493, 1933, 2503, 3253, 4217, 5477)


class Sound(Protocol):
    """Something that can be mixed."""

    def block(self, start: int, count: int) -> Samples:
        """`count` mono samples from the programme's sample `start` on; silence where there is nothing."""


@dataclass(frozen=True, slots=True)
class Tone:
    """A steady sine of a whole number of hertz, hence periodic over a second."""

    hz: int
    level: float = LEVEL  # peak

    def block(self, start: int, count: int) -> Samples:
        """Exact for every `start`."""
        return _second(self.hz).take(np.arange(start, start + count), mode="wrap") * np.float32(self.level)


def pitch(number: int) -> int:
    """The pitch of the stream of this number, in hertz; they repeat after many."""
    return PITCHES_HZ[number % len(PITCHES_HZ)]


@cache
def _second(hz: int) -> Samples:
    angle = 2 * np.pi * ((hz * np.arange(RATE)) % RATE) / RATE
    return np.sin(angle).astype(np.float32)
