"""What the cameras of the demo studio see: every scene draws one loop of pictures, with numpy alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import av
import numpy as np

from desktop.sim.recipe import Recipe
from desktop.sim.scene import desk, field, guest, panel, slides
from desktop.sim.scene.screen import Screen
from desktop.sim.scene.shapes import Colour
from desktop.sim.scene.titles import Titles


class Scene(Protocol):
    """Draws picture after picture of one loop."""

    def draw(self, screen: Screen, number: int) -> None:
        """Picture `number`, complete but for the titles."""


class Black:
    """Nothing at all: what a paused recording shows."""

    def __init__(self, recipe: Recipe) -> None:
        self._nothing = Screen(recipe.width, recipe.height)

    def draw(self, screen: Screen, number: int) -> None:
        """Black, whatever the number."""
        screen.copy_from(self._nothing)


SCENES: dict[str, tuple[type[desk.Desk | panel.Panel | slides.Slides | field.Field | guest.Guest], Colour]] = {
    "desk": (desk.Desk, desk.ACCENT),
    "panel": (panel.Panel, panel.ACCENT),
    "slides": (slides.Slides, slides.ACCENT),
    "field": (field.Field, field.ACCENT),
    "guest": (guest.Guest, guest.ACCENT),
}


def pictures(recipe: Recipe) -> Iterator[av.VideoFrame]:
    """`picture_frames` pictures in yuv420p at the size of the recipe."""
    screen = Screen(recipe.width, recipe.height)
    titles: Titles | None = None
    scene: Scene = Black(recipe)
    if recipe.scene != "black":
        kind, accent = SCENES[recipe.scene]
        scene, titles = kind(recipe), Titles(recipe, accent)
    grain = _grain(recipe)
    for number in range(recipe.picture_frames):
        scene.draw(screen, number)
        if titles is not None:
            titles.lay(screen, number)
        if recipe.grain:
            _add_grain(screen, grain, number)
        yield screen.frame()


def _grain(recipe: Recipe) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    dice = np.random.default_rng(29)
    size = (recipe.height * 2, recipe.width * 2) if recipe.grain else (1, 1)
    return dice.integers(-recipe.grain, recipe.grain + 1, size, np.int16)


def _add_grain(screen: Screen, grain: np.ndarray[tuple[int, ...], np.dtype[np.int16]], number: int) -> None:
    """The same grain from another corner for every picture."""
    luma = screen.planes[0]
    top, left = number * 7919 % screen.height, number * 104729 % screen.width
    part = grain[top : top + screen.height, left : left + screen.width]
    luma[...] = np.clip(luma + part, 16, 235).astype(np.uint8)
