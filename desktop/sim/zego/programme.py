"""The sum of a mix's inputs at their volumes, and its coded sound. No sockets, no clock: whoever calls decides when."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import av
import numpy as np

from desktop.sim.zego.encoding import Codec, Encoding, Track
from desktop.sim.zego.mix import Parts
from desktop.sim.zego.tones import RATE, Samples

FRAME = 1024  # samples that are mixed at a time: one frame of AAC


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


class Encoder:
    """One output's sound. HE-AAC becomes AAC-LC (`Track`). One thread at a time."""

    def __init__(self, encoding: Encoding) -> None:
        codec = Codec.AAC_LC if encoding.codec is Codec.HE_AAC else encoding.codec
        make = _MAKES[codec]
        context = av.CodecContext.create(make.name, "w")
        assert isinstance(context, av.AudioCodecContext)
        self._channels = encoding.channels
        self._layout = "stereo" if encoding.channels == 2 else "mono"
        context.sample_rate, context.layout, context.format = make.rate, self._layout, make.form
        least, most = (rate * encoding.channels for rate in make.bitrates)
        context.bit_rate = min(max(encoding.bitrate, least), most)
        context.open()
        self._context = context
        self._fit: av.AudioResampler | None = None
        if (make.rate, context.frame_size, make.form) != (RATE, FRAME, "fltp"):
            self._fit = av.AudioResampler(make.form, self._layout, make.rate, context.frame_size)
        self._at = self._made = 0
        config = bytes(context.extradata or b"")
        self.track = Track(codec, config[:2] if make.name == "aac" else config, make.rate, encoding.channels,
                           context.frame_size)  # fmt: skip

    def encode(self, block: Samples) -> list[tuple[bytes, int]]:
        """Frames, each with the milliseconds at which it begins; the block must be FRAME long."""
        frame = av.AudioFrame.from_ndarray(np.tile(block, (self._channels, 1)), format="fltp", layout=self._layout)
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._at, Fraction(1, RATE)
        self._at += len(block)
        frames = [frame] if self._fit is None else self._fit.resample(frame)
        made = []
        for packet in (packet for one in frames for packet in self._context.encode(one)):
            made.append((bytes(packet), self.track.time_ms(self._made)))
            self._made += 1
        return made


class _Make(NamedTuple):
    """An encoder of libavcodec; `bitrates` are the least and the most that it takes for each channel."""

    name: str
    rate: int
    form: str
    bitrates: tuple[int, int]


_MAKES = {
    Codec.AAC_LC: _Make("aac", RATE, "fltp", (16_000, 256_000)),
    Codec.MP3: _Make("libmp3lame", RATE, "fltp", (32_000, 160_000)),
    Codec.OPUS: _Make("libopus", 48_000, "flt", (6_000, 256_000)),
}
