"""What a vision mixer lays over a camera: the lower third, a running time code, a bar code for measurements."""

from __future__ import annotations

from desktop.sim.recipe import Recipe
from desktop.sim.scene.screen import Screen, Sprite
from desktop.sim.scene.shapes import Colour, Paint, rgb, text_width

INK = rgb("f4f6fa")
_CODE_BITS = 16


class Titles:
    """The overlays of one clip; drawn once, laid over every picture."""

    def __init__(self, recipe: Recipe, accent: Colour) -> None:
        self._recipe = recipe
        self._unit = recipe.height / 720
        self._third = self._lower_third(accent) if recipe.name else None
        self._digits = {digit: self._digit(digit) for digit in "0123456789"}
        self._plate = self._clock_plate(accent)

    def lay(self, screen: Screen, number: int) -> None:
        """Lay everything over picture `number`."""
        unit, recipe = self._unit, self._recipe
        if self._third is not None:
            screen.lay(self._third, 48 * unit, recipe.height - 48 * unit - self._third.height)
        left, top = recipe.width - 48 * unit - self._plate.width, 40 * unit
        screen.lay(self._plate, left, top)
        seconds, picture = divmod(number, recipe.fps)
        for place, digit in enumerate(f"{seconds:02}{picture:02}"):
            x = left + unit * (112 + place * 17 + (place > 1) * 12)
            screen.lay(self._digits[digit], x, top + 10 * unit)
        if recipe.counter:
            self._bar_code(screen, number)

    def _lower_third(self, accent: Colour) -> Sprite:
        unit, recipe = self._unit, self._recipe
        name_size, line_size = 27 * unit, 17 * unit
        widest = max(text_width(recipe.name, name_size), text_width(recipe.line, line_size))
        paint = Paint(round(widest + 76 * unit), round((100 if recipe.line else 68) * unit))
        paint.fill(paint.box(0, 0, paint.width, paint.height, 9 * unit), rgb("0c1018"), 0.82)
        paint.fill(paint.box(0, 0, 8 * unit, paint.height, 3 * unit), accent)
        paint.fill(paint.text(recipe.name, 34 * unit, 47 * unit, name_size, 0.165), INK)
        if recipe.line:
            paint.fill(paint.text(recipe.line, 34 * unit, 80 * unit, line_size, 0.13), rgb("b9c4d6"))
        return Sprite(paint)

    def _clock_plate(self, accent: Colour) -> Sprite:
        unit = self._unit
        paint = Paint(round(210 * unit), round(42 * unit))
        paint.fill(paint.box(0, 0, paint.width, paint.height, 8 * unit), rgb("0c1018"), 0.74)
        paint.fill(paint.box(8 * unit, 8 * unit, 92 * unit, 34 * unit, 5 * unit), accent)
        label = text_width("STUDIO", 13 * unit)
        paint.fill(paint.text("STUDIO", 50 * unit - label / 2, 27.5 * unit, 13 * unit, 0.19), rgb("0c1018"))
        paint.fill(paint.text(":", 152 * unit, 30 * unit, 19 * unit, 0.16), INK)
        return Sprite(paint)

    def _digit(self, digit: str) -> Sprite:
        unit = self._unit
        paint = Paint(max(4, round(18 * unit)), max(4, round(24 * unit)))
        paint.fill(paint.text(digit, 2.5 * unit, 20 * unit, 17.5 * unit, 0.155), INK)
        return Sprite(paint)

    def _bar_code(self, screen: Screen, number: int) -> None:
        """The number in binary along the lower edge, most significant bit left, white is 1; robust to scaling."""
        rows = max(2, self._recipe.height // 45)
        luma = screen.planes[0]
        for bit in range(_CODE_BITS):
            first = bit * self._recipe.width // _CODE_BITS
            last = (bit + 1) * self._recipe.width // _CODE_BITS
            luma[-rows:, first:last] = 235 if number >> (_CODE_BITS - 1 - bit) & 1 else 16
        for plane in screen.planes[1:]:
            plane[-rows // 2 :, :] = 128
