"""The picture under the brush, in yuv420p (BT.709, limited range), and sprites that are laid upon it.

Everything that happens once per picture happens here, on 8 bit planes.
"""

from __future__ import annotations

import av
import numpy as np
from av.video.reformatter import Interpolation, VideoReformatter
from numpy.typing import NDArray

from desktop.sim.scene.shapes import Paint

Plane = NDArray[np.uint8]
Light = NDArray[np.float32]

# BT.709 limited range: rows are Y, U, V over full-range R, G, B of 0..1.
MATRIX = np.array([[46.559, 156.629, 15.812], [-25.664, -86.336, 112.0], [112.0, -101.730, -10.270]], np.float32)
OFFSET = np.array([16.0, 128.0, 128.0], np.float32)
_PHASES = 2  # sprites move in steps of half a pixel


def yuv(red: float, green: float, blue: float) -> Light:
    """A colour as light to add: Y, U, V without their offsets."""
    light: Light = MATRIX @ np.array([red, green, blue], np.float32)
    return light


class Sprite:
    """A painted sheet, ready to be laid on a screen at half pixel steps."""

    def __init__(self, paint: Paint) -> None:
        self.width, self.height = paint.width, paint.height
        self._colour = paint.colour
        self._alpha = paint.alpha
        self._ready: dict[tuple[int, int], list[tuple[NDArray[np.uint16], NDArray[np.uint16]]]] = {}

    def planes(self, phase_x: int, phase_y: int) -> list[tuple[NDArray[np.uint16], NDArray[np.uint16]]]:
        """For Y, U and V: colour times 256, and 256 minus alpha. The phases count half pixels from an even pixel."""
        if (phase_x, phase_y) not in self._ready:
            self._ready[phase_x, phase_y] = self._make(phase_x / _PHASES, phase_y / _PHASES)
        return self._ready[phase_x, phase_y]

    def _make(self, dx: float, dy: float) -> list[tuple[NDArray[np.uint16], NDArray[np.uint16]]]:
        height, width = -(-(self.height + 2) // 2) * 2, -(-(self.width + 2) // 2) * 2
        sheet = np.zeros((height, width, 4), np.float32)
        source = np.dstack((self._colour, self._alpha))
        for row, row_part in ((int(dy), 1 - dy % 1), (int(dy) + 1, dy % 1)):
            for column, column_part in ((int(dx), 1 - dx % 1), (int(dx) + 1, dx % 1)):
                rows, columns = min(self.height, height - row), min(self.width, width - column)
                if row_part and column_part:
                    part = source[:rows, :columns] * (row_part * column_part)
                    sheet[row : row + rows, column : column + columns] += part
        small = sheet.reshape(height // 2, 2, width // 2, 2, 4).mean(axis=(1, 3))
        return [_weighed(sheet, 0), _weighed(small, 1), _weighed(small, 2)]


def _weighed(sheet: Light, row: int) -> tuple[NDArray[np.uint16], NDArray[np.uint16]]:
    alpha = np.clip(sheet[..., 3], 0, 1)
    value = np.clip(sheet[..., :3], 0, 1) @ MATRIX[row] + OFFSET[row] * alpha
    # Light that is added without covering may exceed what alpha leaves room for.
    kept = 256 - np.round(alpha * 256)
    value = np.clip(np.round(value * 256) + 128, 0, 65535 - kept * 235)
    return value.astype(np.uint16), kept.astype(np.uint16)


class Screen:
    """One yuv420p picture."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.data = np.full((height * 3 // 2, width), 128, np.uint8)
        self.data[:height] = 16
        quarter = height * width // 4
        flat = self.data.reshape(-1)
        luma = height * width
        self.planes: list[Plane] = [
            self.data[:height],
            flat[luma : luma + quarter].reshape(height // 2, width // 2),
            flat[luma + quarter :].reshape(height // 2, width // 2),
        ]

    def copy_from(self, other: Screen) -> None:
        """Become `other`."""
        np.copyto(self.data, other.data)

    def lay(self, sprite: Sprite, x: float, y: float) -> None:
        """Lay a sprite with its top left corner at (x, y); what lies outside is cut."""
        steps_x, steps_y = round(x * _PHASES), round(y * _PHASES)
        even_x, phase_x = divmod(steps_x, 2 * _PHASES)
        even_y, phase_y = divmod(steps_y, 2 * _PHASES)
        parts = sprite.planes(phase_x, phase_y)
        for plane, (value, kept), scale in zip(self.planes, parts, (2, 1, 1), strict=True):
            _lay(plane, value, kept, even_x * scale, even_y * scale)

    def frame(self) -> av.VideoFrame:
        """The picture for the encoder; a copy."""
        return av.VideoFrame.from_ndarray(self.data, format="yuv420p")


def _lay(plane: Plane, value: NDArray[np.uint16], kept: NDArray[np.uint16], x: int, y: int) -> None:
    height, width = plane.shape
    left, top = max(0, -x), max(0, -y)
    right, bottom = min(value.shape[1], width - x), min(value.shape[0], height - y)
    if right <= left or bottom <= top:
        return
    under = plane[y + top : y + bottom, x + left : x + right]
    mixed = under * kept[top:bottom, left:right]
    mixed += value[top:bottom, left:right]
    mixed >>= 8
    under[...] = mixed


class SoftLight:
    """A picture of soft lights, added up at a quarter of the size and enlarged by swscale."""

    def __init__(self, width: int, height: int, divide: int = 4) -> None:
        self.width, self.height = max(16, width // divide // 2 * 2), max(16, height // divide // 2 * 2)
        self.scale = self.width / width
        self.y, self.x = np.mgrid[0.5 : self.height + 0.5 : 1, 0.5 : self.width + 0.5 : 1].astype(np.float32)
        self.light = np.zeros((3, self.height, self.width), np.float32)
        # Dark gradients have few steps in 8 bits: luma is enlarged in 16 bits and dithered down.
        self._dither = np.random.default_rng(3).integers(0, 256, (height, width), np.uint16)
        self._scalers = [VideoReformatter() for _ in range(3)]

    def clear(self, base: Light) -> None:
        """Begin with `base`: Y, U, V planes without offsets, at the small size."""
        np.copyto(self.light, base)

    def disc(self, cx: float, cy: float, radius: float, colour: Light, edge: float = 3.0) -> None:
        """Add a disc of light, as a lens out of focus draws it; all in pixels of the whole picture."""
        cx, cy, radius = cx * self.scale, cy * self.scale, radius * self.scale
        edge *= self.scale
        pad = radius + edge + 1
        rows = slice(max(0, int(cy - pad)), max(0, int(cy + pad) + 1))
        columns = slice(max(0, int(cx - pad)), max(0, int(cx + pad) + 1))
        x, y = self.x[rows, columns], self.y[rows, columns]
        if x.size == 0:
            return
        distance = np.hypot(x - cx, y - cy)
        cover = np.clip((radius - distance) / edge + 0.5, 0, 1) * (0.75 + 0.25 * np.clip(distance / radius, 0, 1) ** 3)
        self.light[:, rows, columns] += colour[:, None, None] * cover

    def onto(self, screen: Screen) -> None:
        """Fill the whole screen with it."""
        for index, plane in enumerate(screen.planes):
            level = np.clip((self.light[index] + OFFSET[index]) * 256, 16 * 256, 240 * 256).astype(np.uint16)
            height, width = plane.shape
            small = av.VideoFrame.from_ndarray(level, format="gray16le")
            large = self._scalers[index].reformat(small, width, height, interpolation=Interpolation.BICUBIC)
            plane[...] = (large.to_ndarray() + self._dither[:height, :width]) >> 8
