from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.core.air import Air, AirChannel, LiveState, Sound
from desktop.core.programme import Clip, Programme, Track, TrackState
from desktop.ui.onair.faces import air_face, lamp_state
from desktop.ui.onair.state_lamp import ON_AIR, LampState

CHANNEL = AirChannel(1 << 60, 7, "evening-show", "Mekong Radio")
AIRS = st.builds(Air, state=st.sampled_from(LiveState), sound=st.sampled_from(Sound))


@given(AIRS, st.booleans())
def test_the_lamp_is_red_exactly_while_the_state_is_on_air(air: Air, ready: bool) -> None:
    assert (lamp_state(air, ready) in ON_AIR) is (air.state is LiveState.ON_AIR)


def programme() -> Programme:
    found = Programme()
    for name in ("one", "two", "three"):
        found.add(f"https://clips.example.net/{name}.ogg")
    for track in found.tracks:
        found.checked(track.id, Clip(length_s=60))
    return found


def test_before_the_broadcast_the_first_track_and_the_reason_are_shown(languages: object) -> None:
    tracks = programme()
    face = air_face(Air(), tracks, 10.0, reason="choose a channel", sub_line="No channel chosen")
    assert face.lamp.state is LampState.OFF
    assert face.lamp.sub_line == "No channel chosen"
    assert face.programme.title == "one.ogg"
    assert face.programme.following == ("two.ogg", "three.ogg")
    assert (face.programme.count, face.programme.left_s) == (3, 180)
    assert not face.channel.locked


def test_a_list_that_was_played_is_shown_as_what_plays_again(languages: object) -> None:
    tracks = programme()
    for track in tracks.tracks:
        tracks.mark(track.id, TrackState.PLAYED)
    face = air_face(Air(), tracks, 10.0)
    assert face.programme.title == "one.ogg"
    assert (face.programme.count, face.programme.left_s) == (3, 180)


def test_on_air_position_and_elapsed_run_from_the_acknowledgement(languages: object) -> None:
    tracks = programme()
    air = Air(channel=CHANNEL).entered(LiveState.CONNECTING, 100.0).acknowledged(tracks.tracks[0], 103.0)
    face = air_face(air, tracks, 123.0, viewers=38)
    assert (face.lamp.state, face.lamp.seconds) == (LampState.ON_AIR, 20)
    assert (face.programme.position_s, face.programme.left_s) == (20, 160)
    assert face.channel.locked
    assert face.channel.viewers == 38
    assert face.channel.live
    assert not air_face(Air(channel=CHANNEL), tracks, 1.0, viewers=2).channel.live
    assert air_face(Air(channel=CHANNEL), tracks, 1.0, viewers=2, other_live=True).channel.live
    paused = air.held(True, 123.0)
    assert air_face(paused, tracks, 130.0).lamp.seconds == 7
    assert air_face(paused, tracks, 130.0).programme.position_s == 20


def test_on_air_after_the_last_item_no_item_is_shown_as_if_it_played(languages: object) -> None:
    tracks = programme()
    air = Air(state=LiveState.ON_AIR, channel=CHANNEL, sound=Sound.SILENT, sound_since=100.0)
    face = air_face(air, tracks, 140.0)
    assert face.programme.title == ""
    assert face.programme.line.startswith("The list has ended and nothing is heard.")


def test_silence_before_an_item_says_what_is_waited_for(languages: object) -> None:
    tracks = programme()
    air = Air(state=LiveState.ON_AIR, channel=CHANNEL, sound=Sound.SILENT, sound_since=100.0, asked_at=100.0)
    air = replace(air, loading=tracks.tracks[1])
    assert air_face(air, tracks, 100.5).programme.line == ""
    face = air_face(air, tracks, 103.0)
    assert face.programme.title == "two.ogg"
    assert face.programme.line == "Nothing is heard until the service has read this item."


@pytest.mark.parametrize(("known", "words"), [(True, ""), (False, "Air state unknown")])
def test_after_a_failure_it_says_what_is_known(languages: object, known: bool, words: str) -> None:
    assert air_face(Air(state=LiveState.FAILED, known=known), Programme(), 0.0).lamp.sub_line == words


def test_patience_is_asked_for_when_the_service_reads_long(languages: object) -> None:
    air = Air(state=LiveState.CONNECTING, asked_at=0.0)
    assert air_face(air, programme(), 19.0).programme.line == ""
    assert air_face(air, programme(), 21.0).programme.line.startswith("The service is still reading")


def test_an_unknown_length_is_not_added_up() -> None:
    tracks = Programme()
    tracks.add("https://a.b/one.ogg")
    assert air_face(Air(), tracks, 0.0).programme.left_s is None
    assert isinstance(tracks.tracks[0], Track)
