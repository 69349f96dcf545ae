from __future__ import annotations

import numpy as np
import pytest

from tests.sim.scene.look import changed, loudest_and_quietest, recipe_of, shots, step


def test_the_loop_closes() -> None:
    inside, through_the_end = step("panel")
    assert through_the_end <= inside * 1.5


@pytest.mark.parametrize("speaker", range(4))
def test_who_speaks_is_outlined(speaker: int) -> None:
    recipe = recipe_of("panel", "panel")
    loud, _ = loudest_and_quietest(recipe, speaker)
    spoken, silent = shots(recipe, (loud,))[0], shots(recipe_of("panel"), (loud,))[0]
    edges = {0: (0, 60), 1: (0, 260), 2: (100, 0), 3: (100, 317)}
    lit = [changed(spoken, silent)[edges[index]] for index in range(4)]
    assert lit[speaker]


def test_nobody_speaks_in_silence() -> None:
    recipe = recipe_of("panel")
    seen = shots(recipe, range(0, 128, 8))
    assert max(int(np.abs(picture[0, 20:140] - seen[0][0, 20:140]).max()) for picture in seen) < 12


def test_there_are_four_different_rooms() -> None:
    (picture,) = shots(recipe_of("panel"), (0,))
    rooms = [picture[:88, :156], picture[:88, 162:318], picture[92:180, :156], picture[92:180, 162:318]]
    for index, room in enumerate(rooms):
        assert room.std() > 8
        assert all(np.abs(room - other).mean() > 5 for other in rooms[index + 1 :])
