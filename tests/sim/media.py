"""What PyAV makes of a recording."""

from __future__ import annotations

import io
from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
from numpy.typing import NDArray


@dataclass
class Decoded:
    picture_times: list[Fraction]
    sizes: list[tuple[int, int]]
    lumas: list[NDArray[np.uint8]]
    sound: NDArray[np.float32]  # two rows
    sound_times: list[Fraction]  # of each block of samples, seconds
    block: int


def decode(data: bytes) -> Decoded:
    """Every picture and all sound, in the order of the file."""
    times, sizes, lumas, blocks, sound_times = [], [], [], [], []
    with av.open(io.BytesIO(data)) as container:
        for frame in container.decode(video=0):
            assert frame.pts is not None
            times.append(frame.pts * frame.time_base)
            sizes.append((frame.width, frame.height))
            lumas.append(frame.to_ndarray()[: frame.height])
    with av.open(io.BytesIO(data)) as container:
        for sound in container.decode(audio=0) if container.streams.audio else ():
            assert sound.pts is not None
            sound_times.append(sound.pts * sound.time_base)
            blocks.append(sound.to_ndarray())
    samples = np.concatenate(blocks, axis=1) if blocks else np.zeros((2, 0), np.float32)
    return Decoded(times, sizes, lumas, samples, sound_times, blocks[0].shape[1] if blocks else 0)
