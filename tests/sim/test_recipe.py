from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.recipe import SAMPLES_PER_AAC_FRAME, Recipe


def test_the_loop_holds_whole_pictures_and_whole_sound_frames() -> None:
    recipe = Recipe()
    assert recipe.loop_frames == 256
    assert recipe.loop_s == pytest.approx(10.24)
    assert recipe.loop_frames * 44100 // 25 == 441 * SAMPLES_PER_AAC_FRAME


@given(st.sampled_from([8, 16, 25, 32, 50, 64]), st.sampled_from([(25, 44100), (25, 48000), (30, 44100), (50, 48000)]))
def test_every_loop_is_whole_in_key_intervals_and_sound(key_interval: int, rates: tuple[int, int]) -> None:
    fps, rate = rates
    recipe = Recipe(key_interval=key_interval, fps=fps, sample_rate=rate)
    assert recipe.loop_frames % key_interval == 0
    assert recipe.loop_frames * rate % (fps * SAMPLES_PER_AAC_FRAME) == 0
    assert recipe.loop_s >= 6
    assert recipe.loop_frames % recipe.picture_frames == 0
    assert recipe.picture_frames % key_interval == 0


def test_without_sound_any_key_interval_will_do() -> None:
    assert Recipe(sound=False, key_interval=30).loop_frames % 30 == 0


def test_rates_that_never_meet_are_refused() -> None:
    with pytest.raises(ValueError, match="multiple"):
        _ = Recipe(fps=24, sample_rate=44101).loop_frames


def test_numbered_pictures_are_all_different() -> None:
    assert Recipe(counter=True).picture_frames == Recipe().loop_frames == 2 * Recipe().picture_frames


def test_every_change_has_a_file_of_its_own() -> None:
    names = {replace(Recipe(), **change).file_name for change in ({}, {"name": "x"}, {"grain": 1}, {"fragment_ms": 40})}
    assert len(names) == 4
