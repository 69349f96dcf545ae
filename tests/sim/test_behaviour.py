from __future__ import annotations

import pytest

from desktop.sim.behaviour import Stall


@pytest.mark.parametrize(
    ("elapsed", "until"),
    [(0, None), (19.9, None), (20, 32), (31.9, 32), (32, None), (51.9, None), (52, 64), (84.5, 96)],
)
def test_a_repeated_stall_comes_again(elapsed: float, until: float | None) -> None:
    assert Stall(after_s=20, for_s=12, again=True).until(elapsed) == until


@pytest.mark.parametrize(("elapsed", "until"), [(1, None), (2.5, 5), (5, None), (8, None), (1000, None)])
def test_a_single_stall_comes_once(elapsed: float, until: float | None) -> None:
    assert Stall(after_s=2, for_s=3).until(elapsed) == until
