from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.chat.visible_text import MOST_CHARS, MOST_LINES, visible


@given(st.text())
def test_nothing_that_turns_or_hides_is_left(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & set("\u202e\u202d\u2066\u2067\u2068\u2069\x00\x07\x1b")
    assert all(unicodedata.category(char) != "Cc" or char == "\n" for char in shown)


@given(st.text(alphabet=st.characters(whitelist_categories=("L", "N", "P", "Zs")), max_size=200))
def test_plain_words_are_shown_as_they_are(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize("text", ["x" * 1_000_000, "\n" * 100_000, "a\n" * 10_000, "\u202e" * 100_000])
def test_it_ends(text: str) -> None:
    shown = visible(text)
    assert len(shown) <= MOST_CHARS + 1
    assert shown.count("\n") <= MOST_LINES


def test_emoji_made_of_several_stay_whole() -> None:
    family = "👨\u200d👩\u200d👧 ❤\ufe0f"
    assert visible(family) == family


def test_marks_that_pile_up_are_taken_down() -> None:
    zalgo = "Z" + "\u0337\u0311\u033e" * 40 + "a\u0308\u0301lgo"
    shown = visible(zalgo)
    assert len(shown) == 1 + 4 + 6
    assert shown.endswith("a\u0308\u0301lgo")  # what a language needs stays
    vietnamese = unicodedata.normalize("NFD", "Chương trình buổi tối đã bắt đầu")
    assert visible(vietnamese) == vietnamese
