"""Looks at the pictures of a scene, small."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from desktop.sim.recipe import Recipe
from desktop.sim.scene import SCENES, pictures
from desktop.sim.scene.screen import Screen
from desktop.sim.voice import loudness

WIDTH, HEIGHT = 320, 180
Luma = NDArray[np.int16]


def recipe_of(scene: str, voice: str = "silence", width: int = WIDTH, height: int = HEIGHT) -> Recipe:
    return Recipe(scene=scene, voice=voice, width=width, height=height)


def shots(recipe: Recipe, numbers: Iterable[int]) -> list[Luma]:
    """The luma of some pictures, without titles."""
    scene = SCENES[recipe.scene][0](recipe)
    screen = Screen(recipe.width, recipe.height)
    seen = []
    for number in numbers:
        scene.draw(screen, number)
        seen.append(screen.planes[0].astype(np.int16))
    return seen


def changed(before: Luma, after: Luma) -> NDArray[np.bool_]:
    """Where two pictures differ clearly."""
    return np.abs(before - after) > 12


def loudest_and_quietest(recipe: Recipe, speaker: int = 0) -> tuple[int, int]:
    mouth = loudness(recipe.voice, recipe.picture_frames)[speaker]
    return int(mouth.argmax()), int(mouth.argmin())


def step(scene: str) -> tuple[float, float]:
    """The largest mean difference of neighbours, within the loop and through its end."""
    recipe = recipe_of(scene)
    seen = shots(recipe, range(recipe.picture_frames))
    steps = [float(np.abs(a - b).mean()) for a, b in zip(seen, [*seen[1:], seen[0]], strict=True)]
    return max(steps[:-1]), steps[-1]


def whole_pictures(recipe: Recipe, count: int) -> list[NDArray[np.uint8]]:
    return [frame.to_ndarray() for frame, _ in zip(pictures(recipe), range(count), strict=False)]
