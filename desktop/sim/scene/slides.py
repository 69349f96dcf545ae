"""Shared slides: a bar chart that fills while the speaker talks in the corner."""

from __future__ import annotations

import numpy as np

from desktop.sim.recipe import Recipe
from desktop.sim.scene.people import MEI, Person
from desktop.sim.scene.screen import Screen, Sprite
from desktop.sim.scene.shapes import Paint, rgb, text_width
from desktop.sim.voice import loudness

ACCENT = rgb("f0a94a")
_BARS = (("Mon", 142), ("Tue", 168), ("Wed", 155), ("Thu", 204), ("Fri", 231), ("Sat", 248), ("Sun", 286))
_INK, _SOFT, _PALE, _DEEP = rgb("1d2736"), rgb("7b879a"), rgb("9dc3ee"), rgb("1d64c4")


class Slides:
    """A white page with a chart, three points and a small camera."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._unit = unit = min(recipe.height / 720, recipe.width / 1280)
        self._page = Screen(recipe.width, recipe.height)
        self._page.lay(Sprite(self._paint_page()), 0, 0)
        self._bars = [self._paint_bar(index) for index in range(len(_BARS))]
        self._pointer = Sprite(self._paint_pointer())
        self._name = Sprite(self._paint_name())
        self._cell = (round(292 * unit) // 2 * 2, round(190 * unit) // 2 * 2)
        self._room = Sprite(self._paint_room())
        self._camera = Screen(*self._cell)
        self._person = Person(MEI, 104 * unit)
        self._mouth = loudness(recipe.voice, recipe.picture_frames)

    def draw(self, screen: Screen, number: int) -> None:
        """Picture `number`, complete but for the titles."""
        unit, part = self._unit, number / self._recipe.picture_frames
        turn = 2 * np.pi * part
        screen.copy_from(self._page)
        for index, bar in enumerate(self._bars):
            # Each bar grows in its turn, stays, and all sink together before the loop ends.
            grown = np.clip((part * 1.25 - 0.04 - index * 0.07) / 0.12, 0, 1) * np.clip((0.985 - part) / 0.05, 0, 1)
            grown = grown * grown * (3 - 2 * grown)
            self._lay_bar(screen, bar, index, float(grown))
        lit = min(len(_BARS) - 1, int(part * 1.25 / 0.125))
        x = self._bar_left(lit) + 40 * unit + 26 * unit * np.sin(turn * 3)
        y = 380 * unit - 90 * unit * np.sin(turn) + 14 * unit * np.sin(turn * 4)
        screen.lay(self._pointer, float(x), float(y))
        self._speaker(screen, number, float(np.sin(turn)))

    def _speaker(self, screen: Screen, number: int, sway: float) -> None:
        unit = self._unit
        width, height = self._cell
        self._camera.lay(self._room, 0, 0)
        mouth = float(self._mouth[0][number]) if self._mouth else 0.0
        self._person.place(self._camera, width / 2, height * 0.46, sway, mouth, number % 59 in (30, 31, 32))
        self._camera.lay(self._name, 10 * unit, height - self._name.height - 10 * unit)
        left, top = round(932 * unit) // 2 * 2, round(112 * unit) // 2 * 2
        for plane, part, scale in zip(screen.planes, self._camera.planes, (1, 2, 2), strict=True):
            rows, columns = part.shape
            plane[top // scale : top // scale + rows, left // scale : left // scale + columns] = part

    def _bar_left(self, index: int) -> float:
        return (108 + index * 112) * self._unit

    def _lay_bar(self, screen: Screen, bar: Sprite, index: int, grown: float) -> None:
        """The bar rises from behind the base line."""
        unit = self._unit
        base, tall = 566 * unit, bar.height
        top = base - tall * grown
        screen.lay(bar, self._bar_left(index), top)
        hidden = tall * (1 - grown)
        if hidden > 0:
            rows, columns = (
                round(base),
                slice(round(self._bar_left(index) - 2 * unit), round(self._bar_left(index) + 86 * unit)),
            )
            end = min(screen.height, round(base + hidden) + 3)
            for plane, page, scale in zip(screen.planes, self._page.planes, (1, 2, 2), strict=True):
                part = (slice(rows // scale, end // scale), slice(columns.start // scale, columns.stop // scale))
                plane[part] = page[part]

    def _paint_page(self) -> Paint:
        unit, recipe = self._unit, self._recipe
        paint = Paint(recipe.width, recipe.height)
        paint.fill(np.ones_like(paint.alpha), rgb("f6f8fb"))
        paint.fill(paint.box(0, 0, recipe.width, 10 * unit), _DEEP)
        paint.fill(paint.text("Listening hours this week", 72 * unit, 104 * unit, 36 * unit, 0.15), _INK)
        paint.fill(paint.text("Last seven days, thousands of hours", 72 * unit, 146 * unit, 17 * unit, 0.125), _SOFT)
        for index in range(5):
            y = (566 - index * 88) * unit
            paint.fill(paint.box(72 * unit, y - unit, 892 * unit, y + unit), rgb("d6dde8"), 0.9)
        for index, (day, _) in enumerate(_BARS):
            wide = text_width(day, 15 * unit)
            paint.fill(
                paint.text(day, self._bar_left(index) + 42 * unit - wide / 2, 596 * unit, 15 * unit, 0.14), _SOFT
            )
        points = (("Weekend", "+18 %"), ("Night Desk", "+31 %"), ("Mobile share", "64 %"))
        for index, (what, much) in enumerate(points):
            y = (372 + index * 84) * unit
            paint.fill(paint.box(932 * unit, y - 40 * unit, 1224 * unit, y + 26 * unit, 8 * unit), rgb("e8eef7"))
            paint.fill(paint.text(what, 952 * unit, y + 2 * unit, 17 * unit, 0.135), _INK)
            wide = text_width(much, 20 * unit)
            paint.fill(paint.text(much, 1206 * unit - wide, y + 3 * unit, 20 * unit, 0.165), _DEEP)
        return paint

    def _paint_bar(self, index: int) -> Sprite:
        unit = self._unit
        _, value = _BARS[index]
        tall = value / 300 * 352 * unit
        paint = Paint(round(84 * unit), round(tall))
        last = index == len(_BARS) - 1
        paint.fill(paint.box(0, 0, paint.width, paint.height + 10 * unit, 6 * unit), _DEEP if last else _PALE)
        label = str(value)
        wide = text_width(label, 16 * unit)
        ink = rgb("ffffff") if last else rgb("1f4a80")
        paint.fill(paint.text(label, paint.width / 2 - wide / 2, 36 * unit, 16 * unit, 0.16), ink)
        return Sprite(paint)

    def _paint_name(self) -> Paint:
        unit = self._unit
        size = 14 * unit
        paint = Paint(round(text_width("Mei Lin", size) + 24 * unit), round(30 * unit))
        paint.fill(paint.box(0, 0, paint.width, paint.height, 6 * unit), rgb("0c1018"), 0.72)
        paint.fill(paint.text("Mei Lin", 12 * unit, 22 * unit, size, 0.15), rgb("f4f6fa"))
        return paint

    def _paint_pointer(self) -> Paint:
        unit = self._unit
        paint = Paint(round(44 * unit), round(44 * unit))
        middle = 22 * unit
        paint.fill(paint.blob(middle, middle, 18 * unit), rgb("f03a3a"), 0.6)
        paint.fill(paint.ellipse(middle, middle, 6 * unit, 6 * unit), rgb("f03a3a"))
        return paint

    def _paint_room(self) -> Paint:
        paint = Paint(*self._cell)
        width, height = self._cell
        paint.fill(np.ones_like(paint.alpha), rgb("24303d"))
        paint.fill(paint.blob(width * 0.25, height * 0.2, height * 0.9), rgb("6d8aa3"), 0.8)
        paint.fill(paint.box(width * 0.70, height * 0.12, width * 0.93, height * 0.62, 3), rgb("a9c4d8"), 0.5)
        return paint
