from __future__ import annotations

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sim.cast import DEMO_CAST
from desktop.sim.scene.glyphs import lines

DRAWN = string.ascii_letters + string.digits + ".,:-–/·+%'?"


@pytest.mark.parametrize("letter", DRAWN)
def test_every_letter_stays_in_its_box(letter: str) -> None:
    strokes, width = lines(letter)
    points = list(itertools.chain.from_iterable(strokes))
    assert points
    assert all(-2 <= x <= width + 0.6 and -0.5 <= y <= 9.3 for x, y in points)


def test_no_two_letters_are_the_same() -> None:
    shapes = [repr(lines(letter)[0]) for letter in DRAWN]
    alike = {a + b for a, b in itertools.combinations(DRAWN, 2) if shapes[DRAWN.index(a)] == shapes[DRAWN.index(b)]}
    assert alike <= {"lI", "Il"}  # a capital I is a stroke, and so is a small l


@given(st.text(max_size=20))
def test_any_text_can_be_set(text: str) -> None:
    _, width = lines(text)
    assert width >= 0


def test_a_longer_text_is_wider() -> None:
    assert lines("Night Desk")[1] > lines("Night")[1] > 0


def test_the_demo_s_names_are_all_drawn() -> None:
    for part in DEMO_CAST:
        for letter in part.meeting.film.name + part.meeting.film.line:
            assert letter == " " or lines(letter)[0], letter
