"""The sound of one source between its decoder and the headphones: samples with their media times.

What is kept and what is dropped is decided here; when it is heard, in `voice.py`.
"""

from __future__ import annotations

import math
import threading
from collections import deque

import numpy as np

from desktop.media.segment import Samples, Segment

KEPT_S = 5.0
HISTORY_S = 0.1  # already played, kept so that a small step back repeats sound instead of tearing a hole
LAST_BREATH_S = 0.02  # of what is overtaken by a new timeline, so that it can be faded out
SEAM_S = 0.010  # time stamps are rounded; anything further apart is a gap
NEW_TIMELINE_S = 1.0  # a gap longer than this, or a step back, and what was queued is void
MOST_SEGMENTS = 16
LOUDEST = 4.0  # 12 dB over full scale; more is damage
LOWEST_RATE, HIGHEST_RATE = 8_000, 192_000
LATEST_MEDIA_S = 1e9  # some thirty years; a time stamp beyond is damage


class Tape:
    """A bounded run of segments. Thread-safe: one thread puts, another reads; nobody waits long.

    Holds at most 5 s: the newest wins. A small gap begins a new segment; a step back, a gap over
    one second or another sample rate begins a new timeline, and what was queued of the old one
    is void but for a last breath to fade out with.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._segments: deque[Segment] = deque()
        self._reading: tuple[Segment, float] | None = None
        self._timeline = 0
        self.dropped_frames = 0

    def put(self, media_s: float, samples: Samples, rate: int) -> bool:
        """Add `(frames, 2)` samples that begin at `media_s`; true if a new timeline began.

        The samples are copied. What cannot be sound (no frames, an absurd rate or time stamp) is
        dropped; NaN and infinity become silence.
        """
        if not (LOWEST_RATE <= rate <= HIGHEST_RATE and abs(media_s) <= LATEST_MEDIA_S and len(samples)):
            self.dropped_frames += len(samples)
            return False
        planar = _cleaned(samples)[:, -int(KEPT_S * rate) :]
        media_s += (len(samples) - planar.shape[1]) / rate
        with self._lock:
            new_timeline = self._place(media_s, planar, rate)
            self._bound()
        return new_timeline

    @property
    def seconds(self) -> float:
        """How much is held, played history included."""
        with self._lock:
            return self._seconds()

    def segments(self) -> tuple[Segment, ...]:
        """What is held of the newest timeline, oldest first. Look inside with `find`, `at` and `read`."""
        with self._lock:
            return tuple(segment for segment in self._segments if segment.timeline == self._timeline)

    def find(self, segment: Segment, media_s: float) -> tuple[float, float, int] | None:
        """Where a media time lies in a segment: (its index, media time of the first frame, index after the last).

        None if the segment has ended before it or is gone.
        """
        with self._lock:
            if not len(segment) or segment.media_end_s <= media_s:
                return None
            return segment.index_at(media_s), segment.media_s, segment.end

    def first_media_s(self, segment: Segment) -> float | None:
        """Media time of the oldest frame of a segment; None if it is gone."""
        with self._lock:
            return segment.media_s if len(segment) else None

    def at(self, segment: Segment, index: float) -> tuple[float, int] | None:
        """(media time at a place, index after the last frame); None if the place is gone."""
        with self._lock:
            if not len(segment) or segment.first > index:
                return None
            return segment.media_at(index), segment.end

    def read(self, segment: Segment, start: int, end: int) -> Samples:
        """Planar samples of [start, end); silence where there are none."""
        with self._lock:
            pieces = segment.pieces(start, end)
        if len(pieces) == 1 and pieces[0][1].shape[1] == end - start:
            return pieces[0][1]
        window = np.zeros((2, end - start), np.float32)
        for place, samples in pieces:
            window[:, place : place + samples.shape[1]] = samples
        return window

    def played(self, segment: Segment, index: float) -> None:
        """Tell how far it has been read: what lies before, but for some history, is let go."""
        with self._lock:
            self._reading = (segment, index)
            while self._segments and self._segments[0] is not segment and segment in self._segments:
                self._segments.popleft()
            segment.drop_before(index - HISTORY_S * segment.rate)

    def _place(self, media_s: float, planar: Samples, rate: int) -> bool:
        last = self._segments[-1] if self._segments else None
        gap_s = media_s - last.media_end_s if last is not None else math.inf
        if last is not None and last.rate == rate and abs(gap_s) <= SEAM_S:
            last.append(media_s, planar)
            return False
        new_timeline = not (0 < gap_s <= NEW_TIMELINE_S and last is not None and last.rate == rate)
        if new_timeline:
            self._void()
            self._timeline += 1
        segment = Segment(rate, self._timeline)
        segment.append(media_s, planar)
        self._segments.append(segment)
        return new_timeline

    def _void(self) -> None:
        """Keep only the last breath of what is being read."""
        if self._reading is not None and self._reading[0] in self._segments:
            segment, index = self._reading
            segment.drop_after(index + LAST_BREATH_S * segment.rate)
            self._segments.clear()
            if len(segment):
                self._segments.append(segment)
        else:
            self._segments.clear()

    def _bound(self) -> None:
        while len(self._segments) > MOST_SEGMENTS:
            self._segments.popleft()
        while self._seconds() > KEPT_S:
            oldest = self._segments[0]
            oldest.drop_oldest()
            if not len(oldest):
                self._segments.popleft()

    def _seconds(self) -> float:
        return sum((segment.end - segment.first) / segment.rate for segment in self._segments)


def _cleaned(samples: Samples) -> Samples:
    planar = np.array(samples.T, np.float32, order="C")
    if not np.isfinite(planar).all():
        np.nan_to_num(planar, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    return np.clip(planar, -LOUDEST, LOUDEST, out=planar)
