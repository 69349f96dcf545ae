from __future__ import annotations

from tests.sim.scene.look import changed, recipe_of, shots, step

COLUMNS = [slice(round((108 + index * 112 + 10) / 4), round((108 + index * 112 + 70) / 4)) for index in range(7)]


def test_the_loop_closes() -> None:
    inside, through_the_end = step("slides")
    assert through_the_end <= inside * 1.5


def test_the_bars_rise_one_after_the_other_to_their_values() -> None:
    recipe = recipe_of("slides")
    empty, some, full = shots(recipe, (0, 40, 115))
    tall = [int((full[54:141, columns].mean(axis=1) < 225).sum()) for columns in COLUMNS]
    assert tall == sorted(tall[:2]) + sorted(tall[2:])  # Wednesday is below Tuesday
    assert min(tall) > 35
    risen = [int((some[54:141, columns].mean(axis=1) < 225).sum()) for columns in COLUMNS]
    assert risen[0] == tall[0]
    assert risen[6] < 6  # the lines of the grid
    assert not changed(empty, full)[:20, :220].any()  # the title stays


def test_it_is_a_bright_page_with_a_camera_in_the_corner() -> None:
    (picture,) = shots(recipe_of("slides"), (0,))
    assert picture[:, :230].mean() > 200
    assert picture[30:74, 236:304].mean() < 120
