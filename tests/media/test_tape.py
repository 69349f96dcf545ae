from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.media.segment import MERGED_FRAMES
from desktop.media.tape import KEPT_S, MOST_SEGMENTS, Tape

RATE = 48_000


def ramp(first: int, frames: int) -> np.ndarray:
    """Samples that say where they belong."""
    one = (np.arange(first, first + frames) % 10_000) / 10_000
    return np.stack((one, -one), 1).astype(np.float32)


def test_blocks_in_a_row_are_one_segment() -> None:
    tape = Tape()
    for k in range(10):
        assert tape.put(3 + k * 1000 / RATE, ramp(k * 1000, 1000), RATE) is (k == 0)
    (segment,) = tape.segments()
    np.testing.assert_array_equal(tape.read(segment, 500, 9500), ramp(500, 9000).T)
    assert tape.find(segment, 3.0 + 1234 / RATE) == (pytest.approx(1234), 3.0, 10_000)


def test_rounded_time_stamps_are_no_gap() -> None:
    tape = Tape()
    for k in range(200):
        tape.put(round(k * 1024 / RATE, 3), ramp(k * 1024, 1024), RATE)
    assert len(tape.segments()) == 1


def test_time_stamps_that_run_away_move_the_map_not_the_samples() -> None:
    """A source whose sound card is 1 % off its own clock."""
    tape = Tape()
    for k in range(100):
        tape.put(k * 1024 / RATE * 1.01, ramp(k * 1024, 1024), RATE)
    (segment,) = tape.segments()
    here = tape.at(segment, 99 * 1024)
    assert here is not None
    assert here[0] == pytest.approx(99 * 1024 / RATE * 1.01)


def test_a_small_gap_begins_a_segment_and_keeps_what_is_queued() -> None:
    tape = Tape()
    tape.put(0, ramp(0, 4800), RATE)
    assert not tape.put(0.3, ramp(0, 4800), RATE)
    assert [tape.first_media_s(segment) for segment in tape.segments()] == [0, 0.3]


@pytest.mark.parametrize("media_s", [0.0, 0.05, 5.0, -3.0])
def test_a_new_timeline_voids_what_was_queued(media_s: float) -> None:
    tape = Tape()
    tape.put(0, ramp(0, 9600), RATE)
    assert tape.put(media_s, ramp(0, 4800), RATE)
    (segment,) = tape.segments()
    assert tape.first_media_s(segment) == media_s


def test_a_new_timeline_leaves_a_last_breath_to_whoever_reads() -> None:
    tape = Tape()
    tape.put(0, ramp(0, 48_000), RATE)
    (old,) = tape.segments()
    tape.played(old, 10_000)
    tape.put(700, ramp(0, 4800), RATE)
    assert old not in tape.segments()
    assert tape.seconds == pytest.approx(0.1 + 10_000 / RATE + 0.02)
    here = tape.at(old, 10_000)
    assert here is not None
    assert here[1] == 10_000 + int(0.02 * RATE)


def test_another_rate_is_another_timeline() -> None:
    tape = Tape()
    tape.put(0, ramp(0, 4800), RATE)
    assert tape.put(0.1, ramp(0, 4410), 44_100)
    assert [segment.rate for segment in tape.segments()] == [44_100]


def test_the_newest_wins() -> None:
    tape = Tape()
    for k in range(800):
        tape.put(k * 1024 / RATE, ramp(k * 1024, 1024), RATE)
    (segment,) = tape.segments()
    assert KEPT_S - 0.05 < tape.seconds <= KEPT_S
    assert tape.find(segment, 1.0)[0] < tape.find(segment, 1.0)[2] - KEPT_S * RATE
    np.testing.assert_array_equal(tape.read(segment, 799 * 1024, 800 * 1024), ramp(799 * 1024, 1024).T)


def test_one_huge_block_is_cut_to_its_newest_end() -> None:
    tape = Tape()
    tape.put(0, ramp(0, 10 * RATE), RATE)
    (segment,) = tape.segments()
    assert tape.seconds == KEPT_S
    assert tape.first_media_s(segment) == KEPT_S


def test_what_was_played_is_let_go_but_for_some_history() -> None:
    tape = Tape()
    for k in range(100):
        tape.put(k * 1024 / RATE, ramp(k * 1024, 1024), RATE)
    (segment,) = tape.segments()
    tape.played(segment, 90 * 1024)
    assert 10 * 1024 / RATE + 0.1 <= tape.seconds < 10 * 1024 / RATE + 0.15


def test_where_nothing_is_there_is_silence() -> None:
    tape = Tape()
    tape.put(0, np.ones((100, 2), np.float32), RATE)
    (segment,) = tape.segments()
    window = tape.read(segment, -50, 150)
    assert window.shape == (2, 200)
    assert window[:, 50:150].min() == 1
    assert not window[:, :50].any()
    assert not window[:, 150:].any()


def test_damage_becomes_silence_or_is_dropped() -> None:
    tape = Tape()
    tape.put(0, np.array([[np.nan, np.inf], [-np.inf, 1e30]], np.float32), RATE)
    (segment,) = tape.segments()
    np.testing.assert_array_equal(tape.read(segment, 0, 2), [[0, 0], [0, 4]])
    for media_s, rate in [(float("nan"), RATE), (1e300, RATE), (1, 0), (1, -5), (1, 10**9)]:
        assert not tape.put(media_s, np.ones((7, 2), np.float32), rate)
    assert tape.dropped_frames == 35


def test_the_pushers_array_stays_its_own() -> None:
    tape = Tape()
    samples = np.ones((2000, 2), np.float32)
    tape.put(0, samples, RATE)
    samples[:] = 9
    (segment,) = tape.segments()
    assert tape.read(segment, 0, 2000).max() == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-20, 20) | st.floats(),
            st.integers(0, 3000),
            st.sampled_from([8000, 44_100, 48_000, 0]),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_whatever_comes_it_stays_bounded(puts: list[tuple[float, int, int, bool]]) -> None:
    tape = Tape()
    in_a_row = 0.0
    for media_s, frames, rate, follow in puts:
        tape.put(in_a_row if follow else media_s, np.ones((frames, 2), np.float32), rate)
        if follow and rate:
            in_a_row += frames / rate
        segments = tape.segments()
        if segments and frames % 3 == 0:
            tape.played(segments[0], frames * 1.5)
        assert tape.seconds <= KEPT_S
        assert len(tape.segments()) <= MOST_SEGMENTS
        assert sum(len(segment) for segment in tape.segments()) <= KEPT_S * 192_000 / MERGED_FRAMES * 2 + MOST_SEGMENTS
