"""Meters: the figures of known tones, and the ballistics of the desk."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.core.model import NO_LEVEL, LevelKind
from desktop.media.levels import HOLD_S, MOST_WAITING, OVER_LATCH_S, Levels

RATE = 48_000


def tone(left: float, right: float, seconds: float, rate: int = RATE) -> np.ndarray:
    wave = np.sin(2 * np.pi * 997 * np.arange(int(seconds * rate)) / rate)
    return np.stack([wave * left, wave * right], axis=1).astype(np.float32)


def silence(seconds: float) -> np.ndarray:
    return np.zeros((int(seconds * RATE), 2), np.float32)


@pytest.mark.parametrize("rate", [44_100, 48_000, 16_000])
def test_known_tones_have_known_levels(rate: int) -> None:
    levels = Levels()
    levels.push(100.0, tone(0.5, 0.1, 1.0, rate), rate)
    level = levels.level(100.9)
    assert level.kind is LevelKind.PCM
    assert level.left_db == pytest.approx(-6.02, abs=0.15)
    assert level.right_db == pytest.approx(-20.0, abs=0.15)
    assert not level.over


def test_it_rises_at_once_and_only_when_due() -> None:
    levels = Levels()
    levels.push(100.0, np.concatenate([silence(0.5), tone(1.0, 1.0, 0.1)]), RATE)
    assert levels.level(99.9) == NO_LEVEL
    assert levels.level(100.4).left_db == -math.inf
    assert levels.level(100.52).left_db == pytest.approx(0.0, abs=0.3)


def test_it_falls_20_db_a_second() -> None:
    levels = Levels()
    levels.push(100.0, np.concatenate([tone(1.0, 0.5, 0.1), silence(5.0)]), RATE)
    for after in (0.5, 1.0, 2.0):
        level = levels.level(100.095 + after)
        assert level.left_db == pytest.approx(-20 * after, abs=0.4)
        assert level.right_db == pytest.approx(-6.02 - 20 * after, abs=0.4)


def test_the_mark_stays_and_then_falls_alike() -> None:
    levels = Levels()
    levels.push(100.0, np.concatenate([tone(1.0, 1.0, 0.1), silence(5.0)]), RATE)
    assert levels.level(100.09 + HOLD_S - 0.1).left_hold_db == pytest.approx(0.0, abs=0.2)
    assert levels.level(100.09 + HOLD_S + 1.0).left_hold_db == pytest.approx(-20.0, abs=1.5)


def test_over_is_latched_for_three_seconds_or_until_cleared() -> None:
    levels = Levels()
    levels.push(100.0, np.concatenate([tone(0.999, 0.5, 0.1), silence(6.0)]), RATE)
    assert levels.level(100.2).over
    assert levels.level(100.05 + OVER_LATCH_S).over
    assert not levels.level(100.2 + OVER_LATCH_S).over
    levels.push(110.0, tone(0.999, 0.5, 0.1), RATE)
    assert levels.level(110.1).over
    levels.clear_over()
    assert not levels.level(110.1).over


def test_just_below_is_not_over() -> None:
    levels = Levels()
    levels.push(100.0, tone(10 ** (-0.2 / 20), 0.0, 0.2), RATE)
    assert not levels.level(100.2).over


def test_without_data_there_is_no_level() -> None:
    levels = Levels()
    assert levels.level(1.0) == NO_LEVEL
    levels.push(100.0, tone(1.0, 1.0, 0.2), RATE)
    assert levels.level(100.6).kind is LevelKind.PCM
    assert levels.level(100.8) == NO_LEVEL


def test_what_is_not_placed_in_time_is_not_shown() -> None:
    levels = Levels()
    levels.push(None, tone(1.0, 1.0, 0.2), RATE)
    levels.push(100.0, np.zeros((0, 2), np.float32), RATE)
    levels.push(100.0, tone(1.0, 1.0, 0.2), 0)
    assert levels.level(100.1) == NO_LEVEL


def test_time_stamps_that_begin_anew_replace_what_was_to_come() -> None:
    levels = Levels()
    levels.push(500.0, tone(1.0, 1.0, 1.0), RATE)
    levels.push(100.0, tone(0.1, 0.1, 1.0), RATE)
    assert levels.level(100.5).left_db == pytest.approx(-20.0, abs=0.2)
    assert levels.level(500.5) == NO_LEVEL


def test_damaged_samples_do_not_break_it() -> None:
    levels = Levels()
    wild = np.array([[math.nan, math.inf], [-math.inf, 1e30]] * 500, np.float32)
    levels.push(100.0, wild, RATE)
    level = levels.level(100.01)
    assert not math.isnan(level.left_db)
    assert level.over


def test_what_nobody_looks_at_is_bounded() -> None:
    levels = Levels()
    for second in range(30):
        levels.push(100.0 + second, tone(0.5, 0.5, 1.0), RATE)
    assert len(levels._waiting) == MOST_WAITING


@example([(0.0, 0.12263736128807068)])
@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.floats(0, 1, width=32)), min_size=1, max_size=60))
def test_the_bar_is_never_above_its_mark_nor_above_the_loudest(blocks: list[tuple[float, float]]) -> None:
    levels = Levels()
    for number, (left, right) in enumerate(blocks):
        levels.push(100 + number * 0.02, np.full((960, 2), (left, right), np.float32), RATE)
    for step in range(len(blocks) * 4):
        level = levels.level(100 + step * 0.01)
        if level.kind is LevelKind.NONE:
            continue
        assert level.left_db <= level.left_hold_db
        assert level.right_db <= level.right_hold_db
        loudest = max(max(pair) for pair in blocks)
        ceiling = 20 * math.log10(loudest) if loudest else -math.inf
        assert max(level.left_db, level.right_db) <= ceiling + 1e-4  # the samples' own precision
