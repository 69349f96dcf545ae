from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import TEXT_LIMIT
from desktop.services.mezon.content import CUT, TEXT_KEPT, Units, read, sound, write


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('{"t":"hello"}', "hello"),
        ('"Hello"', "Hello"),  # published clients that are given a bare string send this
        ('{"t":"a","hg":[{"channelId":"1","s":0,"e":1}],"future":{}}', "a"),
        ("", ""),
        ("{}", ""),
        ('{"t":""}', ""),
        ('{"t":null}', ""),
        ('{"embed":[{"title":"Now","description":"on air"},{"title":5},7]}', "Now\non air"),
        ('{"embed":"no"}', ""),
        ("plain", "plain"),
        ('{"t":"broken', '{"t":"broken'),
        ('{"t":5}', '{"t":5}'),
        ('{"t":"\\ud800"}', '{"t":"\\ud800"}'),
        ("[1,2]", "[1,2]"),
        ("17", "17"),
        ("NaN", "NaN"),
        ('{"t":"<b onclick=x>"}', "<b onclick=x>"),
        ('{"t":"\\u202egnp.exe\\u0000"}', "\u202egnp.exe\x00"),
        ("[" * 100_000, "[" * TEXT_KEPT + CUT),
    ],
)
def test_what_a_content_says(content: str, text: str) -> None:
    assert read(content) == text


def test_a_huge_line_is_cut_and_says_so() -> None:
    text = read(json.dumps({"t": "x" * 1_000_000}))
    assert (len(text), text[-1]) == (TEXT_KEPT + 1, CUT)
    assert read(json.dumps({"t": "x" * 2 * TEXT_LIMIT})) == "x" * 2 * TEXT_LIMIT


@given(st.text())
def test_what_is_written_is_read(text: str) -> None:
    assert read(write(text)) == text


@given(st.text())
def test_halves_of_characters_do_not_leave_the_desk(text: str) -> None:
    half = text + "\ud83d"
    assert sound(text) == text
    read(write(half)).encode("utf-8")


@given(
    st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps) | st.binary().map(repr)
)
def test_anything_is_text(content: str) -> None:
    assert isinstance(read(content), str)


@given(
    st.dictionaries(
        st.sampled_from(["t", "mk", "embed", "lk"]), st.none() | st.integers() | st.text() | st.lists(st.text())
    )
)
def test_any_object_is_text(content: dict[str, object]) -> None:
    assert isinstance(read(json.dumps(content)), str)


@given(st.text(st.sampled_from("aé漢😀🏳\u200d")), st.data())
def test_positions_there_and_back(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    units = Units(text)
    assert units.to_wire(position) == len(text[:position].encode("utf-16-le")) // 2
    assert units.from_wire(units.to_wire(position)) == position


@given(st.text(st.sampled_from("a😀")), st.integers())
def test_positions_outside_are_moved_inside(text: str, anywhere: int) -> None:
    units = Units(text)
    assert 0 <= units.from_wire(anywhere) <= len(text)
    assert 0 <= units.to_wire(anywhere) <= 2 * len(text)


def test_addresses_are_marked_for_others_in_their_units() -> None:
    known = json.loads(write("😀 https://a/b"))
    assert known == {"t": "😀 https://a/b", "mk": [{"type": "lk", "s": 3, "e": 14}]}
    assert json.loads(write("plain")) == {"t": "plain"}
