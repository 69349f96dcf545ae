from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from desktop.core.programme import ClipFault, Track, TrackRefusal, TrackState
from desktop.ui import formats
from desktop.ui.onair.track_words import ICONS, fault_words, length_text, refusal_words, spoken, track_icon, track_line

pytestmark = pytest.mark.usefixtures("languages")
TRACK = Track(1, "https://clips.example.net/a.opus", "a.opus", 1690)


@pytest.mark.parametrize("state", list(TrackState))
def test_every_state_has_an_icon_and_a_line(state: TrackState) -> None:
    track = replace(TRACK, state=state, fault=ClipFault.CODEC)
    assert ICONS[state]
    assert track_line(track)


def test_what_is_left_and_where_it_comes_from() -> None:
    assert track_line(replace(TRACK, state=TrackState.ON_AIR), 926) == "On air now, 15:26 left"
    began, ended = (datetime(2026, 3, 1, 21, minute, 36, tzinfo=UTC) for minute in (33, 34))
    heard = track_line(replace(TRACK, state=TrackState.PLAYED, began_at=began, ended_at=ended))
    assert heard == f"Played {formats.time_of_day(began, seconds=True)} to {formats.time_of_day(ended, seconds=True)}"
    assert track_line(replace(TRACK, state=TrackState.PLAYED)) == "Played"
    skipped = replace(TRACK, state=TrackState.PLAYED, skipped=True)
    assert (track_line(skipped), track_icon(skipped), track_icon(TRACK)) == ("Skipped", "skip", ICONS[TRACK.state])
    assert track_line(replace(skipped, began_at=began, ended_at=ended)).startswith("Skipped at ")
    assert track_line(replace(TRACK, state=TrackState.READY)) == "Ready · \u2068clips.example.net\u2069"
    assert length_text(TRACK) == "28:10"
    assert length_text(replace(TRACK, length_s=None)) == "—"
    assert spoken(TRACK, 2, "Ready") == "Item 2, \u2068a.opus\u2069, Ready"


@pytest.mark.parametrize("fault", list(ClipFault))
def test_every_fault_has_a_sentence(fault: ClipFault) -> None:
    assert fault_words(replace(TRACK, fault=fault, details="404")).rstrip("\u2069")


def test_the_number_of_an_answer_is_said() -> None:
    track = replace(TRACK, state=TrackState.UNREACHABLE, fault=ClipFault.STATUS, details="404")
    assert track_line(track) == "The address does not answer (\u2068404\u2069)."


@pytest.mark.parametrize("why", list(TrackRefusal))
def test_every_refusal_has_a_sentence(why: TrackRefusal) -> None:
    assert bool(refusal_words(why)) is (why is not TrackRefusal.NONE)
