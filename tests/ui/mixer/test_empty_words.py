from __future__ import annotations

import pytest

from desktop.core.mix import Hindrance, Mix
from desktop.ui.mixer.empty_words import empty_words, hint
from desktop.ui.mixer.standing import Standing
from tests.ui.mixer.made import APPLIED, running, stopped

pytestmark = pytest.mark.usefixtures("languages")


def test_what_must_be_set_up_first() -> None:
    words = empty_words(Mix(), Standing(Hindrance.NOT_SET_UP))
    assert words is not None
    assert words.title == "No mix is running"
    former = empty_words(Mix(), Standing(Hindrance.NOT_SET_UP, unasked_at=0.0))
    assert former is not None
    assert former.title == "A mix may still be running"
    assert former.button == words.button
    room = empty_words(Mix(), Standing(Hindrance.ROOM))
    assert room is not None
    assert room.title == "No room is chosen"


def test_strips_come_before_any_page() -> None:
    assert empty_words(running(), Standing(Hindrance.NOT_SET_UP)) is None
    assert empty_words(stopped(APPLIED), Standing(Hindrance.ROOM)) is None
    assert empty_words(stopped(), Standing()) is None


def test_why_there_is_no_strip() -> None:
    said = hint(stopped(), Standing()).replace("\u2068", "").replace("\u2069", "")
    assert said == "Nobody is in room night-desk. Strips appear when somebody sends."
    assert hint(stopped(), Standing(room_read=False)) == "Reading the room…"
    assert hint(stopped(), Standing(room_trouble="154")) == "The room could not be read (154)."
    assert hint(stopped(APPLIED), Standing()) == ""
    assert hint(Mix(), Standing()) == ""
