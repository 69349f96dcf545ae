"""Every scene, through the door the clips come through."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from desktop.sim.scene import SCENES
from tests.sim.scene.look import recipe_of, whole_pictures


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("size", [(160, 90), (322, 182), (640, 480), (1920, 1080)], ids=str)
def test_every_scene_fits_every_size(scene: str, size: tuple[int, int]) -> None:
    width, height = size
    pictures = whole_pictures(recipe_of(scene, width=width, height=height), 1)
    assert pictures[0].shape == (height * 3 // 2, width)
    assert pictures[0][:height].std() > 12
    assert 16 <= pictures[0][:height].min() <= pictures[0][:height].max() <= 240


def test_the_same_recipe_is_drawn_alike() -> None:
    recipe = recipe_of("desk")
    assert (whole_pictures(recipe, 3)[2] == whole_pictures(recipe, 3)[2]).all()


def test_black_is_black() -> None:
    (picture,) = whole_pictures(replace(recipe_of("black"), name="nobody"), 1)
    assert set(np.unique(picture[:180])) == {16}


def test_grain_is_another_in_every_picture() -> None:
    plain = whole_pictures(recipe_of("guest"), 2)
    grainy = whole_pictures(replace(recipe_of("guest"), grain=10), 2)
    first, second = (grainy[index][:180].astype(int) - plain[index][:180] for index in (0, 1))
    assert 4 < first.std() < 9
    assert abs(np.corrcoef(first.ravel(), second.ravel())[0, 1]) < 0.1
