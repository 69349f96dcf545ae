from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.media.file_name import SOURCE_BYTES, file_name, safe, stem
from desktop.media.journal import ENDING

STARTED = datetime(2025, 11, 19, 21, 32, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("Studio A", "Studio A"),
        ("Field – Da Nang", "Field – Da Nang"),
        ("Phòng thu số 1", "Phòng thu số 1"),
        ("../../x", "_.._x"),
        ("..\\..\\x", "_.._x"),
        ("C:\\Windows\\x", "C__Windows_x"),
        ("a/b", "a_b"),
        ("x\x00y\x1bz", "xyz"),
        ("line\r\nbreak\ttab", "line break tab"),
        ("bot\u202egnp.exe", "botgnp.exe"),
        ("\u2066hidden\u2069", "hidden"),
        ("name. . .", "name"),
        ("   ", "source"),
        ("", "source"),
        ("...", "source"),
        ("\ud800", "source"),
        ("\ufffe\ufdd0", "source"),
        ("CON", "_CON"),
        ("con.mp4", "_con.mp4"),
        ("LPT¹", "_LPT¹"),
        ("nul .txt", "_nul .txt"),
        ("CONSOLE", "CONSOLE"),
        ("e\u0301", "\u00e9"),  # NFC
        ("👩‍🚀 bot", "👩‍🚀 bot"),
        ('<>:"|?*', "_______"),
        ("~/.ssh", "~_.ssh"),
        ("$(rm -rf)", "$(rm -rf)"),
    ],
)
def test_a_name_becomes_harmless_and_stays_readable(given_name: str, expected: str) -> None:
    assert safe(given_name) == expected


def test_a_name_of_four_kibibytes_is_cut() -> None:
    assert safe("x" * 4096) == "x" * SOURCE_BYTES


def test_an_emoji_is_not_cut_in_two() -> None:
    family = "👩‍👩‍👧‍👦"
    name = safe(family * 100)
    assert len(name.encode()) <= SOURCE_BYTES
    assert name.replace(family, "") == ""


def test_a_letter_keeps_its_marks() -> None:
    letter = "g\u0308\u0301"  # no composed form
    assert safe(letter * 100).replace(letter, "") == ""


def test_marks_alone_do_not_empty_the_name() -> None:
    assert 0 < len(safe("\u0301" * 4000).encode()) <= SOURCE_BYTES


@given(st.text(st.characters(exclude_categories=()), max_size=400))
def test_every_name_can_be_created_everywhere(text: str) -> None:
    name = safe(text)
    assert name
    assert len(name.encode()) <= SOURCE_BYTES + 1  # the mark before a device name
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" .")
    assert unicodedata.is_normalized("NFC", name)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in name)
    assert not any(c in name for c in "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff")
    assert safe(name) in (name, f"_{name}")


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_the_whole_name_is_one_piece_of_a_path_and_short_enough(text: str) -> None:
    name = file_name(stem(STARTED, text), part=999, copy=999)
    assert Path(name).name == name
    assert len((name + ENDING).encode()) <= 143  # eCryptfs, the shortest limit in use


def test_the_date_is_utc() -> None:
    hanoi = STARTED.astimezone(timezone(timedelta(hours=7)))
    assert stem(hanoi, "Studio A") == "2025-11-19 21-32-07Z Studio A"


def test_parts_and_counters() -> None:
    assert file_name("s") == "s.mp4"
    assert file_name("s", copy=2) == "s (2).mp4"
    assert file_name("s", part=2) == "s part 2.mp4"
    assert file_name("s", part=3, copy=2) == "s part 3 (2).mp4"
