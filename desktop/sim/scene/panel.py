"""The panel: four guests in four frames; who speaks is outlined."""

from __future__ import annotations

import numpy as np

from desktop.sim.recipe import Recipe
from desktop.sim.scene.people import HOA, INGRID, KOFI, TUAN, Looks, Person
from desktop.sim.scene.screen import Screen, Sprite
from desktop.sim.scene.shapes import Colour, Paint, rgb, text_width
from desktop.sim.voice import loudness

ACCENT = rgb("63c2a0")
_GUESTS: tuple[tuple[str, Looks, str, str], ...] = (
    ("Hoa Le", HOA, "5b7290", "22303f"),
    ("Kofi Asante", KOFI, "8a6a45", "33261a"),
    ("Ingrid Berg", INGRID, "3f7f7c", "17302f"),
    ("Tuan Vo", TUAN, "6f5a94", "281f3a"),
)


class Panel:
    """A grid of two by two."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._unit = recipe.height / 720
        self._gap = max(2, round(6 * self._unit) // 2 * 2)
        self._cell = ((recipe.width - self._gap) // 4 * 2, (recipe.height - self._gap) // 4 * 2)
        self._rooms = [Sprite(self._room(index)) for index in range(4)]
        self._names = [Sprite(self._plate(name)) for name, *_ in _GUESTS]
        self._people = [Person(looks, 158 * self._unit) for _, looks, *_ in _GUESTS]
        self._outline = Sprite(self._frame())
        self._mouths = loudness(recipe.voice, recipe.picture_frames)
        self._cells = [Screen(*self._cell) for _ in range(4)]

    def draw(self, screen: Screen, number: int) -> None:
        """Picture `number`, complete but for the titles."""
        turn = 2 * np.pi * number / self._recipe.picture_frames
        width, height = self._cell
        for index, cell in enumerate(self._cells):
            cell.lay(self._rooms[index], 0, 0)
            sway = float(np.sin(turn + index * 1.9) * 0.8 + 0.25 * np.sin(3 * turn + index))
            mouth = float(self._mouths[index][number]) if self._mouths else 0.0
            blink = (number + index * 29) % 67 in (20, 21, 22)
            self._people[index].place(cell, width / 2, height * 0.45, sway, mouth, blink)
            plate = self._names[index]
            cell.lay(plate, width - plate.width - 14 * self._unit, height - plate.height - 14 * self._unit)
            if self._speaks(index, number):
                cell.lay(self._outline, 0, 0)
            left, top = index % 2 * (width + self._gap), index // 2 * (height + self._gap)
            for plane, part, scale in zip(screen.planes, cell.planes, (1, 2, 2), strict=True):
                rows, columns = part.shape
                plane[top // scale : top // scale + rows, left // scale : left // scale + columns] = part

    def _speaks(self, index: int, number: int) -> bool:
        if not self._mouths:
            return False
        recent = self._mouths[index][max(0, number - 6) : number + 7]
        return bool(recent.max() > 0.3)

    def _room(self, index: int) -> Paint:
        _, _, light, dark = _GUESTS[index]
        paint = Paint(*self._cell)
        width, height = self._cell
        paint.fill(np.ones_like(paint.alpha), rgb(dark))
        paint.fill(paint.blob(width * 0.68, height * 0.25, height * 0.95), rgb(light), 0.9)
        _furnish(paint, index, rgb(light), rgb(dark))
        paint.shade(paint.fade_y(height * 0.5, height * 1.15), (0, 0, 0), 0.5)
        return paint

    def _plate(self, name: str) -> Paint:
        unit = self._unit
        size = 14 * unit
        paint = Paint(round(text_width(name, size) + 26 * unit), round(30 * unit))
        paint.fill(paint.box(0, 0, paint.width, paint.height, 6 * unit), rgb("0c1018"), 0.72)
        paint.fill(paint.text(name, 13 * unit, 22 * unit, size, 0.15), rgb("f4f6fa"))
        return paint

    def _frame(self) -> Paint:
        paint = Paint(*self._cell)
        line = 5 * self._unit
        whole = paint.box(0, 0, paint.width, paint.height)
        inside = paint.box(line, line, paint.width - line, paint.height - line, 4 * self._unit)
        paint.fill(np.clip(whole - inside, 0, 1), ACCENT)
        return paint


def _furnish(paint: Paint, index: int, light: Colour, dark: Colour) -> None:
    """Something on each wall: a window, a shelf, a plant, a picture."""
    width, height = paint.width, paint.height
    pale = tuple(min(1.0, part * 1.5) for part in light)
    pale_colour: Colour = (pale[0], pale[1], pale[2])
    if index == 0:
        paint.fill(paint.box(width * 0.66, height * 0.08, width * 0.92, height * 0.60, 4), pale_colour, 0.55)
        paint.fill(paint.box(width * 0.785, height * 0.08, width * 0.795, height * 0.60), dark, 0.6)
        paint.fill(paint.box(width * 0.66, height * 0.32, width * 0.92, height * 0.335), dark, 0.6)
    elif index == 1:
        dice = np.random.default_rng(5)
        for shelf in range(3):
            base = height * (0.26 + shelf * 0.24)
            paint.fill(paint.box(width * 0.04, base, width * 0.30, base + height * 0.016), dark, 0.9)
            at = 0.05
            while at < 0.27:
                wide, tall = dice.uniform(0.012, 0.026), dice.uniform(0.10, 0.17)
                tone = dice.uniform(0.35, 1.0)
                colour = (light[0] * tone, light[1] * tone * 0.9, light[2] * tone * 0.8)
                paint.fill(paint.box(width * at, base - height * tall, width * (at + wide), base, 2), colour, 0.85)
                at += wide + 0.005
    elif index == 2:
        for leaf in range(7):
            angle = -np.pi / 2 + (leaf - 3) * 0.33
            tip = (width * 0.15 + np.cos(angle) * height * 0.42, height * 0.82 + np.sin(angle) * height * 0.42)
            stalk = [(width * 0.15, height * 0.85), tip]
            paint.fill(paint.line(stalk, height * 0.035), (dark[0] * 1.2, dark[1] * 1.9, dark[2] * 1.5), 0.9)
        paint.fill(paint.box(width * 0.10, height * 0.80, width * 0.20, height, 6), (0.55, 0.36, 0.26), 0.8)
    else:
        paint.fill(paint.box(width * 0.70, height * 0.12, width * 0.90, height * 0.44, 3), dark, 0.9)
        paint.fill(paint.box(width * 0.715, height * 0.145, width * 0.885, height * 0.415, 2), pale_colour, 0.7)
        paint.fill(paint.blob(width * 0.80, height * 0.28, height * 0.08), (0.95, 0.75, 0.45), 0.9)
