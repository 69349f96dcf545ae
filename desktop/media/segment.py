"""A stretch of sound without a gap, in blocks that know their media times."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]

MERGED_FRAMES = 1024  # smaller blocks are joined, so that their number is bounded


@dataclass(slots=True)
class _Block:
    first: int  # index of its first frame in the segment
    media_s: float
    samples: Samples  # planar: (2, frames)

    @property
    def end(self) -> int:
        return self.first + self.frames

    @property
    def frames(self) -> int:
        return int(self.samples.shape[1])


class Segment:
    """Sound without a gap at one rate. Frames are counted from 0; each block knows its media time.

    Time stamps may run a little faster or slower than the samples: each block is placed by its
    own. Made, grown and cut only by its `Tape`, whose lock guards it.
    """

    def __init__(self, rate: int, timeline: int) -> None:
        self.rate = rate
        self.timeline = timeline
        self._blocks: deque[_Block] = deque()

    @property
    def first(self) -> int:
        """Index of the first frame that is still here."""
        return self._blocks[0].first if self._blocks else 0

    @property
    def end(self) -> int:
        """Index after the last frame."""
        return self._blocks[-1].end if self._blocks else 0

    @property
    def media_s(self) -> float:
        """Media time of the first frame that is still here."""
        return self._blocks[0].media_s

    @property
    def media_end_s(self) -> float:
        """Media time after the last frame."""
        last = self._blocks[-1]
        return last.media_s + last.frames / self.rate

    def media_at(self, index: float) -> float:
        """Media time of a place."""
        block = self._block_at(index)
        return block.media_s + (index - block.first) / self.rate

    def index_at(self, media_s: float) -> float:
        """The place of a media time; may lie outside what is here."""
        found = self._blocks[0]
        for block in self._blocks:
            if block.media_s > media_s:
                break
            found = block
        return found.first + (media_s - found.media_s) * self.rate

    def append(self, media_s: float, samples: Samples) -> None:
        """Add planar samples at the end."""
        last = self._blocks[-1] if self._blocks else None
        if last is not None and last.frames + samples.shape[1] <= MERGED_FRAMES:
            last.samples = np.concatenate((last.samples, samples), axis=1)
            return
        self._blocks.append(_Block(self.end, media_s, samples))

    def drop_before(self, index: float) -> None:
        """Let go of whole blocks that end before a place; the last one stays as the time map."""
        while len(self._blocks) > 1 and self._blocks[0].end <= index:
            self._blocks.popleft()

    def drop_after(self, index: float) -> None:
        """Let go of what lies behind a place."""
        while self._blocks and self._blocks[-1].first >= index:
            self._blocks.pop()
        if self._blocks and self._blocks[-1].end > index:
            last = self._blocks[-1]
            last.samples = last.samples[:, : max(1, math.ceil(index) - last.first)].copy()

    def drop_oldest(self) -> None:
        """Let go of the oldest block."""
        self._blocks.popleft()

    def pieces(self, start: int, end: int) -> list[tuple[int, Samples]]:
        """The parts of [start, end) that are here, each with its place in that range."""
        found = []
        for block in islice(self._blocks, self._index_of(start), None):
            if block.first >= end:
                break
            low, high = max(start, block.first), min(end, block.end)
            if low < high:
                found.append((low - start, block.samples[:, low - block.first : high - block.first]))
        return found

    def _index_of(self, index: float) -> int:
        return max(0, bisect_right(self._blocks, index, key=lambda block: block.first) - 1)

    def _block_at(self, index: float) -> _Block:
        return self._blocks[self._index_of(index)]

    def __len__(self) -> int:
        return len(self._blocks)
