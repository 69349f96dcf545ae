"""States of a broadcast: what may follow what, and what a moment shows."""

from __future__ import annotations

import pytest

from desktop.core.air import TRANSITIONS, UNDER_WAY, Air, IllegalTransition, LiveState, Sound
from desktop.core.programme import Track

TRACK = Track(1, "https://clips.example/a.ogg", "a", length_s=60.0)
S = LiveState


def test_on_air_is_entered_from_connecting_only() -> None:
    assert {before for before, after in TRANSITIONS.items() if S.ON_AIR in after} == {S.CONNECTING, S.RECONNECTING}
    assert set(TRANSITIONS) == set(LiveState)


@pytest.mark.parametrize("before", list(LiveState))
@pytest.mark.parametrize("after", list(LiveState))
def test_only_what_is_written_may_follow(before: LiveState, after: LiveState) -> None:
    air = Air(before, since=1.0)
    if after is before or after in TRANSITIONS[before]:
        assert air.entered(after, 2.0).since == (1.0 if after is before else 2.0)
    else:
        with pytest.raises(IllegalTransition):
            air.entered(after, 2.0)


def test_every_state_but_off_and_failed_is_under_way() -> None:
    assert [state for state in LiveState if not Air(state).under_way] == [S.OFF, S.FAILED]
    assert len(UNDER_WAY) == 4


def test_position_runs_while_playing_and_stands_while_paused() -> None:
    air = Air(S.CONNECTING).acknowledged(TRACK, 10.0)
    assert (air.state, air.sound, air.position(25.0), air.ends_at()) == (S.ON_AIR, Sound.PLAYING, 15.0, 70.0)
    held = air.held(True, 25.0)
    assert (held.position(99.0), held.ends_at()) == (15.0, None)
    assert held.held(False, 40.0).ends_at() == 85.0


def test_hushed_claims_nothing() -> None:
    air = Air(S.CONNECTING).acknowledged(TRACK, 10.0).hushed()
    assert (air.track, air.sound, air.position(11.0), air.ends_at(), air.playing) == (
        None,
        Sound.NONE,
        None,
        None,
        None,
    )


def test_the_first_acknowledgement_is_kept() -> None:
    air = Air(S.CONNECTING).acknowledged(TRACK, 0.0).hushed().acknowledged(TRACK, 50.0)
    assert (air.on_air_since, air.sound_since) == (0.0, 50.0)
