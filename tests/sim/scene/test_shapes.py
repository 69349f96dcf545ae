from __future__ import annotations

import numpy as np
import pytest

from desktop.sim.scene.glyphs import lines
from desktop.sim.scene.shapes import Mask, Paint, rgb, text_width


@pytest.fixture
def paint() -> Paint:
    return Paint(100, 60)


def area(mask: Mask) -> float:
    assert mask.min() >= 0
    assert mask.max() <= 1
    return float(mask.sum())


def test_colours_are_read_from_hex() -> None:
    assert rgb("ff8000") == (1.0, 128 / 255, 0.0)


def test_shapes_cover_their_area_to_the_edge_of_a_pixel(paint: Paint) -> None:
    assert area(paint.ellipse(50, 30, 20, 20)) == pytest.approx(np.pi * 400, rel=0.01)
    assert area(paint.box(10, 10, 50.5, 30)) == pytest.approx(40.5 * 20, rel=0.01)
    assert area(paint.box(10, 10, 50, 30, 10)) == pytest.approx(800 - (4 - np.pi) * 100, rel=0.01)
    assert area(paint.line([(20, 30), (60, 30)], 10)) == pytest.approx(400 + np.pi * 25, rel=0.01)
    assert area(paint.polygon([(10, 10), (50, 10), (50, 40)])) == pytest.approx(600, rel=0.02)


def test_edges_are_soft(paint: Paint) -> None:
    mask = paint.ellipse(50, 30, 20, 20)
    assert ((mask > 0.05) & (mask < 0.95)).sum() > 60


@pytest.mark.parametrize("where", [(-50, 30), (50, -50), (200, 200), (0, 0)])
def test_shapes_may_lie_outside(paint: Paint, where: tuple[float, float]) -> None:
    x, y = where
    for mask in (paint.ellipse(x, y, 8, 8), paint.box(x, y, x + 9, y + 9), paint.line([where, where], 3)):
        paint.fill(mask, (1, 1, 1))
    assert np.isfinite(paint.colour).all()


def test_paint_covers_in_order(paint: Paint) -> None:
    paint.fill(paint.box(0, 0, 60, 60), (1, 0, 0))
    paint.fill(paint.box(40, 0, 100, 60), (0, 1, 0), 0.5)
    assert paint.colour[30, 20].tolist() == [1, 0, 0]
    assert paint.colour[30, 50].tolist() == [0.5, 0.5, 0]
    assert paint.alpha[30, [20, 50, 80]].tolist() == [1, 1, 0.5]


def test_a_gradient_is_paint_as_well(paint: Paint) -> None:
    colours = np.dstack([paint.fade_x(0, 100)] * 3)
    paint.fill(paint.box(10, 10, 90, 50), colours.astype(np.float32))
    assert paint.colour[30, 80, 0] > paint.colour[30, 20, 0] + 0.5


def test_shade_stays_on_what_is_painted(paint: Paint) -> None:
    paint.fill(paint.box(0, 0, 50, 60), (1, 1, 1))
    paint.shade(paint.box(0, 0, 100, 60), (0, 0, 0), 0.5)
    assert paint.colour[30, 20, 0] == pytest.approx(0.5)
    assert paint.alpha[30, 80] == 0


def test_text_is_as_wide_as_it_says() -> None:
    paint = Paint(400, 60)
    mask = paint.text("Night Desk", 20, 44, 28)
    columns = np.flatnonzero(mask.max(axis=0) > 0.3)
    rows = np.flatnonzero(mask.max(axis=1) > 0.3)
    assert columns[0] == pytest.approx(20 - 2, abs=2)
    assert columns[-1] - columns[0] == pytest.approx(text_width("Night Desk", 28), abs=5)
    assert rows[0] == pytest.approx(16 - 2, abs=2)
    assert lines("Night Desk")[1] > 0
