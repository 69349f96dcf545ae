from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.finding import has_words, plain


@pytest.mark.parametrize(
    ("typed", "name"), [("dem", "Đêm"), ("DEM", "đêm muộn"), ("strasse", "STRASSE"), ("cafe", "Café"), ("ö", "OE Ö")]
)
def test_it_finds_as_one_reads(typed: str, name: str) -> None:
    assert plain(typed) in plain(name)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đà Nẵng", "da nang"),
        ("ÜBER straße", "uber strasse"),
        ("ﬁle №1", "file no1"),
        ("ＯＮ ＡＩＲ", "on air"),
        ("", ""),
    ],
)
def test_marks_case_and_width_do_not_matter(text: str, found: str) -> None:
    assert plain(text) == found


@given(st.text(st.characters(codec="ascii")))
def test_the_short_way_for_ascii_finds_the_same(text: str) -> None:
    assert plain(text) == plain(text + "é")[:-1]


@given(st.text())
def test_character_by_character_is_as_good_as_the_whole(text: str) -> None:
    whole = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    assert plain(text) == "".join(char for char in whole if not unicodedata.combining(char)).casefold()


def test_every_word_must_be_there_in_any_order() -> None:
    assert has_words(plain("requ 1").split(), plain("Requests 1"))
    assert not has_words(plain("requ 2").split(), plain("Requests 1"))
    assert has_words([], "anything")
