"""What the peer sends: a tone, and a picture in which a bar moves. aiortc's clock."""

from __future__ import annotations

import asyncio
import fractions
import time

import numpy as np
from aiortc.mediastreams import VIDEO_CLOCK_RATE, VIDEO_TIME_BASE, MediaStreamError, MediaStreamTrack
from av import AudioFrame, VideoFrame

RATE = 48_000
PIECE = 960  # samples: 20 ms
TONE_HZ = 440.0
TONE_PEAK = 0.14  # about -20 dBFS
WIDTH, HEIGHT, FPS = 480, 270, 15
BAR = 48


class Paced(MediaStreamTrack):
    """Comes in real time; what is late is not made up for by a burst."""

    step_s = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._next_s: float | None = None
        self.count = 0

    async def turn(self) -> int:
        """Wait for the next piece; its number. Raises MediaStreamError when the track has ended."""
        if self.readyState != "live":
            raise MediaStreamError
        now = time.monotonic()
        if self._next_s is None or now - self._next_s > 1.0:
            self._next_s = now
        await asyncio.sleep(max(0.0, self._next_s - now))
        self._next_s += self.step_s
        self.count += 1
        return self.count - 1


class Tone(Paced):
    """A sine; `hz` and `muted` may change at any time."""

    kind = "audio"
    step_s = PIECE / RATE

    def __init__(self, hz: float = TONE_HZ) -> None:
        super().__init__()
        self.hz = hz
        self.muted = False

    async def recv(self) -> AudioFrame:
        """The next 20 ms."""
        number = await self.turn()
        times = (np.arange(PIECE) + number * PIECE) / RATE
        wave = np.zeros(PIECE) if self.muted else TONE_PEAK * np.sin(2 * np.pi * self.hz * times)
        frame = AudioFrame.from_ndarray((wave * 32767).astype(np.int16)[None, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        frame.pts = number * PIECE
        frame.time_base = fractions.Fraction(1, RATE)
        return frame


class Picture(Paced):
    """Grey, with a bright bar that moves one step with each frame."""

    kind = "video"
    step_s = 1 / FPS

    def __init__(self) -> None:
        super().__init__()
        self._planes = np.full((HEIGHT * 3 // 2, WIDTH), 128, dtype=np.uint8)
        self._planes[:HEIGHT] = 60

    async def recv(self) -> VideoFrame:
        """The next frame."""
        number = await self.turn()
        left = (number * 8) % (WIDTH - BAR)
        planes = self._planes.copy()
        planes[:HEIGHT, left : left + BAR] = 220
        frame = VideoFrame.from_ndarray(planes, format="yuv420p")
        frame.pts = number * VIDEO_CLOCK_RATE // FPS
        frame.time_base = VIDEO_TIME_BASE
        return frame
