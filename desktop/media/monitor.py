"""What the operator hears: the voices of the sources, mixed for the output device.

It changes nothing that is recorded or aired. How one source's sound is placed in time lies in
`voice.py`; the device itself, with Qt, in `ui/sound.py`.

Who resamples: the decoder pushes float32 stereo at the source's own rate; the voices read it
through `interpolator.py` at 48 kHz, which corrects drift in the same step. The device gets
48 kHz always; what the system does to it after that is its own.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Collection

import numpy as np
import numpy.typing as npt

from desktop.media.voice import OUTPUT_RATE, MediaClock, Voice

Samples = npt.NDArray[np.float32]

RATE = OUTPUT_RATE
RAMP = 480  # frames: gains move over 10 ms
KNEE = 10 ** (-1 / 20)  # -1 dBFS; below it the sum is untouched
MOST_KNOBS = 256
MOST_LEAVING = 8  # voices of removed sources that still fade
LONGEST_LEAD_S = 2.0
LEAD_FALLS = 0.02  # of the difference, each second: a device that asks in bursts is believed for a while
DELAY_STEP_S = 0.010  # `wanted_delay_s` moves in such steps, so that pictures do not tremble
TEST_S, TEST_HZ, TEST_GAIN = 0.45, 440.0, 10 ** (-18 / 20)


def gain_of(volume: int) -> float:
    """Volume in percent to a factor: square law, 40·log10(p/100) dB.

    100 is unchanged, 50 is -12 dB (about half as loud), 10 is -40 dB, 0 is silence.
    """
    return (max(0, min(100, volume)) / 100) ** 2


class _Fader:
    """One gain that moves to its target over 10 ms."""

    def __init__(self, value: float = 0.0) -> None:
        self._value = value
        self._target = value
        self._left = 0

    @property
    def silent(self) -> bool:
        """Nothing is heard, and nothing will be."""
        return self._value == 0.0 and self._target == 0.0

    def apply(self, sound: Samples, target: float) -> None:
        """Scale in place, moving towards `target`."""
        if target != self._target:
            self._target, self._left = target, RAMP
        if self._left == 0:
            if self._value != 1.0:
                sound *= np.float32(self._value)
            return
        moving = min(len(sound), self._left)
        path = self._value + (self._target - self._value) * np.arange(1, moving + 1) / self._left
        self._left -= moving
        self._value = self._target if self._left == 0 else float(path[-1])
        sound[:moving] *= path.astype(np.float32)[:, None]
        sound[moving:] *= np.float32(self._value)


class _Strip:
    """One voice with its fader."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.fader = _Fader()


