"""The night desk: a presenter before lights out of focus, a microphone on its arm."""

from __future__ import annotations

import numpy as np

from desktop.sim.recipe import Recipe
from desktop.sim.scene.people import LAN, Person
from desktop.sim.scene.screen import Light, Screen, SoftLight, Sprite, yuv
from desktop.sim.scene.shapes import Paint, rgb
from desktop.sim.voice import loudness

ACCENT = rgb("5aa9f4")
_COLOURS = ("d9643a", "c98a3c", "3a76c9", "6a4fc0", "2f8fb8", "b84a6a")


class Desk:
    """A dark studio whose lights drift."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._unit = recipe.height / 720
        self._soft = SoftLight(recipe.width, recipe.height)
        self._base = self._backdrop()
        self._bokeh = self._lights(np.random.default_rng(11))
        self._person = Person(LAN, 262 * self._unit)
        self._arm = Sprite(self._paint_microphone())
        self._mouth = loudness(recipe.voice, recipe.picture_frames)

    def draw(self, screen: Screen, number: int) -> None:
        """Picture `number`, complete but for the titles."""
        recipe, unit = self._recipe, self._unit
        turn = 2 * np.pi * number / recipe.picture_frames
        self._soft.clear(self._base)
        for x, y, radius, colour, phase, drift in self._bokeh:
            sway_x, sway_y = drift * np.sin(turn + phase), drift * 0.6 * np.cos(turn + phase * 1.7)
            glow = 0.8 + 0.2 * np.sin(turn * 2 + phase * 3)
            self._soft.disc(x + sway_x, y + sway_y, radius, colour * np.float32(glow), edge=7 * unit)
        self._soft.onto(screen)
        mouth = float(self._mouth[0][number]) if self._mouth else 0.0
        x = recipe.width * 0.46
        self._person.place(
            screen,
            x,
            292 * unit,
            float(np.sin(turn) * 0.7 + 0.3 * np.sin(3 * turn)),
            mouth,
            number % 71 in (40, 41, 42),
        )
        screen.lay(self._arm, x + 96 * unit, 300 * unit)

    def _backdrop(self) -> Light:
        soft = self._soft
        u, v = soft.x / soft.width, soft.y / soft.height
        level = np.exp(-(((u - 0.5) / 0.55) ** 2) - ((v - 0.45) / 0.6) ** 2)
        base = yuv(0.018, 0.028, 0.055)[:, None, None] + yuv(0.030, 0.055, 0.125)[:, None, None] * level
        for at, wide, colour in (
            (0.10, 0.006, "d9643a"),
            (0.145, 0.004, "3a76c9"),
            (0.86, 0.006, "d9643a"),
            (0.905, 0.004, "3a9ac9"),
        ):
            bar = np.exp(-(((u - at) / wide) ** 2)) * np.clip((v - 0.08) * 9, 0, 1) * np.clip((0.86 - v) * 7, 0, 1)
            haze = np.exp(-(((u - at) / (wide * 6)) ** 2)) * np.exp(-(((v - 0.45) / 0.4) ** 2))
            base = base + yuv(*rgb(colour))[:, None, None] * (0.38 * bar + 0.12 * haze)
        vignette = np.clip(1.12 - 0.75 * ((u - 0.5) ** 2 + (v - 0.5) ** 2), 0.4, 1)
        return np.ascontiguousarray(base * vignette, dtype=np.float32)

    def _lights(self, dice: np.random.Generator) -> list[tuple[float, float, float, Light, float, float]]:
        width, height = self._recipe.width, self._recipe.height
        lights = []
        for index in range(26):
            colour = yuv(*rgb(_COLOURS[index % len(_COLOURS)])) * np.float32(dice.uniform(0.10, 0.34))
            x, y = dice.uniform(0.02, 0.98) * width, dice.uniform(0.05, 0.72) * height
            radius = dice.uniform(18, 52) * self._unit
            lights.append((x, y, radius, colour, dice.uniform(0, 6.28), dice.uniform(6, 20) * self._unit))
        return lights

    def _paint_microphone(self) -> Paint:
        unit = self._unit
        paint = Paint(round(700 * unit), round(420 * unit))
        arm = [(690 * unit, 30 * unit), (330 * unit, 96 * unit), (92 * unit, 232 * unit)]
        paint.fill(paint.line(arm, 15 * unit), rgb("14171d"))
        paint.fill(paint.line([(x, y - 4 * unit) for x, y in arm], 3 * unit), rgb("4a5466"), 0.8)
        paint.fill(paint.ellipse(330 * unit, 96 * unit, 14 * unit, 14 * unit), rgb("20252e"))
        paint.fill(paint.box(28 * unit, 176 * unit, 118 * unit, 372 * unit, 40 * unit), rgb("171a20"))
        grille = paint.box(30 * unit, 178 * unit, 116 * unit, 268 * unit, 40 * unit)
        paint.fill(grille, rgb("3b424e"))
        mesh = (np.sin(paint.x / unit * 0.9) * np.sin(paint.y / unit * 0.9) > 0.25).astype(np.float32)
        paint.fill(grille * mesh, rgb("222730"), 0.8)
        paint.shade(
            paint.fade_x(70 * unit, 24 * unit) * paint.box(28 * unit, 176 * unit, 118 * unit, 372 * unit, 40 * unit),
            (0, 0, 0),
            0.5,
        )
        paint.fill(paint.line([(110 * unit, 214 * unit), (110 * unit, 336 * unit)], 3 * unit), rgb("ffc67a"), 0.55)
        paint.fill(paint.box(30 * unit, 270 * unit, 116 * unit, 280 * unit, 2 * unit), rgb("0e1014"))
        paint.fill(paint.ellipse(73 * unit, 322 * unit, 5 * unit, 5 * unit), rgb("e5484d"))
        return paint
