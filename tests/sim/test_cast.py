from __future__ import annotations

import pytest

from desktop.sim.behaviour import Entry
from desktop.sim.cast import DEMO_CAST, meeting_at, recipes
from desktop.sim.rules import check_create
from desktop.sim.scene import SCENES
from desktop.sim.voice import VOICES


def test_the_demo_has_everything_the_issue_asks_for() -> None:
    live = [part for part in DEMO_CAST if part.meeting.entry is Entry.ADMITTED and part.meeting.joining_s < 2]
    joining = [part for part in DEMO_CAST if part.meeting.joining_s >= 15]
    lobby = [part for part in DEMO_CAST if part.meeting.entry is Entry.LOBBY]
    stalling = [part for part in live if part.meeting.stall and part.meeting.stall.again]
    assert len(live) >= 4
    assert len(joining) == len(lobby) == len(stalling) == 1
    assert stalling[0].source_name == "Field – Da Nang"


def test_every_part_can_be_invited_and_is_found_by_its_link() -> None:
    links = [part.link for part in DEMO_CAST]
    assert len(set(links)) == len(links)
    for part in DEMO_CAST:
        live = {"websocket_url": "ws://127.0.0.1:8787/in/x"}
        check_create({"meeting_link": part.link, "bot_name": part.bot_name, "live_video_required": live})
        assert meeting_at(part.link) is part.meeting


def test_every_clip_of_the_demo_looks_and_sounds_different() -> None:
    clips = recipes()
    assert len({clip.scene for clip in clips}) == len({clip.voice for clip in clips}) == len(clips) >= 4
    assert all(clip.scene in SCENES and clip.voice in VOICES for clip in clips)
    assert clips[0] == DEMO_CAST[0].meeting.film  # what is focused first is ready first


@pytest.mark.parametrize(
    ("link", "entry"),
    [
        ("https://meet.google.com/lobby-xyz", Entry.LOBBY),
        ("https://meet.google.com/denied-xyz", Entry.DENIED),
        ("https://meet.google.com/closed", Entry.NOT_ALLOWED),
        ("https://meet.google.com/Failed-1", Entry.FAILED),
        ("https://teams.live.com/meet/123", Entry.ADMITTED),
    ],
)
def test_a_link_can_name_its_fate(link: str, entry: Entry) -> None:
    assert meeting_at(link).entry is entry
