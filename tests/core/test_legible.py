"""What is read, and where it stands in what was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.legible import Reading, readings


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
        ("%252F", "/"),
        ("%C\n3%B6", "ö"),
        (r"%C\n3%B6", "ö"),
        (r"a\\\\nb", "ab"),
        (r"a\/b\"c\\d", 'a/b"c\\d'),
        (r"\u00f6\ud83d\ude00", "ö😀"),
        (r"\ud83d", "\ufffd"),
        (r"b'\xc3\xb6'", "b'ö'"),
        ("%FF", "\ufffd"),
        ("", ""),
    ],
)
def test_what_is_read(written: str, read: str) -> None:
    found = list(readings(written))
    assert (found[-1].text if found else written) == read
    assert all(one.is_other for one in found)


def back(written: str, begin: int, end: int) -> str:
    """What stands in the original where this part of its last reading comes from."""
    span = begin, end
    for reading in reversed(list(readings(written))):
        span = reading.origin(span)
    return written[slice(*span)]


WRITE: list[Callable[[str], str]] = [str, quote, lambda text: json.dumps(text)[1:-1], "\n  ".join]


@given(st.lists(st.text('aö/ %"', min_size=1, max_size=8), min_size=3, max_size=3), st.sampled_from(WRITE))
def test_what_is_found_is_found_in_the_original(parts: list[str], write: Callable[[str], str]) -> None:
    """Of the part in the middle: all that it was written as is there, and no bar beside it."""
    written = "|".join(write(part) for part in parts)
    read = last(written)
    begin, end = read.find("|") + 1, read.rfind("|")
    if read.count("|") == 2 and end > begin:
        found = back(written, begin, end)
        assert "|" not in found
        assert last(found) == read[begin:end]


def last(written: str) -> str:
    found = list(readings(written))
    return found[-1].text if found else written


def test_the_break_behind_what_is_found_is_no_part_of_it() -> None:
    (reading,) = readings("one\nsecret\n next")
    assert reading.text == "onesecretnext"
    assert reading.origin((3, 9)) == (4, 10)
    assert reading.origin((1, 5)) == (1, 6)
    assert reading.origin((0, len(reading.text))) == (0, 16)


def test_an_escape_is_not_cut() -> None:
    (reading,) = readings("a%20%41b")
    assert isinstance(reading, Reading)
    assert reading.origin((2, 3)) == (1, 7)
    assert reading.origin((3, 4)) == (7, 8)
