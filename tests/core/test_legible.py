"""What is read, and where it stands in what was written."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.legible import Legible, legible


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("as it is", "as it is"),
        ("wrap\nped", "wrapped"),
        ("wrap\r\n\t  ped", "wrapped"),
        ("wrap=\nped", "wrap=ped"),
        (r"wrap\r\nped", "wrapped"),
        ("a%20b%C3%B6%c4%91", "a böđ"),
        ("100% of %zz", "100% of %zz"),
        ("%252F", "%2F"),
        (r"a\/b\"c\\d", 'a/b"c\\d'),
        (r"\u00f6\ud83d\ude00", "ö😀"),
        (r"\ud83d", "\ufffd"),
        (r"b'\xc3\xb6'", "b'ö'"),
        ("%FF", "\ufffd"),
        ("", ""),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    assert legible(written) == read
    assert Legible(written).is_other == (written != read)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), min_size=3, max_size=3),
       st.sampled_from([str, quote, lambda text: json.dumps(text)[1:-1], "\n  ".join]))  # fmt: skip
def test_what_is_found_is_found_in_the_original(parts: list[str], write: object) -> None:
    """Of whatever part of the reading: the original's part reads the same, or holds it where escapes go together."""
    assert callable(write)
    written = "|".join(write(part) for part in parts)
    reading = Legible(written)
    begin = reading.text.find("|") + 1
    end = reading.text.rfind("|")
    if end > begin:
        first, last = reading.origin((begin, end))
        assert reading.text[begin:end] in legible(written[first:last])


def test_the_break_behind_what_is_found_is_no_part_of_it() -> None:
    reading = Legible("one\nsecret\n next")
    assert reading.text == "onesecretnext"
    assert reading.origin((3, 9)) == (4, 10)
    assert reading.origin((1, 5)) == (1, 6)
    assert reading.origin((0, len(reading.text))) == (0, 16)


def test_an_escape_is_not_cut() -> None:
    assert Legible("a%20%41b").origin((2, 3)) == (1, 7)
    assert Legible("a%20%41b").origin((3, 4)) == (7, 8)
