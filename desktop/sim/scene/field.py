"""The field: a reporter at a river at dusk, a skyline with lit windows, a camera held by hand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from desktop.sim.recipe import Recipe
from desktop.sim.scene.people import MINH, Person
from desktop.sim.scene.screen import Screen, Sprite
from desktop.sim.scene.shapes import Mask, Paint, rgb, text_width
from desktop.sim.voice import loudness

ACCENT = rgb("ff7a59")
_MARGIN = 24  # how far the hand that holds the camera may shake, in units


class Field:
    """A wide backdrop that moves a little behind the reporter."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._unit = recipe.height / 720
        margin = round(_MARGIN * self._unit) // 2 * 2
        self._margin = margin
        self._wide = Screen(recipe.width + 2 * margin, recipe.height + 2 * margin)
        self._shore = round((430 + _MARGIN) * self._unit)
        self._wide.lay(Sprite(self._paint_backdrop()), 0, 0)
        self._windows = [Sprite(self._paint_windows(group)) for group in range(3)]
        self._person = Person(MINH, 236 * self._unit)
        self._microphone = Sprite(self._paint_microphone())
        self._mouth = loudness(recipe.voice, recipe.picture_frames)
        self._rail = Sprite(self._paint_rail())
        self._still = [plane.copy() for plane in self._wide.planes]

    def draw(self, screen: Screen, number: int) -> None:
        """Picture `number`, complete but for the titles."""
        recipe, unit = self._recipe, self._unit
        turn = 2 * np.pi * number / recipe.picture_frames
        shake_x = 12 * np.sin(turn) + 4 * np.sin(3 * turn + 1)
        shake_y = 7 * np.sin(2 * turn + 0.6) + 2 * np.sin(5 * turn)
        left = round(self._margin + shake_x * unit) // 2 * 2
        top = round(self._margin + shake_y * unit) // 2 * 2
        for plane, still, scale in zip(screen.planes, self._still, (1, 2, 2), strict=True):
            rows, columns = plane.shape
            rows_seen = self._ripple(rows, top // scale, scale, turn)
            np.take(still[:, left // scale : left // scale + columns], rows_seen, axis=0, out=plane)
        for group, windows in enumerate(self._windows):
            if (number // 16 + group) % 4:
                screen.lay(windows, -left, round(150 * unit) - top + self._margin)
        screen.lay(self._rail, -left, round(634 * unit) - top + self._margin)
        mouth = float(self._mouth[0][number]) if self._mouth else 0.0
        x, y = recipe.width * 0.60 + shake_x * 0.5 * unit, 296 * unit + shake_y * 0.5 * unit
        self._person.place(screen, float(x), float(y), float(np.sin(2 * turn)), mouth, number % 61 in (12, 13, 14))
        screen.lay(self._microphone, float(x - 86 * unit), float(y + 118 * unit - mouth * 3 * unit))

    def _ripple(self, rows: int, top: int, scale: int, turn: float) -> NDArray[np.intp]:
        """Which row of the backdrop each row of the picture shows: the water ripples, the rest stays."""
        seen = np.arange(rows) + top
        below = (seen * scale - self._shore) / self._unit
        depth = np.clip(below / 260, 0, 1)
        wave = np.sin(2 * np.pi * np.sqrt(np.clip(below, 0, None)) * 0.9 - turn * 5)
        wave += 0.5 * np.sin(2 * np.pi * np.sqrt(np.clip(below, 0, None)) * 1.7 - turn * 8)
        moved = np.where(below > 2, wave * (1.2 + 5 * depth) * self._unit / scale, 0)
        highest = self._wide.height // scale - 1
        rippled: NDArray[np.intp] = np.clip(np.round(seen + moved), 0, highest).astype(np.intp)
        return rippled

    def _paint_backdrop(self) -> Paint:
        unit = self._unit
        paint = Paint(self._wide.width, self._wide.height)
        width, shore = paint.width, self._shore
        self._paint_sky(paint, shore)
        far, near = self._skyline(paint, shore)
        paint.fill(far, rgb("4a3560"))
        paint.fill(near, rgb("1e1a33"))
        self._paint_bridge(paint, shore)
        sheet = paint.colour.copy()
        rows = np.arange(shore, paint.height)
        mirrored = np.clip(shore - 1 - ((rows - shore) * 1.15).astype(int), 0, shore - 1)
        sheet[shore:] = sheet[mirrored] * 0.62 + np.array([0.02, 0.03, 0.07])
        paint.colour = sheet.astype(np.float32)
        glints = np.random.default_rng(8)
        for _ in range(70):
            y = glints.uniform(shore + 6 * unit, paint.height)
            x, long = glints.uniform(0, width), glints.uniform(20, 90) * unit
            paint.fill(
                paint.line([(x, y), (x + long, y)], 1.6 * unit), rgb("ffb27a"), float(glints.uniform(0.08, 0.35))
            )
        return paint

    def _paint_rail(self) -> Paint:
        unit = self._unit
        paint = Paint(self._wide.width, round(130 * unit))
        paint.fill(paint.box(0, 6 * unit, paint.width, 20 * unit, 4 * unit), rgb("0d0e18"))
        paint.fill(paint.box(0, 6 * unit, paint.width, 9 * unit), rgb("a0566a"), 0.8)
        for post in np.arange(30, paint.width, 112 * unit):
            paint.fill(paint.box(post, 12 * unit, post + 9 * unit, paint.height), rgb("0d0e18"))
        return paint

    def _paint_sky(self, paint: Paint, shore: int) -> None:
        stops = [
            (0.0, rgb("141b3d")),
            (0.42, rgb("45336f")),
            (0.70, rgb("b8506f")),
            (0.88, rgb("f08a5a")),
            (1.0, rgb("ffc27a")),
        ]
        v = np.clip(paint.y / shore, 0, 1)
        sky = np.stack(
            [np.interp(v, [at for at, _ in stops], [colour[part] for _, colour in stops]) for part in range(3)], axis=-1
        )
        paint.fill(np.ones_like(paint.alpha), sky.astype(np.float32))
        sun_x, sun_y = paint.width * 0.24, shore - 26 * self._unit
        paint.fill(paint.blob(sun_x, sun_y, 300 * self._unit), rgb("ffb45e"), 0.75)
        paint.fill(paint.ellipse(sun_x, sun_y, 50 * self._unit, 50 * self._unit), rgb("ffe9b8"), 0.95)
        clouds = np.random.default_rng(4)
        for _ in range(16):
            x, y = clouds.uniform(0, paint.width), clouds.uniform(40, 300) * self._unit
            cloud = paint.ellipse(x, y, clouds.uniform(90, 280) * self._unit, clouds.uniform(3, 9) * self._unit)
            paint.fill(cloud, rgb("f7a08a"), float(clouds.uniform(0.08, 0.28)))

    def _skyline(self, paint: Paint, shore: int) -> tuple[Mask, Mask]:
        dice = np.random.default_rng(21)
        masks = []
        for low, high, step in ((40, 120, 46), (60, 210, 74)):
            mask = np.zeros_like(paint.alpha)
            x = -10.0
            while x < paint.width:
                wide, tall = dice.uniform(0.6, 1.2) * step * self._unit, dice.uniform(low, high) * self._unit
                np.maximum(mask, paint.box(x, shore - tall, x + wide, shore + 2), out=mask)
                x += wide + dice.uniform(0, 14) * self._unit
            masks.append(mask)
        return masks[0], masks[1]

    def _paint_bridge(self, paint: Paint, shore: int) -> None:
        unit = self._unit
        deck = shore - 34 * unit
        paint.fill(paint.box(0, deck, paint.width, deck + 8 * unit), rgb("15121f"))
        for span in range(3):
            middle = paint.width * (0.06 + span * 0.20)
            wave = [(middle + u * 130 * unit, deck - (1 - u * u) * 74 * unit) for u in np.linspace(-1, 1, 15)]
            paint.fill(paint.line(wave, 9 * unit), rgb("e08a3a"))
            for u in np.linspace(-0.8, 0.8, 9):
                x = middle + u * 130 * unit
                paint.fill(paint.line([(x, deck - (1 - u * u) * 74 * unit), (x, deck)], 1.6 * unit), rgb("c9843f"), 0.7)

    def _paint_windows(self, group: int) -> Paint:
        """Lit windows where the near houses stand; three groups go on and off."""
        unit = self._unit
        top = round(150 * unit)
        paint = Paint(self._wide.width, max(8, self._shore - top))
        dice = np.random.default_rng(40 + group)
        luma = self._wide.planes[0]
        for _ in range(60):
            x, y = dice.uniform(0, paint.width - 8), dice.uniform(0, paint.height - 44 * unit)
            if luma[int(y) + top, int(x)] < 48:
                lit = paint.box(x, y, x + 4.5 * unit, y + 6 * unit, unit)
                paint.fill(lit, rgb("ffd58a"), float(dice.uniform(0.5, 0.95)))
        return paint

    def _paint_microphone(self) -> Paint:
        """In the reporter's hand, with the station's cube."""
        unit = self._unit
        paint = Paint(round(150 * unit), round(330 * unit))
        paint.fill(paint.line([(76 * unit, 44 * unit), (60 * unit, 250 * unit)], 24 * unit), rgb("16181d"))
        paint.fill(paint.ellipse(78 * unit, 36 * unit, 27 * unit, 30 * unit), rgb("2a2e36"))
        paint.shade(paint.blob(88 * unit, 26 * unit, 22 * unit), rgb("ffb27a"), 0.6)
        cube = paint.box(36 * unit, 78 * unit, 110 * unit, 144 * unit, 6 * unit)
        paint.fill(cube, ACCENT)
        paint.shade(cube * paint.fade_x(80 * unit, 30 * unit), (0, 0, 0), 0.35)
        wide = text_width("AD", 26 * unit)
        paint.fill(paint.text("AD", 73 * unit - wide / 2, 124 * unit, 26 * unit, 0.17), rgb("fff6ee"))
        sleeve = paint.line([(64 * unit, 236 * unit), (34 * unit, 340 * unit)], 92 * unit)
        paint.fill(sleeve, rgb("8a3f23"))
        fist = paint.box(28 * unit, 176 * unit, 98 * unit, 244 * unit, 26 * unit)
        paint.fill(fist, MINH.skin)
        for finger in range(3):
            y = (194 + finger * 16) * unit
            paint.fill(paint.line([(36 * unit, y), (74 * unit, y)], 2 * unit), (0.5, 0.32, 0.22), 0.6)
        return paint
