from __future__ import annotations

import base64
import json
import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.spellings import any_of, coded_spellings, plain_spellings


@pytest.mark.parametrize(
    "spelled",
    ['a/b "c"+ö', 'a/b \\"c\\"+\\u00f6', 'a\\/b \\"c\\"+ö', "a%2Fb%20%22c%22%2B%C3%B6", "a%2fb%20%22c%22%2b%c3%b6",
     "a/b%20%22c%22%2B%C3%B6", "a%2Fb+%22c%22%2B%C3%B6", 'a/b+"c"+ö'],
)  # fmt: skip
def test_a_secret_as_json_and_addresses_write_it(spelled: str) -> None:
    assert spelled in plain_spellings('a/b "c"+ö')


def test_one_that_was_escaped_when_it_came_is_known_as_it_was_meant() -> None:
    assert "a/b c" in plain_spellings("a%2Fb%20c")


@given(st.binary(max_size=9), st.text(st.characters(codec="utf-8"), min_size=6, max_size=40), st.binary(max_size=9))
def test_it_is_in_the_base64_of_whatever_holds_it(before: bytes, secret: str, after: bytes) -> None:
    spelled = set(coded_spellings(secret))
    whole = before + secret.encode() + after
    for written in (base64.b64encode(whole), base64.urlsafe_b64encode(whole)):
        assert any(one in written.decode() for one in spelled)
    assert secret.encode().hex() in spelled
    assert min(map(len, spelled)) >= 7


WORDS = st.text(st.characters(exclude_characters=" "), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=30), st.text(max_size=200))
def test_any_of_finds_what_the_plain_way_finds(words: list[str], text: str) -> None:
    found = any_of(words)
    assert found is not None
    plain = re.compile("|".join(re.escape(one) for one in sorted(words, key=len, reverse=True)))
    text += words[0]
    assert [one.span() for one in found.finditer(text)] == [one.span() for one in plain.finditer(text)]


@pytest.mark.parametrize("written", ["three words here", "threewords here", "three wordshere", "threewordshere"])
def test_a_space_may_be_lost_where_a_line_is_wrapped(written: str) -> None:
    found = any_of(["three words here", "three", "three words there"])
    assert found is not None
    assert found.findall(f"-{written}-") == [written]


def test_of_no_words_there_is_nothing_to_find() -> None:
    assert any_of([]) is None


def test_many_words_take_hardly_longer_than_few() -> None:
    dice = random.Random(7)
    words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM0123456789", k=40)) for _ in range(2_000)]
    found = any_of(words)
    assert found is not None
    text = json.dumps(["".join(dice.choices("abcdefghijklmnopqrstuvwxyz ", k=1_000)) for _ in range(1_000)])
    began = time.thread_time()
    assert found.search(text) is None
    assert time.thread_time() - began < 5
