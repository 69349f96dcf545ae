from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.control.sitting_page import Found, Kept, Page, read_sitting

SOUND = {"id": "arena", "name": "Arena", "platform": "address"}
OTHER = {"id": "gate", "name": "Gate", "bot_id": "bot-7", "record": False}
WRONG = [
    {"id": "../x", "name": "a"},
    {"id": "a"},
    {"id": "a", "name": 7},
    {"id": "a", "name": "a", "platform": "never-heard-of"},
    {"id": "a", "name": "a", "record": "yes"},
    "arena",
    None,
    7,
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sitting.json"


def test_without_a_file_there_is_nothing(path: Path) -> None:
    assert read_sitting(path) == Found()


def test_a_sound_file_is_read_and_left_alone(path: Path) -> None:
    path.write_text(json.dumps({"sources": [SOUND, OTHER], "of a newer version": 1}))
    found = read_sitting(path)
    assert [one.name for one in found.page.sources] == ["Arena", "Gate"]
    assert found.page.sources[1] == Kept("gate", "Gate", bot_id="bot-7", record=False)
    assert not found.damaged
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("wrong", WRONG, ids=str)
def test_one_wrong_source_takes_no_other_with_it(path: Path, wrong: object) -> None:
    path.write_text(text := json.dumps({"sources": [SOUND, wrong, OTHER]}))
    found = read_sitting(path)
    assert [one.id for one in found.page.sources] == ["arena", "gate"]
    assert (found.damaged, found.aside) == (True, "sitting.broken.json")
    assert path.with_name(found.aside).read_text() == text


@pytest.mark.parametrize("text", [b"", b"{", b'{"sources": 7}', b"[" * 9_000, b"\xff\xfe", b"null", b'{"sources": ['])
def test_garbage_is_kept_aside(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    assert read_sitting(path) == Found(Page(), True, "sitting.broken.json")
    assert path.with_name("sitting.broken.json").read_bytes() == text


def test_a_name_of_bytes_that_are_no_text(path: Path) -> None:
    path.write_bytes(b'{"sources": [{"id": "a", "name": "\xff"}, %s]}' % json.dumps(SOUND).encode())
    assert read_sitting(path).damaged


def test_what_stands_twice_is_one(path: Path) -> None:
    path.write_text(json.dumps({"sources": [SOUND, {**SOUND, "name": "Again"}]}))
    assert [one.name for one in read_sitting(path).page.sources] == ["Arena"]


def test_what_cannot_be_read_or_kept_aside_is_said_all_the_same(path: Path, tmp_path: Path) -> None:
    path.mkdir()
    assert read_sitting(path) == Found(damaged=True)
    other = tmp_path / "other.json"
    other.write_text("{")
    (tmp_path / "other.broken.json").mkdir()
    assert read_sitting(other) == Found(damaged=True)