class Monitor:
    """The headphone mix. `push` is called by decoder threads, `render` by the sound thread, the rest by anybody.

    No call waits for another longer than a few microseconds. Each source keeps at most 5 s of
    sound, the newest; a source that is not heard costs its memory and no more.

    The sum is untouched up to -1 dBFS. Above, it is bent softly towards full scale: nine people who
    talk at once do not crackle as they would with a plain clip, and unlike a limiter with
    attack and release it adds no delay and never pumps. One lone source at full scale is
    lowered by 0.2 dB, in the headphones only.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._strips: dict[str, _Strip] = {}
        self._left: list[_Strip] = []
        self._gains: OrderedDict[str, float] = OrderedDict()  # outlives its source: a bot may dial again
        self._heard: frozenset[str] = frozenset()
        self._test: Samples | None = None
        self._lead_s = 0.0
        self._wanted_delay_s = 0.0

    def add(self, source_id: str, clock: MediaClock) -> None:
        """Expect sound of a source, paced by `clock`. One that is here already is replaced."""
        with self._lock:
            self._retire(source_id)
            self._strips[source_id] = _Strip(Voice(clock))

    def remove(self, source_id: str) -> None:
        """No more sound of this source: what is heard of it fades within 10 ms. Its volume is remembered."""
        with self._lock:
            self._retire(source_id)

    def push(self, source_id: str, media_s: float, samples: Samples, rate: int) -> None:
        """Sound of a source: `(frames, 2)` float32 at `rate`, beginning at `media_s`. It is copied.

        Hand it over as soon as it is decoded: it waits here until it is due. Sound of a source that
        was not added, or was removed, is dropped.
        """
        with self._lock:
            strip = self._strips.get(source_id)
        if strip is not None:
            strip.voice.push(media_s, samples, rate, self._now())

    def set_gain(self, source_id: str, volume: int, muted: bool) -> None:
        """Volume 0..100 percent (`gain_of`) and mute, for a source that is here or is still to come."""
        with self._lock:
            self._gains[source_id] = 0.0 if muted else gain_of(volume)
            self._gains.move_to_end(source_id)
            if len(self._gains) > MOST_KNOBS:
                self._gains.popitem(last=False)

    def set_heard(self, ids: Collection[str]) -> None:
        """Which sources are heard; the others are silent. Solo is a set of one."""
        heard = frozenset(ids)
        with self._lock:
            self._heard = heard

    def play_test(self) -> None:
        """A short tone at -18 dBFS in the left ear, the right one, both: does the chosen output sound?"""
        self._test = _test_tone()

    @property
    def idle(self) -> bool:
        """No source is here, none fades, no tone plays: what is rendered is silence until one comes."""
        return not self._strips and not self._left and self._test is None

    @property
    def wanted_delay_s(self) -> float:
        """How much the pictures of heard sources must wait so that sound is at most 60 ms late.

        0 unless the output holds more sound than the pictures' own delay covers. Hand it to
        the clocks as `extra_delay_s`; it takes into account what they already have.
        """
        return self._wanted_delay_s

    def held_s(self, source_id: str) -> float:
        """Seconds of sound in memory for a source."""
        with self._lock:
            strip = self._strips.get(source_id)
        return strip.voice.held_s if strip is not None else 0.0

    def error_s(self, source_id: str) -> float | None:
        """By how much a heard source sounds too early (positive) or too late; None if it does not sound."""
        with self._lock:
            strip = self._strips.get(source_id)
        return strip.voice.error_s if strip is not None and strip.voice.sounding else None

    def render(self, frames: int, plays_at_s: float) -> Samples:
        """The next `(frames, 2)` float32 at 48 kHz; the first is heard at `plays_at_s` (monotonic). Never waits."""
        now_s = self._now()
        mix = np.zeros((max(0, frames), 2), np.float32)
        if frames <= 0 or not math.isfinite(plays_at_s):
            return mix
        lead_s = self._lead(plays_at_s + frames / RATE - now_s, frames)
        with self._lock:
            strips = [
                (strip, self._gains.get(source_id, 1.0) if source_id in self._heard else 0.0)
                for source_id, strip in self._strips.items()
            ]
            leaving, self._left = self._left, []
        for strip, gain in [*strips, *((strip, 0.0) for strip in leaving)]:
            self._mix(mix, strip, gain, plays_at_s, now_s, lead_s)
        with self._lock:
            self._left += [strip for strip in leaving if not strip.fader.silent]
        self._wanted_delay_s = _in_steps(max((strip.voice.wanted_delay_s for strip, _ in strips), default=0.0))
        self._add_test(mix)
        return _bent(mix)

    @staticmethod
    def _mix(mix: Samples, strip: _Strip, gain: float, plays_at_s: float, now_s: float, lead_s: float) -> None:
        if gain == 0.0 and strip.fader.silent:
            strip.voice.rest()
            return
        sound = strip.voice.render(len(mix), plays_at_s, now_s, lead_s)
        if sound is None:
            sound = np.zeros_like(mix)
        strip.fader.apply(sound, gain)
        mix += sound

    def _retire(self, source_id: str) -> None:
        strip = self._strips.pop(source_id, None)
        if strip is not None and not strip.fader.silent:
            self._left = [*self._left, strip][-MOST_LEAVING:]

    def _lead(self, lead_s: float, frames: int) -> float:
        """How long before it is heard a frame must be here; rises at once, falls slowly."""
        lead_s = max(0.0, min(LONGEST_LEAD_S, lead_s))
        fallen = self._lead_s - (self._lead_s - lead_s) * LEAD_FALLS * frames / RATE
        self._lead_s = max(lead_s, fallen)
        return self._lead_s

    def _add_test(self, mix: Samples) -> None:
        test = self._test
        if test is None:
            return
        now = test[: len(mix)]
        mix[: len(now)] += now
        self._test = test[len(now) :] if len(now) < len(test) else None


def _in_steps(delay_s: float) -> float:
    return math.ceil(delay_s / DELAY_STEP_S - 1e-6) * DELAY_STEP_S


def _bent(mix: Samples) -> Samples:
    """Soft knee from -1 dBFS to full scale."""
    loud = np.abs(mix)
    if loud.max(initial=0.0) <= KNEE:
        return mix
    over = loud > KNEE
    bent = KNEE + (1 - KNEE) * np.tanh((loud[over] - KNEE) / (1 - KNEE))
    mix[over] = np.copysign(bent, mix[over])
    return mix


def _test_tone() -> Samples:
    frames = int(TEST_S * RATE)
    tone = TEST_GAIN * np.sin(2 * np.pi * TEST_HZ / RATE * np.arange(frames))
    ramp = np.minimum(1, np.arange(frames) / RAMP)
    tone *= ramp * ramp[::-1]
    left, right = np.stack((tone, 0 * tone), 1), np.stack((0 * tone, tone), 1)
    return np.concatenate((left, right, np.stack((tone, tone), 1))).astype(np.float32)
