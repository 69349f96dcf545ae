"""The sum of a mix's inputs at their volumes, and AAC of it. No sockets, no clock: whoever calls decides when."""

from __future__ import annotations

from collections.abc import Callable

import av
import numpy as np

from desktop.sim.zego.mix import Parts
from desktop.sim.zego.tones import RATE, Samples

FRAME = 1024  # samples of one AAC frame
_LEAST_BITRATE, _MOST_BITRATE = 16_000, 256_000  # a second and channel: what the encoder takes


class Programme:
    """Mixes on, block after block. `parts` is asked for each block, so a command is heard with the next one."""

    def __init__(self, parts: Callable[[], Parts]) -> None:
        self._parts = parts
        self._before: Parts = {}
        self._at = 0

    def block(self, count: int) -> Samples:
        """`count` mono samples, clipped to -1..1. Gains glide over the block, without clicks."""
        now = self._parts()
        total = np.zeros(count, np.float32)
        for name in {**self._before, **now}:
            sound, gain = now.get(name, (None, 0.0))
            heard, before = self._before.get(name, (None, 0.0))
            source = sound if sound is not None else heard
            if source is None or (gain == 0.0 and before == 0.0):
                continue
            ramp = np.float32(gain) if gain == before else np.linspace(before, gain, count, dtype=np.float32)
            total += source.block(self._at, count) * ramp
        self._before = now
        self._at += count
        return np.clip(total, -1.0, 1.0)


class AacEncoder:
    """AAC-LC at 44.1 kHz, whatever codec the output asked for. One thread at a time."""

    def __init__(self, bitrate: int, channels: int) -> None:
        self._context = av.CodecContext.create("aac", "w")
        assert isinstance(self._context, av.AudioCodecContext)
        self._channels = channels
        self._layout = "stereo" if channels == 2 else "mono"
        self._context.sample_rate = RATE
        self._context.layout = self._layout
        self._context.format = "fltp"
        self._context.bit_rate = min(max(bitrate, _LEAST_BITRATE * channels), _MOST_BITRATE * channels)
        self._context.open()
        self._at = 0

    @property
    def config(self) -> bytes:
        """The AudioSpecificConfig."""
        return bytes(self._context.extradata or b"")[:2]

    def encode(self, block: Samples) -> list[bytes]:
        """Frames of AAC; the block must be one frame long."""
        frame = av.AudioFrame.from_ndarray(np.tile(block, (self._channels, 1)), format="fltp", layout=self._layout)
        frame.sample_rate, frame.pts = RATE, self._at
        self._at += len(block)
        return [bytes(packet) for packet in self._context.encode(frame)]
