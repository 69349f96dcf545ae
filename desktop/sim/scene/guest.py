"""A guest at home: a shelf, a lamp, a plant, the light of a screen."""

from __future__ import annotations

import numpy as np

from desktop.sim.recipe import Recipe
from desktop.sim.scene.people import ARJUN, Person
from desktop.sim.scene.screen import Screen, Sprite
from desktop.sim.scene.shapes import Paint, rgb
from desktop.sim.voice import loudness

ACCENT = rgb("a78bfa")


class Guest:
    """A still room; only the guest and the light of his screen move."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._unit = recipe.height / 720
        self._room = Screen(recipe.width, recipe.height)
        self._room.lay(Sprite(self._paint_room()), 0, 0)
        self._person = Person(ARJUN, 272 * self._unit)
        self._mouth = loudness(recipe.voice, recipe.picture_frames)

    def draw(self, screen: Screen, number: int) -> None:
        """Picture `number`, complete but for the titles."""
        recipe, unit = self._recipe, self._unit
        turn = 2 * np.pi * number / recipe.picture_frames
        screen.copy_from(self._room)
        mouth = float(self._mouth[0][number]) if self._mouth else 0.0
        sway = float(np.sin(turn) * 0.8 + 0.3 * np.sin(2 * turn + 1))
        self._person.place(screen, recipe.width * 0.5, 300 * unit, sway, mouth, number % 73 in (50, 51, 52))

    def _paint_room(self) -> Paint:
        unit, recipe = self._unit, self._recipe
        paint = Paint(recipe.width, recipe.height)
        width, height = recipe.width, recipe.height
        paint.fill(np.ones_like(paint.alpha), rgb("2b2733"))
        paint.fill(paint.blob(width * 0.80, height * 0.26, height * 0.85), rgb("b58a5c"), 0.75)
        dice = np.random.default_rng(17)
        for shelf in range(3):
            base = (210 + shelf * 170) * unit
            at = 70 * unit
            while at < 380 * unit:
                wide, tall = dice.uniform(14, 30) * unit, dice.uniform(80, 128) * unit
                tone = rgb(("6b4a5e", "4c5f7a", "7a6a48", "47675e", "8a5a48")[int(dice.integers(5))])
                paint.fill(paint.box(at, base - tall, at + wide, base, 3 * unit), tone, 0.8)
                at += wide + 3 * unit
            paint.fill(paint.box(48 * unit, base, 420 * unit, base + 12 * unit, 2 * unit), rgb("1a161f"))
        paint.fill(paint.box(1052 * unit, 250 * unit, 1060 * unit, 520 * unit), rgb("17131b"))
        shade = [
            (996 * unit, 262 * unit),
            (1022 * unit, 152 * unit),
            (1090 * unit, 152 * unit),
            (1116 * unit, 262 * unit),
        ]
        paint.fill(paint.blob(1056 * unit, 210 * unit, 190 * unit), rgb("ffd28a"), 0.55)
        paint.fill(paint.polygon(shade), rgb("ffe2a6"))
        paint.fill(paint.box(900 * unit, 516 * unit, width, height), rgb("1d1822"))
        paint.shade(paint.fade_y(height * 0.45, height * 1.1), (0, 0, 0), 0.45)
        return paint
