"""People of the demo studio: stylised, lit from one side, with a mouth that follows their voice.

Drawn once into sprites; a picture then only places them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from desktop.sim.scene.screen import Screen, Sprite
from desktop.sim.scene.shapes import Colour, Mask, Paint, rgb

_MOUTHS = 7  # how many openings of the mouth are drawn


@dataclass(frozen=True, slots=True)
class Looks:
    """One person."""

    skin: Colour
    hair: Colour
    clothes: Colour
    rim: Colour = (1.0, 0.78, 0.48)  # light from behind
    cut: str = "short"  # "short", "long", "bun", "cropped"
    collar: str = "shirt"  # "shirt", "round"
    glasses: bool = False
    beard: bool = False


class Person:
    """Head and shoulders; `size` is the height of the head in pixels."""

    def __init__(self, looks: Looks, size: float) -> None:
        self._size = size
        self._looks = looks
        self._back = Sprite(self._paint_back()) if looks.cut == "long" else None
        self._body = Sprite(self._paint_body())
        self._head = Sprite(self._paint_head())
        self._mouths = [Sprite(self._paint_mouth(step / (_MOUTHS - 1))) for step in range(_MOUTHS)]
        self._lids = Sprite(self._paint_lids())

    def place(self, screen: Screen, x: float, y: float, turn: float, mouth: float, blink: bool) -> None:
        """Put the middle of the face at (x, y). `turn` -1..1 sways the head, `mouth` 0..1 opens it."""
        size = self._size
        sway_x, sway_y = turn * size * 0.022, abs(turn) * size * 0.008 - mouth * size * 0.006
        if self._back is not None:
            screen.lay(self._back, x - self._back.width / 2 + sway_x * 0.8, y - self._back.height * 0.5 + sway_y)
        screen.lay(self._body, x - self._body.width / 2, y + size * 0.36 + turn * size * 0.004)
        left, top = x - self._head.width / 2 + sway_x, y - self._head.height * 0.5 + sway_y
        screen.lay(self._head, left, top)
        look_x, look_y = x + sway_x * 1.35, y + sway_y
        opened = self._mouths[round(min(1.0, max(0.0, mouth)) * (_MOUTHS - 1))]
        screen.lay(opened, look_x - opened.width / 2, look_y + size * 0.20)
        if blink:
            screen.lay(self._lids, look_x - self._lids.width / 2, look_y - size * 0.13)

    def _paint_body(self) -> Paint:
        size, looks = self._size, self._looks
        paint = Paint(round(size * 2.5), round(size * 1.75))
        cx, top = paint.width / 2, size * 0.34
        neck = paint.box(cx - size * 0.165, -size, cx + size * 0.165, top + size * 0.06, size * 0.05)
        shoulders = paint.ellipse(cx, top + size * 1.12, size * 1.02, size * 1.10, 2.5)
        paint.fill(shoulders, looks.clothes)
        paint.shade(paint.fade_x(cx + size * 0.9, cx - size * 1.0), (0, 0, 0), 0.55)
        paint.shade(paint.fade_y(top + size * 0.3, paint.height), (0, 0, 0), 0.35)
        _rim(paint, shoulders, size * 0.028, looks.rim, 0.85)
        if looks.collar == "shirt":
            opening = [
                (cx - size * 0.2, top - size * 0.02),
                (cx + size * 0.2, top - size * 0.02),
                (cx, top + size * 0.3),
            ]
            paint.fill(paint.polygon(opening), _darker(looks.skin, 0.80))
            seam = [(cx, top + size * 0.32), (cx, paint.height)]
            paint.fill(paint.line(seam, size * 0.012), _darker(looks.clothes, 0.6))
        else:
            paint.fill(paint.ellipse(cx, top + size * 0.07, size * 0.25, size * 0.15), _darker(looks.clothes, 0.62))
            paint.fill(paint.ellipse(cx, top + size * 0.04, size * 0.22, size * 0.14), _darker(looks.skin, 0.80))
        paint.fill(neck, _darker(looks.skin, 0.80))
        shadow = np.minimum(neck, paint.ellipse(cx - size * 0.02, size * 0.02, size * 0.3, size * 0.22))
        paint.fill(shadow, _darker(looks.skin, 0.52), 0.8)
        if looks.collar == "shirt":
            for side in (-1, 1):
                flap = [(cx, top + size * 0.30), (cx + side * size * 0.27, top + size * 0.02)]
                flap += [(cx + side * size * 0.19, top - size * 0.13)]
                paint.fill(paint.polygon(flap if side < 0 else flap[::-1]), _lighter(looks.clothes, 0.12))
        return paint

    def _paint_back(self) -> Paint:
        """Long hair behind the neck."""
        size, looks = self._size, self._looks
        paint = Paint(round(size * 1.3), round(size * 1.7))
        cx, cy = paint.width / 2, paint.height / 2
        back = paint.ellipse(cx, cy + size * 0.12, size * 0.46, size * 0.68, 2.8)
        paint.fill(back, _darker(looks.hair, 0.75))
        _rim(paint, back, size * 0.022, looks.rim, 0.6)
        return paint

    def _paint_head(self) -> Paint:
        size, looks = self._size, self._looks
        paint = Paint(round(size * 1.3), round(size * 1.5))
        cx, cy = paint.width / 2, paint.height / 2
        for side in (-1, 1):
            ear = paint.ellipse(cx + side * size * 0.355, cy + size * 0.05, size * 0.055, size * 0.10)
            paint.fill(ear, _darker(looks.skin, 0.84 if side > 0 else 0.62))
        face = np.maximum(
            paint.ellipse(cx, cy - size * 0.02, size * 0.355, size * 0.44, 2.3),
            paint.ellipse(cx, cy + size * 0.17, size * 0.285, size * 0.325, 2.2),
        )
        paint.fill(face, looks.skin)
        paint.shade(paint.fade_x(cx + size * 0.20, cx - size * 0.42) * face, _darker(looks.skin, 0.45), 0.75)
        paint.shade(paint.blob(cx + size * 0.16, cy + size * 0.08, size * 0.2) * face, (1.0, 0.86, 0.74), 0.22)
        if looks.beard:
            lower = np.minimum(face, paint.fade_y(cy + size * 0.08, cy + size * 0.2))
            lower = lower * (1 - paint.ellipse(cx, cy + size * 0.1, size * 0.24, size * 0.15))
            paint.fill(lower, _darker(looks.hair, 0.9), 0.85)
        self._features(paint, cx, cy)
        hair = self._hair(paint, cx, cy)
        paint.fill(hair, looks.hair)
        paint.shade(hair * paint.fade_x(cx + size * 0.1, cx - size * 0.4), (0, 0, 0), 0.45)
        paint.shade(hair * paint.blob(cx + size * 0.17, cy - size * 0.42, size * 0.22), _lighter(looks.hair, 0.35), 0.5)
        _rim(paint, np.maximum(hair, face), size * 0.022, looks.rim, 0.95)
        return paint

    def _hair(self, paint: Paint, cx: float, cy: float) -> Mask:
        size, cut = self._size, self._looks.cut
        cap = paint.ellipse(cx, cy - size * 0.16, size * 0.405, size * 0.42, 2.4)
        if cut == "cropped":
            cap = paint.ellipse(cx, cy - size * 0.13, size * 0.375, size * 0.365, 2.4)
        fringe = paint.ellipse(cx + size * 0.03, cy + size * 0.12, size * 0.355, size * 0.37, 2.6)
        if cut in ("long", "bun"):
            fringe = paint.ellipse(cx + size * 0.10, cy + size * 0.13, size * 0.345, size * 0.42, 2.1)
        ends = cy + size * (0.02 if cut in ("long", "bun") else -0.03)
        hair = np.clip(cap - fringe, 0, 1) * (1 - paint.fade_y(ends, ends + size * 0.012))
        if cut == "bun":
            hair = np.maximum(hair, paint.ellipse(cx - size * 0.02, cy - size * 0.60, size * 0.17, size * 0.14))
        if cut == "long":
            for side in (-1, 1):
                lock = paint.ellipse(cx + side * size * 0.375, cy + size * 0.14, size * 0.085, size * 0.46, 2.4)
                hair = np.maximum(hair, lock)
        mask: Mask = hair
        return mask

    def _features(self, paint: Paint, cx: float, cy: float) -> None:
        size, looks = self._size, self._looks
        dark = _darker(looks.hair, 0.6)
        for side in (-1, 1):
            ex, ey = cx + side * size * 0.145, cy + size * 0.005
            paint.fill(paint.ellipse(ex, ey, size * 0.052, size * 0.032), (0.93, 0.92, 0.90))
            paint.fill(paint.ellipse(ex, ey, size * 0.027, size * 0.032), (0.12, 0.09, 0.08))
            paint.fill(paint.ellipse(ex + size * 0.009, ey - size * 0.01, size * 0.008, size * 0.008), (1, 1, 1))
            lid = [
                (ex + size * 0.055 * math.cos(a), ey - size * 0.034 * math.sin(a)) for a in np.linspace(0.1, 3.04, 9)
            ]
            paint.fill(paint.line(lid, size * 0.014), dark)
            brow = [
                (ex - side * size * 0.06, ey - size * 0.082),
                (ex, ey - size * 0.1),
                (ex + side * size * 0.07, ey - size * 0.078),
            ]
            paint.fill(paint.line(brow, size * 0.024), dark, 0.9)
            paint.shade(paint.blob(ex + size * 0.02, cy + size * 0.16, size * 0.11), (0.86, 0.36, 0.30), 0.14)
        nose = [
            (cx + size * 0.012, cy + size * 0.02),
            (cx - size * 0.02, cy + size * 0.13),
            (cx + size * 0.03, cy + size * 0.14),
        ]
        paint.shade(paint.line(nose, size * 0.018), _darker(looks.skin, 0.62), 0.7)
        if looks.glasses:
            for side in (-1, 1):
                ex = cx + side * size * 0.148
                ring = paint.ellipse(ex, cy + size * 0.01, size * 0.105, size * 0.082, 2.8)
                ring = ring - paint.ellipse(ex, cy + size * 0.01, size * 0.088, size * 0.066, 2.8)
                paint.fill(np.clip(ring, 0, 1), (0.08, 0.08, 0.1))
            paint.fill(paint.line([(cx - size * 0.045, cy), (cx + size * 0.045, cy)], size * 0.016), (0.08, 0.08, 0.1))

    def _paint_mouth(self, opened: float) -> Paint:
        size, skin = self._size, self._looks.skin
        paint = Paint(round(size * 0.36), round(size * 0.2))
        cx, cy = paint.width / 2, size * 0.06
        lip = (skin[0] * 0.78, skin[1] * 0.48, skin[2] * 0.46)
        width = size * (0.105 - 0.022 * opened)
        if opened < 0.1:
            smile = [(cx + width * u, cy + size * 0.02 * (1 - u * u)) for u in np.linspace(-1, 1, 9)]
            paint.fill(paint.line(smile, size * 0.022), lip)
            return paint
        height = size * (0.012 + 0.052 * opened)
        paint.fill(paint.ellipse(cx, cy + height * 0.5, width + size * 0.014, height + size * 0.016), lip)
        inner = paint.ellipse(cx, cy + height * 0.5, width, height)
        paint.fill(inner, (0.20, 0.05, 0.06))
        paint.fill(inner * (1 - paint.fade_y(cy - size * 0.012, cy + size * 0.004)), (0.95, 0.93, 0.90))
        paint.fill(inner * paint.ellipse(cx, cy + height * 1.5, width * 0.7, height * 0.8), (0.66, 0.24, 0.24))
        return paint

    def _paint_lids(self) -> Paint:
        size, skin = self._size, self._looks.skin
        paint = Paint(round(size * 0.5), round(size * 0.2))
        cx, cy = paint.width / 2, size * 0.135
        for side in (-1, 1):
            ex = cx + side * size * 0.145
            tone = 0.72 if side < 0 else 0.90
            paint.fill(paint.ellipse(ex, cy, size * 0.06, size * 0.044), _darker(skin, tone))
            lash = [
                (ex - size * 0.052, cy + size * 0.018),
                (ex, cy + size * 0.03),
                (ex + size * 0.052, cy + size * 0.018),
            ]
            paint.fill(paint.line(lash, size * 0.013), (0.1, 0.07, 0.06))
        return paint


def _rim(paint: Paint, mask: Mask, width: float, colour: Colour, strength: float) -> None:
    """A line of light along the right and upper edges of `mask`."""
    dx, dy = max(1, round(width)), max(1, round(width * 0.5))
    inner = np.zeros_like(mask)
    inner[dy:, :-dx] = mask[:-dy, dx:]
    # `inner` is the mask moved to the lower left: what sticks out at the upper right catches the light.
    edge = np.clip(mask - inner, 0, 1)
    side = paint.fade_x(paint.width * 0.45, paint.width * 0.75)
    paint.shade(edge * side, colour, strength)


def _darker(colour: Colour, factor: float) -> Colour:
    return colour[0] * factor, colour[1] * factor, colour[2] * factor


def _lighter(colour: Colour, amount: float) -> Colour:
    red, green, blue = colour
    return red + (1 - red) * amount, green + (1 - green) * amount, blue + (1 - blue) * amount


LAN = Looks(rgb("e8b08a"), rgb("2b1d18"), rgb("2c4a86"))
MEI = Looks(rgb("f0c4a2"), rgb("1c1718"), rgb("3a6f78"), cut="long", collar="round", rim=(0.9, 0.95, 1.0))
MINH = Looks(rgb("d99f76"), rgb("1d1614"), rgb("b5542f"), cut="cropped", rim=(1.0, 0.66, 0.36))
ARJUN = Looks(rgb("b87a52"), rgb("17110f"), rgb("4b5560"), glasses=True, beard=True)
HOA = Looks(rgb("eab997"), rgb("241a1c"), rgb("8d2f45"), cut="long", collar="round")
KOFI = Looks(rgb("7a4c31"), rgb("120d0b"), rgb("2f6b4d"), cut="cropped", collar="round", beard=True)
INGRID = Looks(rgb("f2cdb4"), rgb("a9743c"), rgb("3d7a78"), cut="bun", collar="round", glasses=True)
TUAN = Looks(rgb("e0a880"), rgb("201815"), rgb("c08a2c"), collar="shirt")
