from __future__ import annotations

import pytest

from desktop.core.air import Air, AirChannel, LiveState
from desktop.core.programme import AtEnd, Clip, Programme
from desktop.ui.onair.questions import end, go_live, skip_last

pytestmark = pytest.mark.usefixtures("languages")
CHANNEL = AirChannel(1, 7, "evening-show", "Mekong Radio")


def programme(*lengths: float | None) -> Programme:
    found = Programme()
    for place, length in enumerate(lengths):
        found.add(f"https://clips.example.net/{place}.opus")
        found.checked(found.tracks[-1].id, Clip(length_s=length))
    return found


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_going_live_names_channel_people_and_first_item() -> None:
    asked = go_live(CHANNEL, programme(1690), 9, other_live=False)
    assert plain(asked.title) == "Go live in evening-show?"
    assert plain(asked.text) == "Mekong Radio. 9 people are waiting. First item: 0.opus (28:10)."
    assert (asked.harmless, asked.acting) == ("Not now", "Go live")
    assert plain(go_live(CHANNEL, programme(None), None, False).text) == "Mekong Radio. First item: 0.opus."
    assert go_live(None, programme(), None, False).title == "Go live?"


def test_somebody_elses_broadcast_comes_first() -> None:
    asked = go_live(CHANNEL, programme(5), 9, other_live=True)
    assert (plain(asked.title), asked.text) == (
        "Somebody else is live in evening-show.",
        "Going live may end their broadcast.",
    )


def test_ending_says_who_watches_and_what_is_left() -> None:
    tracks = programme(1690, 5, 5)
    air = Air(channel=CHANNEL).entered(LiveState.CONNECTING, 0.0).acknowledged(tracks.tracks[0], 100.0)
    asked = end(air, tracks, 38, 864.0)
    assert plain(asked.title) == "End the broadcast in evening-show?"
    assert plain(asked.text) == "38 people are watching. 15:26 of this item and 2 more items are left."
    assert end(air.hushed(), tracks, None, 864.0).text == "Nothing is playing."
    unknown = programme(None, 5)
    air = Air(channel=CHANNEL).entered(LiveState.CONNECTING, 0.0).acknowledged(unknown.tracks[0], 100.0)
    assert end(air, unknown, None, 864.0).text.startswith("This item and 1 more item")


def test_skipping_the_last_says_what_follows() -> None:
    assert skip_last(AtEnd.SILENT).text == "The channel goes silent."
    assert skip_last(AtEnd.STOP).text == "The broadcast ends."
