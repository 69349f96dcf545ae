"""Anti-aliased shapes as coverage masks, and paint that goes through them. Used once per clip, not per picture.

Coordinates are pixels, y downwards; a mask is 0..1 per pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop.sim.scene.glyphs import lines

Mask = NDArray[np.float32]
Window = tuple[slice, slice]
Colour = tuple[float, float, float]  # 0..1, as on a screen


def rgb(code: str) -> Colour:
    """A colour from its six hexadecimal digits."""
    return int(code[0:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:6], 16) / 255


class Paint:
    """A transparent sheet, painted layer by layer: colour multiplied by alpha, and alpha."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.colour = np.zeros((height, width, 3), np.float32)
        self.alpha = np.zeros((height, width), np.float32)
        self.y, self.x = np.mgrid[0.5 : height + 0.5 : 1, 0.5 : width + 0.5 : 1].astype(np.float32)

    def fill(self, mask: Mask, colour: Colour | NDArray[np.float32], opacity: float = 1.0) -> None:
        """Paint over everything."""
        rows, columns = _touched(mask)
        cover = mask[rows, columns, None] * np.float32(opacity)
        paint = np.asarray(colour, np.float32)
        under = self.colour[rows, columns]
        under += (paint[rows, columns] if paint.ndim == 3 else paint) * cover - under * cover
        alpha = self.alpha[rows, columns]
        alpha += cover[..., 0] * (1 - alpha)

    def shade(self, mask: Mask, colour: Colour, opacity: float = 1.0) -> None:
        """Paint only on what is painted already."""
        self.fill(mask * self.alpha, colour, opacity)

    def ellipse(self, cx: float, cy: float, rx: float, ry: float, power: float = 2.0) -> Mask:
        """A (super-)ellipse; a power above 2 is squarer."""
        cover, (rows, columns) = self._empty(cx - rx, cy - ry, cx + rx, cy + ry)
        u, v = np.abs(self.x[rows, columns] - cx) / rx, np.abs(self.y[rows, columns] - cy) / ry
        distance = (u**power + v**power) ** (1 / power)
        cover[rows, columns] = _soft((1 - distance) * min(rx, ry))
        return cover

    def box(self, left: float, top: float, right: float, bottom: float, radius: float = 0.0) -> Mask:
        """A rectangle with rounded corners."""
        cover, (rows, columns) = self._empty(left, top, right, bottom)
        u = np.abs(self.x[rows, columns] - (left + right) / 2) - (right - left) / 2 + radius
        v = np.abs(self.y[rows, columns] - (top + bottom) / 2) - (bottom - top) / 2 + radius
        outside = np.hypot(np.maximum(u, 0), np.maximum(v, 0)) + np.minimum(np.maximum(u, v), 0)
        cover[rows, columns] = _soft(radius - outside)
        return cover

    def line(self, points: Sequence[tuple[float, float]], width: float) -> Mask:
        """A stroke with round ends and corners."""
        nearest = np.full((self.height, self.width), 1e6, np.float32)
        for (x0, y0), (x1, y1) in pairwise(points):
            pad = width / 2
            rows, columns = self._window(min(x0, x1) - pad, min(y0, y1) - pad, max(x0, x1) + pad, max(y0, y1) + pad)
            px, py = self.x[rows, columns] - x0, self.y[rows, columns] - y0
            dx, dy = x1 - x0, y1 - y0
            along = np.clip((px * dx + py * dy) / max(dx * dx + dy * dy, 1e-6), 0, 1)
            part = nearest[rows, columns]
            np.minimum(part, np.hypot(px - along * dx, py - along * dy), out=part)
        return _soft(width / 2 - nearest)

    def polygon(self, points: Sequence[tuple[float, float]]) -> Mask:
        """A convex polygon, its corners in clockwise order on the screen."""
        inside = np.full((self.height, self.width), 1e6, np.float32)
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
            length = max(float(np.hypot(x1 - x0, y1 - y0)), 1e-6)
            np.minimum(inside, ((x1 - x0) * (self.y - y0) - (y1 - y0) * (self.x - x0)) / length, out=inside)
        return _soft(inside)

    def blob(self, cx: float, cy: float, radius: float) -> Mask:
        """A soft light without an edge."""
        distance = np.hypot(self.x - cx, self.y - cy) / radius
        blob: Mask = np.exp(-(distance**2) * 2.2).astype(np.float32)
        return blob

    def fade_x(self, first: float, last: float) -> Mask:
        """0 left of `first`, 1 right of `last`."""
        fade: Mask = np.clip((self.x - first) / (last - first), 0, 1).astype(np.float32)
        return fade

    def fade_y(self, first: float, last: float) -> Mask:
        """0 above `first`, 1 below `last`."""
        fade: Mask = np.clip((self.y - first) / (last - first), 0, 1).astype(np.float32)
        return fade

    def text(self, text: str, x: float, base: float, height: float, weight: float = 0.14) -> Mask:
        """Letters whose capitals are `height` tall; `weight` is the stroke width as a part of that."""
        scale = height / 7
        cover: Mask = np.zeros((self.height, self.width), np.float32)
        for stroke in lines(text)[0]:
            points = [(x + px * scale, base - height + py * scale) for px, py in stroke]
            np.maximum(cover, self.line(points, weight * height), out=cover)
        return cover

    def _window(self, left: float, top: float, right: float, bottom: float) -> Window:
        rows = slice(_inside(top - 2, self.height), _inside(bottom + 3, self.height))
        return rows, slice(_inside(left - 2, self.width), _inside(right + 3, self.width))

    def _empty(self, left: float, top: float, right: float, bottom: float) -> tuple[Mask, Window]:
        return np.zeros((self.height, self.width), np.float32), self._window(left, top, right, bottom)


def text_width(text: str, height: float) -> float:
    """How wide `Paint.text` makes it, in pixels."""
    return lines(text)[1] * height / 7


def _soft(inside: NDArray[np.float32]) -> Mask:
    """From the distance to the edge (positive inside) to coverage."""
    soft: Mask = np.clip(inside + 0.5, 0, 1).astype(np.float32)
    return soft


def _touched(mask: Mask) -> Window:
    """The smallest part of the sheet outside of which the mask is empty."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return slice(0, 0), slice(0, 0)
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def _inside(value: float, limit: int) -> int:
    return max(0, min(limit, int(value)))
