from __future__ import annotations

from dataclasses import replace

import numpy as np

from desktop.sim.recipe import Recipe
from desktop.sim.scene.screen import Screen
from desktop.sim.scene.shapes import rgb
from desktop.sim.scene.titles import Titles
from tests.sim.scene.look import changed

RECIPE = Recipe(width=640, height=360, name="Lan Pham", line="Night Desk")


def laid(recipe: Recipe, number: int) -> np.ndarray:
    screen = Screen(recipe.width, recipe.height)
    screen.planes[0][:] = 90
    Titles(recipe, rgb("5aa9f4")).lay(screen, number)
    return screen.planes[0].astype(np.int16)


def test_the_name_stands_in_the_lower_third() -> None:
    named, nameless = laid(RECIPE, 0), laid(replace(RECIPE, name=""), 0)
    rows = np.flatnonzero(changed(named, nameless).any(axis=1))
    columns = np.flatnonzero(changed(named, nameless).any(axis=0))
    assert rows.min() > 240
    assert rows.max() < 350
    assert columns.min() >= 23
    assert columns.max() < 320


def test_two_names_look_different() -> None:
    assert changed(laid(RECIPE, 0), laid(replace(RECIPE, name="Lan Phan"), 0)).any()


def test_the_clock_runs() -> None:
    seen = [laid(RECIPE, number) for number in (0, 1, 25, 26)]
    for index, one in enumerate(seen):
        for other in seen[index + 1 :]:
            moved = changed(one, other)
            assert moved.any()
            assert not moved[60:].any()


def test_the_bar_code_can_be_read_at_half_the_size() -> None:
    recipe = replace(RECIPE, counter=True)
    for number in (0, 1, 170, 255, 43690):
        small = laid(recipe, number)[1::2, 1::2]
        bits = [int(small[-2, round((bit + 0.5) * 320 / 16)] > 128) for bit in range(16)]
        assert int("".join(map(str, bits)), 2) == number
