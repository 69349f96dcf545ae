from __future__ import annotations

from tests.sim.scene.look import changed, loudest_and_quietest, recipe_of, shots, step


def test_the_loop_closes() -> None:
    inside, through_the_end = step("guest")
    assert through_the_end <= inside * 1.5


def test_only_the_guest_moves() -> None:
    first, later = shots(recipe_of("guest", "guest"), (0, 40))
    moved = changed(first, later)
    assert moved.any()
    assert not moved[:, :80].any()
    assert not moved[:, 250:].any()


def test_the_mouth_opens_with_the_voice() -> None:
    recipe = recipe_of("guest", "guest")
    loud, _ = loudest_and_quietest(recipe)
    assert changed(shots(recipe, (loud,))[0], shots(recipe_of("guest"), (loud,))[0]).any()
