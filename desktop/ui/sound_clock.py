"""When the sound that is rendered now will be heard, from what the device says of its buffer. No Qt."""

from __future__ import annotations

STEADY = 0.02  # of each measured error: devices take sound in lumps of 5 to 20 ms
JUMP_S = 0.040  # an error over this is no jitter: the device stood still


class SoundClock:
    """The moment of the next frame, smoothed. Belongs to the sound thread."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._next_s: float | None = None

    def plays_at(self, measured_s: float, frames: int) -> float:
        """When the first of the next `frames` frames is heard; `measured_s` is what the buffer says.

        Each frame is expected right after the one before it; the measurements bend that
        slowly, or at once where they are far off.
        """
        expected = self._next_s
        if expected is None or abs(measured_s - expected) > JUMP_S:
            now = measured_s
        else:
            now = expected + STEADY * (measured_s - expected)
        self._next_s = now + frames / self._rate
        return now
