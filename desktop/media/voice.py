"""One source in the headphones: its sound, placed where its pictures are.

What is mixed from several voices, and how loud, is `monitor.py`'s.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from typing import Protocol

import numpy as np
import numpy.typing as npt

from desktop.media.interpolator import interpolator
from desktop.media.segment import Segment
from desktop.media.tape import Tape

Samples = npt.NDArray[np.float32]

OUTPUT_RATE = 48_000
FADE = 384  # frames: 8 ms
FADE_OUT: Samples = np.linspace(1, 0, FADE, dtype=np.float32)[:, None]
EARLY_S = 0.030  # sound that would be heard earlier than this before its picture steps back or waits
LATE_S = 0.045  # sound later than this jumps
MOST_BEND = 0.005  # half a percent faster or slower: not heard as a change of pitch
PULL_S = 2.0  # an error of 10 ms is taken up by bending half a percent
CALM_S = 0.25  # the error is smoothed over this: neither device nor time stamps are exact
TOLERATED_LATE_S = 0.060  # later than this, pictures had better wait; with LATE_S it stays within the bar of 125 ms
WINDOW_S = 10.0  # arrivals of this long decide how much later than its picture sound must be played
WINDOW_STEP_S = 0.5
LATEST_S = 2.0  # never played later than this


class MediaClock(Protocol):
    """When a moment of the media is due, as pictures follow it; `clock.PlayClock` is one. Thread-safe."""

    @property
    def extra_delay_s(self) -> float:
        """How much of the delay was asked for by the monitor, so far as it is taken up."""

    def due(self, media_s: float) -> float | None:
        """Monotonic seconds; None while nothing has arrived to anchor it."""


class _Lateness:
    """How late sound usually arrives: the worst of the last seconds, but for one bad half second."""

    def __init__(self) -> None:
        self._steps: deque[tuple[int, float]] = deque(maxlen=int(WINDOW_S / WINDOW_STEP_S))
        self._known: tuple[int, float] | None = None  # the value, and in which half second it was found

    def add(self, at_s: float, late_s: float) -> None:
        """Note how late something arrived."""
        step = int(at_s / WINDOW_STEP_S)
        if self._steps and self._steps[-1][0] == step:
            if late_s <= self._steps[-1][1]:
                return
            self._steps.pop()
        self._steps.append((step, late_s))
        self._known = None

    def value(self, at_s: float) -> float:
        """Seconds; negative is early. -inf if nothing arrived lately."""
        step = int(at_s / WINDOW_STEP_S)
        if self._known is None or self._known[0] != step:
            oldest = step - WINDOW_S / WINDOW_STEP_S
            worst = sorted(late_s for noted, late_s in self._steps if noted >= oldest)[-2:]
            self._known = step, worst[0] if worst else -math.inf
        return self._known[1]


class Voice:
    """Pushed to by one decoder thread, rendered by the sound thread.

    Sound is played when `clock` says it is due, or, where it arrives too late for that, as early
    as it steadily can be; `wanted_delay_s` then says how much the pictures should wait. Small
    errors are taken up by playing up to 0.5 % faster or slower. Larger ones, gaps and
    underruns fade: the old place out over 8 ms, the new one in.
    """

    def __init__(self, clock: MediaClock) -> None:
        self._clock = clock
        self._tape = Tape()
        # Both leave out the extra delay that the monitor itself asked for.
        self._after_due = _Lateness()  # knows nothing of a clock that rose since: says too much then
        self._after_media = _Lateness()  # knows nothing of a stall that the clock has skipped: says too much then
        self._lock = threading.Lock()
        # Below: the sound thread's own.
        self._place: tuple[Segment, float] | None = None
        self._risen = 0  # frames since it came in, up to FADE
        self._ending: Samples | None = None  # what was let go of, faded, not yet heard
        self._last: Samples = np.zeros(2, np.float32)
        self._error_s = 0.0
        self.wanted_delay_s = 0.0

    @property
    def held_s(self) -> float:
        """Seconds of sound in memory."""
        return self._tape.seconds

    @property
    def error_s(self) -> float:
        """By how much sound is heard too early (positive) or too late, smoothed."""
        return self._error_s

    @property
    def sounding(self) -> bool:
        """It has a place, or something to fade out."""
        return self._place is not None or self._ending is not None

    def push(self, media_s: float, samples: Samples, rate: int, arrived_s: float) -> None:
        """Take `(frames, 2)` samples; they are copied."""
        new_timeline = self._tape.put(media_s, samples, rate)
        due_s = self._clock.due(media_s)
        with self._lock:
            if new_timeline:
                self._after_due, self._after_media = _Lateness(), _Lateness()
            if due_s is not None and math.isfinite(due_s):
                self._after_due.add(arrived_s, arrived_s - due_s + self._clock.extra_delay_s)
                self._after_media.add(arrived_s, arrived_s - media_s)

    def rest(self) -> None:
        """Nobody listens: forget the place, so that it is found anew."""
        self._place, self._ending, self._risen = None, None, 0
        self.wanted_delay_s = 0.0

    def render(self, frames: int, plays_at_s: float, now_s: float, lead_s: float) -> Samples | None:
        """The next `frames` frames, the first heard at `plays_at_s`; None is silence.

        `lead_s` is how long before it is heard a frame must be here at the latest.
        """
        with self._lock:
            late = (self._after_due.value(now_s) + lead_s, self._after_media.value(now_s) + lead_s)
        sound = np.zeros((frames, 2), np.float32)
        silent = not self.sounding
        self._hear_ending(sound, 0)
        done = self._go_on(sound, plays_at_s, late) if self._place is not None else 0
        if self._place is None:
            self._come_in(sound, done, plays_at_s + done / OUTPUT_RATE, late)
        if silent and not self.sounding:
            return None
        self._last = sound[-1].copy()
        return sound

    def _offset(self, media_s: float, late: tuple[float, float]) -> float | None:
        """Monotonic minus media time at which `media_s` is to be heard; None if that is unknown.

        `late` is when sound can steadily be heard, after it is due and after its media time.
        """
        due_s, extra_s = self._clock.due(media_s), self._clock.extra_delay_s
        if due_s is None or not math.isfinite(due_s):
            return None
        offset_s = due_s - media_s
        late_s = min(late[0], late[1] - (offset_s - extra_s))
        self.wanted_delay_s = min(LATEST_S, max(0.0, late_s - TOLERATED_LATE_S))
        return offset_s + min(LATEST_S, max(0.0, late_s - extra_s))

    def _go_on(self, sound: Samples, plays_at_s: float, late: tuple[float, float]) -> int:
        """Play on from the place; gives it up where that is wrong. Returns the frames done."""
        assert self._place is not None
        segment, index = self._place
        here = self._tape.at(segment, index)
        if here is None:
            self._let_go(sound, 0)
            return 0
        media_s, end = here
        offset_s = self._offset(media_s, late)
        if offset_s is not None:
            error_s = media_s + offset_s - plays_at_s
            self._error_s += (error_s - self._error_s) * (1 - math.exp(-len(sound) / OUTPUT_RATE / CALM_S))
        if offset_s is None or not -LATE_S <= self._error_s <= EARLY_S:
            self._let_go(sound, 0)
            return 0
        playable = self._playable(segment, index, end)
        done = len(sound) if playable >= len(sound) + FADE else max(0, playable - FADE)
        self._play(sound[:done])
        if done < len(sound):
            self._let_go(sound, done)
        return done

    def _come_in(self, sound: Samples, start: int, at_s: float, late: tuple[float, float]) -> None:
        """Find the place for `at_s` and begin there, if it is here or begins within this block."""
        left = len(sound) - start
        for segment in self._tape.segments():
            media_s = self._tape.first_media_s(segment)
            offset_s = self._offset(media_s, late) if media_s is not None else None
            found = self._tape.find(segment, at_s - offset_s) if offset_s is not None else None
            if found is None or offset_s is None:
                continue
            index, first_media_s, end = found
            wait = max(0, math.ceil((first_media_s + offset_s - at_s) * OUTPUT_RATE))
            index += wait * segment.rate / OUTPUT_RATE
            if wait < left and self._playable(segment, index, end) >= left - wait + FADE:
                self._place, self._risen, self._error_s = (segment, index), 0, 0.0
                self._play(sound[start + wait :])
            return

    def _playable(self, segment: Segment, index: float, end: int) -> int:
        """How many output frames can be read from a place, however fast they are played."""
        half = interpolator(segment.rate, OUTPUT_RATE).half
        return math.floor((end - half - 1 - index) / (segment.rate / OUTPUT_RATE * (1 + MOST_BEND)))

    def _play(self, sound: Samples) -> None:
        """Add the next frames to `sound`, coming in softly, and move the place."""
        if not len(sound):
            return
        frames = self._read(len(sound))
        if self._risen < FADE:
            rise = np.minimum(np.arange(self._risen + 1, self._risen + 1 + len(sound)) / FADE, 1).astype(np.float32)
            frames *= rise[:, None]
            self._risen = min(FADE, self._risen + len(sound))
        sound += frames

    def _read(self, frames: int) -> Samples:
        assert self._place is not None
        segment, index = self._place
        bend = max(-MOST_BEND, min(MOST_BEND, -self._error_s / PULL_S))
        step = segment.rate / OUTPUT_RATE * (1 + bend)
        reader = interpolator(segment.rate, OUTPUT_RATE)
        start = math.floor(index) - reader.half + 1
        end = math.floor(index + step * frames) + reader.half + 1
        window = self._tape.read(segment, start, end)
        moved = index + step * frames
        self._place = (segment, moved)
        self._tape.played(segment, moved)
        return reader.read(window, index - start, step, frames)

    def _let_go(self, sound: Samples, start: int) -> None:
        """Leave the place: what would come next is faded out, from frame `start` on."""
        assert self._place is not None
        segment, index = self._place
        here = self._tape.at(segment, index)
        left = min(FADE, self._playable(segment, index, here[1])) if here is not None else 0
        if left >= FADE // 4:
            ending = self._read(left) * np.linspace(1, 0, left, dtype=np.float32)[:, None]
            ending *= self._risen / FADE
        else:  # what came next has been dropped: at least there is no step
            ending = self._last * FADE_OUT
        self._place, self._risen = None, 0
        self._ending = ending
        self._hear_ending(sound, start)

    def _hear_ending(self, sound: Samples, start: int) -> None:
        if self._ending is None:
            return
        now = self._ending[: len(sound) - start]
        sound[start : start + len(now)] += now
        self._ending = self._ending[len(now) :] if len(now) < len(self._ending) else None
