from __future__ import annotations

import numpy as np
import pytest

from desktop.sim.scene import people
from desktop.sim.scene.people import Looks, Person
from desktop.sim.scene.screen import Screen

EVERYBODY = {name: looks for name, looks in vars(people).items() if isinstance(looks, Looks)}


def portrait(looks: Looks, turn: float = 0.0, mouth: float = 0.0, blink: bool = False) -> np.ndarray:
    screen = Screen(240, 240)
    Person(looks, 100).place(screen, 120, 90, turn, mouth, blink)
    return screen.data.astype(np.int16)


@pytest.mark.parametrize("name", EVERYBODY)
def test_everybody_has_a_face_that_moves(name: str) -> None:
    still = portrait(EVERYBODY[name])
    face = still[90, 110:130]
    assert face.mean() > 40  # skin, not background
    looks = EVERYBODY[name]
    for other in (portrait(looks, mouth=1), portrait(looks, blink=True), portrait(looks, turn=1)):
        assert (np.abs(other - still) > 12).any()


def test_a_mouth_changes_only_around_the_mouth() -> None:
    still, open_mouth = portrait(people.LAN), portrait(people.LAN, mouth=0.2)
    rows = np.flatnonzero((np.abs(open_mouth - still)[:240] > 40).any(axis=1))
    assert rows.size
    assert rows.min() > 70


def test_nobody_looks_like_somebody_else() -> None:
    portraits = [portrait(looks) for looks in EVERYBODY.values()]
    for index, one in enumerate(portraits):
        assert all(np.abs(one - other).mean() > 0.5 for other in portraits[index + 1 :])


def test_a_person_at_the_edge_is_cut_not_an_error() -> None:
    screen = Screen(64, 64)
    for x, y in ((0, 0), (64, 64), (-300, 20), (500, 500)):
        Person(people.MEI, 60).place(screen, x, y, 0.3, 0.5, True)
