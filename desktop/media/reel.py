"""Coded pictures of one source, in decoding order, that wait for their turn.

Only order and bounds; when they are decoded is the decoder's business.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from desktop.media.movie import Bytes
from desktop.media.samples import Sample

MAX_BYTES = 12 * 1024 * 1024
KEYLESS_S = 3.0  # a stream that marks no key frame for so long is decoded without


class Coded(NamedTuple):
    """One coded picture; its bytes lie in `data`, shared with the rest of its fragment."""

    sample: Sample
    data: Bytes


class Reel:
    """Belongs to the decoder thread. What begins after a cut begins with a key frame."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._coded: deque[Coded] = deque()
        self._bytes = 0
        self._wants_key = True
        self._wants_since_s: float | None = None

    def __len__(self) -> int:
        return len(self._coded)

    @property
    def bytes(self) -> int:
        """What waits."""
        return self._bytes

    @property
    def head(self) -> Coded | None:
        """The next to be decoded."""
        return self._coded[0] if self._coded else None

    @property
    def tail(self) -> Coded | None:
        """The last to be decoded."""
        return self._coded[-1] if self._coded else None

    def stamps(self) -> list[int]:
        """Presentation times of what waits."""
        return [coded.sample.pts for coded in self._coded]

    def extend(self, samples: Iterable[Sample], data: Bytes, now_s: float) -> int:
        """Append the pictures of a fragment; returns how many were left out for want of a key frame or of room."""
        lost = 0
        for sample in samples:
            if self._wants_key and not self._may_begin(sample, now_s):
                lost += 1
                continue
            self._wants_key = False
            self._wants_since_s = None
            self._coded.append(Coded(sample, data))
            self._bytes += sample.end - sample.start
        if self._bytes > self._max_bytes:
            lost += self.to_newest_key()
        if self._bytes > self._max_bytes:
            lost += self.cut()
        return lost

    def pop(self) -> None:
        """The head is decoded."""
        sample = self._coded.popleft().sample
        self._bytes -= sample.end - sample.start

    def newest_key(self) -> Coded | None:
        """The last key frame that waits."""
        return next((coded for coded in reversed(self._coded) if coded.sample.key), None)

    def to_newest_key(self) -> int:
        """Leave out everything before it; returns how many. Nothing if there is none."""
        key = self.newest_key()
        lost = 0
        while key is not None and self._coded[0] is not key:
            self.pop()
            lost += 1
        return lost

    def cut(self) -> int:
        """Leave out everything, and what follows up to a key frame; returns how many."""
        lost = len(self._coded)
        self._coded.clear()
        self._bytes = 0
        self._wants_key = True
        return lost

    def _may_begin(self, sample: Sample, now_s: float) -> bool:
        if self._wants_since_s is None:
            self._wants_since_s = now_s
        return sample.key or now_s - self._wants_since_s > KEYLESS_S
