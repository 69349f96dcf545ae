from __future__ import annotations

import av
import numpy as np
import pytest

from desktop.sim.scene.screen import Screen, SoftLight, Sprite, yuv
from desktop.sim.scene.shapes import Colour, Paint


def sheet(colour: Colour, opacity: float = 1.0, width: int = 8, height: int = 8) -> Sprite:
    paint = Paint(width, height)
    paint.fill(np.ones((height, width), np.float32), colour, opacity)
    return Sprite(paint)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ((0, 0, 0), (16, 128, 128)),
        ((1, 1, 1), (235, 128, 128)),
        ((1, 0, 0), (63, 102, 240)),
        ((0, 0, 1), (32, 240, 118)),
    ],
)
def test_colours_are_bt_709_in_limited_range(colour: Colour, expected: tuple[int, int, int]) -> None:
    screen = Screen(16, 16)
    screen.lay(sheet(colour), 4, 4)
    found = [int(plane[8 // scale, 8 // scale]) for plane, scale in zip(screen.planes, (1, 2, 2), strict=True)]
    assert np.abs(np.array(found) - expected).max() <= 1


def test_a_new_screen_is_black() -> None:
    screen = Screen(16, 16)
    assert [int(plane.mean()) for plane in screen.planes] == [16, 128, 128]


def test_half_transparent_is_halfway() -> None:
    screen = Screen(16, 16)
    screen.lay(sheet((1, 1, 1), 0.5), 0, 0)
    assert abs(int(screen.planes[0][4, 4]) - (16 + 235) // 2) <= 1


@pytest.mark.parametrize(("x", "left", "right"), [(4.0, 16, 235), (4.5, 125, 125), (5.0, 16, 16)])
def test_sprites_move_in_half_pixels(x: float, left: int, right: int) -> None:
    screen = Screen(32, 32)
    screen.lay(sheet((1, 1, 1)), x, 8)
    luma = screen.planes[0]
    assert abs(int(luma[10, 4]) - right) <= 1
    assert int(luma[10, 3]) == 16
    assert int(luma[10, 8]) == 235
    assert left <= 235


@pytest.mark.parametrize("place", [(-5, -5), (28, 28), (-100, 3), (3, 100), (-7.5, 30.5)])
def test_what_lies_outside_is_cut(place: tuple[float, float]) -> None:
    screen = Screen(32, 32)
    screen.lay(sheet((1, 1, 1)), *place)
    assert screen.planes[0].shape == (32, 32)


def test_the_frame_is_what_the_encoder_takes() -> None:
    screen = Screen(34, 18)
    screen.lay(sheet((1, 0, 0)), 2, 2)
    frame = screen.frame()
    assert (frame.format.name, frame.width, frame.height) == ("yuv420p", 34, 18)
    assert isinstance(frame, av.VideoFrame)
    assert (frame.to_ndarray() == screen.data).all()
    screen.planes[0][:] = 99
    assert int(frame.to_ndarray()[4, 4]) != 99  # a copy


def test_soft_light_adds_up_and_fills_the_screen() -> None:
    soft, screen = SoftLight(128, 64), Screen(128, 64)
    soft.clear(np.zeros((3, soft.height, soft.width), np.float32))
    soft.disc(64, 32, 16, yuv(0.4, 0.4, 0.4))
    soft.onto(screen)
    one = int(screen.planes[0][32, 64])
    soft.disc(64, 32, 16, yuv(0.4, 0.4, 0.4))
    soft.disc(-500, -500, 4, yuv(1, 1, 1))  # outside
    soft.onto(screen)
    assert one > 60
    assert int(screen.planes[0][32, 64]) > one + 40
    assert int(screen.planes[0][2, 2]) <= 17
