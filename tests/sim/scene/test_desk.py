from __future__ import annotations

from tests.sim.scene.look import changed, loudest_and_quietest, recipe_of, shots, step


def test_the_loop_closes() -> None:
    inside, through_the_end = step("desk")
    assert through_the_end <= inside * 1.5


def test_the_lights_drift_behind_the_presenter() -> None:
    first, later = shots(recipe_of("desk"), (0, 32))
    assert changed(first, later)[:, :80].any()
    assert changed(first, later)[:, 240:].any()


def test_the_mouth_opens_with_the_voice() -> None:
    recipe = recipe_of("desk", "host")
    loud, quiet = loudest_and_quietest(recipe)
    speaking, silent = shots(recipe, (loud, quiet))
    still, _ = shots(recipe_of("desk"), (loud, quiet))
    mouth = (slice(84, 100), slice(132, 164))
    assert changed(speaking, still)[mouth].any()
    assert not changed(speaking, still)[120:].any()
    assert silent.shape == still.shape


def test_it_is_a_dark_studio() -> None:
    (picture,) = shots(recipe_of("desk"), (0,))
    assert picture.mean() < 70
    assert picture.max() > 150
