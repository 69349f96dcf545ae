from __future__ import annotations

import pytest

from desktop.control.trend import Span
from desktop.ui.health.plot_scale import bounds


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], (0.0, 1.0)),
        ([None, (0.2, 0.4)], (0.0, 1.0)),
        ([(5.0, 5.9)], (0.0, 10.0)),
        ([(5.0, 5.0), None, (1.0, 2.0)], (0.0, 5.0)),
        ([(0.0, 200.0)], (0.0, 200.0)),
        ([(0.0, 201.0)], (0.0, 500.0)),
        ([(-30.0, 180.0)], (-50.0, 200.0)),
        ([(-30.0, -10.0)], (-50.0, 1.0)),
    ],
)
def test_everything_is_inside_whole_steps(spans: list[Span | None], expected: tuple[float, float]) -> None:
    assert bounds(spans, 1.0) == pytest.approx(expected)


@pytest.mark.parametrize("power", range(-6, 9))
def test_the_top_is_never_below_the_figure(power: int) -> None:
    for digit in range(1, 100):
        most = digit * 10.0**power
        assert most <= bounds([(0.0, most)], 1e-9)[1] * (1 + 1e-6) <= 2.5 * most * (1 + 1e-6)
