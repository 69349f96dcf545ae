from __future__ import annotations

import numpy as np
import pytest

from desktop.media.segment import MERGED_FRAMES, Samples, Segment

RATE = 48_000


def block(first: int, frames: int) -> Samples:
    return np.tile(np.arange(first, first + frames, dtype=np.float32), (2, 1))


def segment(*begins: float, frames: int = MERGED_FRAMES) -> Segment:
    """Blocks in a row, each with the media time at which it says to begin."""
    made = Segment(RATE, 1)
    for number, media_s in enumerate(begins):
        made.append(media_s, block(number * frames, frames))
    return made


def test_small_blocks_are_joined_and_large_ones_are_not() -> None:
    small = segment(*(n * 100 / RATE for n in range(15)), frames=100)
    assert (len(small), small.first, small.end) == (2, 0, 1500)
    assert len(segment(0.0, 1.0, 2.0)) == 3


def test_each_block_is_placed_by_its_own_time() -> None:
    late = segment(10.0, 10.5)  # the second says to begin long after the first has ended
    assert late.media_at(10) == pytest.approx(10.0 + 10 / RATE)
    assert late.media_at(MERGED_FRAMES + 10) == pytest.approx(10.5 + 10 / RATE)
    assert late.index_at(10.5 + 10 / RATE) == pytest.approx(MERGED_FRAMES + 10)
    assert late.index_at(9.0) == pytest.approx(-RATE)  # before what is here
    assert (late.media_s, late.media_end_s) == (10.0, 10.5 + MERGED_FRAMES / RATE)


def test_what_was_played_goes_in_whole_blocks_and_the_last_stays() -> None:
    made = segment(0.0, 1.0, 2.0)
    made.drop_before(MERGED_FRAMES + 1)
    assert made.first == MERGED_FRAMES
    made.drop_before(1e9)
    assert (made.first, made.end) == (2 * MERGED_FRAMES, 3 * MERGED_FRAMES)


def test_what_lies_behind_a_place_goes_to_the_frame() -> None:
    made = segment(0.0, 1.0, 2.0)
    made.drop_after(MERGED_FRAMES + 9.5)
    assert (len(made), made.end) == (2, MERGED_FRAMES + 10)
    made.drop_oldest()
    made.drop_after(0)
    assert (len(made), made.first, made.end) == (0, 0, 0)


def test_the_pieces_of_a_range_have_their_places_in_it() -> None:
    made = segment(0.0, 1.0)
    pieces = made.pieces(MERGED_FRAMES - 3, 3 * MERGED_FRAMES)
    assert [(place, samples.shape[1]) for place, samples in pieces] == [(0, 3), (3, MERGED_FRAMES)]
    assert pieces[1][1][0, 0] == MERGED_FRAMES
    assert made.pieces(5 * MERGED_FRAMES, 6 * MERGED_FRAMES) == []
