from __future__ import annotations

import itertools

import numpy as np

from tests.sim.scene.look import changed, recipe_of, shots, step


def test_the_loop_closes() -> None:
    inside, through_the_end = step("field")
    assert through_the_end <= inside * 1.5


def test_the_camera_is_held_by_hand() -> None:
    first, later = shots(recipe_of("field"), (0, 32))
    assert changed(first, later)[:100].mean() > 0.02


def test_the_river_ripples_while_the_sky_stays() -> None:
    """Two pictures with the camera at the same place: half a turn apart it comes by twice."""
    recipe = recipe_of("field")
    seen = shots(recipe, range(24))
    differences = [changed(a, b) for a, b in itertools.pairwise(seen)]
    sky = np.mean([difference[:60, :100].mean() for difference in differences])
    river = np.mean([difference[115:155, :100].mean() for difference in differences])
    assert river > sky


def test_dusk_is_bright_at_the_horizon_and_dark_above() -> None:
    (picture,) = shots(recipe_of("field"), (0,))
    assert picture[85:100, 40:70].max() > picture[:20, 40:70].mean() * 1.5
