"""A run told from the states it went through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from story import Story


def source(**values: Any) -> dict[str, Any]:
    return {
        "id": "s1",
        "name": "Maria",
        "state": "receiving",
        "bytes_received": 2_000_000,
        "bytes_recorded": 2_000_000,
        "frames_decoded": 50,
        "frames_shown": 48,
        "frames_dropped": 2,
    } | values


def state(*sources: dict[str, Any], address: str = "ws://127.0.0.1:8787/") -> dict[str, Any]:
    return {
        "ingest": {"address": address},
        "sources": list(sources),
        "loop": {"stall_p99_ms": 3.2, "stall_max_ms": 41.0},
        "process": {"cpu_percent": 61.0, "rss_bytes": 300_000_000},
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


def told(file: Path, *states: dict[str, Any]) -> Story:
    story = Story(file)
    for one in states:
        file.write_text(json.dumps(one), encoding="utf-8")
        story.look()
    return story


def test_nothing_told_is_no_story(file: Path) -> None:
    story = Story(file)
    story.look()
    assert not story.told
    assert story.received == 0
    assert story.sentences() == []


def test_the_states_are_told_in_order_and_once(file: Path) -> None:
    nothing = {"bytes_received": 0, "bytes_recorded": 0}
    story = told(
        file,
        state(source(state="joining", **nothing)),
        state(source(state="joining", **nothing)),
        state(source()),
        state(source(state="stalled")),
        state(source()),
    )
    assert "Maria: joining, receiving, stalled, receiving. 2.0 MB received" in story.sentences()[2]


def test_what_leaving_does_to_the_sources_is_not_told_as_their_end(file: Path) -> None:
    story = told(file, state(source(bytes_recorded=1)), state(source(state="stalled"), address=""))
    assert story.sentences()[:3] == [
        "Bots could dial in at ws://127.0.0.1:8787/.",
        "1 source on the wall, 1 of them live to the end.",
        "Maria: receiving. 2.0 MB received, all of it recorded; 50 pictures decoded, 48 shown, 2 dropped.",
    ]


def test_an_incomplete_recording_is_not_called_complete(file: Path) -> None:
    assert "1.0 MB recorded" in told(file, state(source(bytes_recorded=1_000_000))).sentences()[2]


def test_a_source_that_sent_nothing(file: Path) -> None:
    story = told(file, state(source(state="waiting", bytes_received=0, bytes_recorded=0, name="")))
    assert story.sentences()[2] == "s1: waiting. Nothing received."
    assert story.received == 0


def test_without_any_source_and_address(file: Path) -> None:
    lines = told(file, state(address="")).sentences()
    assert lines[:2] == ["Bots could dial in at no address.", "0 sources on the wall, 0 of them live to the end."]
    assert lines[-1] == "The process used 61 % of a core and 300.0 MB of memory."
