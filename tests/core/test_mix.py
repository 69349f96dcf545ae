from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.mix import (
    MIX_TRANSITIONS,
    STRIP_TRANSITIONS,
    IllegalMixTransition,
    Level,
    Mix,
    MixState,
    Origin,
    Strip,
    StripState,
    at_fader,
)
from desktop.core.mix_setup import MixMode, MixSetup

S = StripState
CONFIRMED = Strip("a", confirmed=Level())
SENT = Strip("a", wish=Level(50), confirmed=Level(), flight=Level(50))
EXTRA = Strip("x", Origin.ADDRESS)


def test_every_state_has_its_transitions() -> None:
    assert set(MIX_TRANSITIONS) == set(MixState)
    assert set(STRIP_TRANSITIONS) == set(StripState)


def test_a_state_that_cannot_follow() -> None:
    mix = Mix().entered(MixState.STARTING, 1.0)
    assert (mix.state, mix.since) == (MixState.STARTING, 1.0)
    assert mix.entered(MixState.STARTING, 2.0).since == 1.0
    with pytest.raises(IllegalMixTransition):
        Mix().entered(MixState.LOST, 1.0)


def test_a_fader_stays_within_its_range() -> None:
    assert [at_fader(Level(), value).fader for value in (-5, 0, 200, 500)] == [0, 0, 200, 200]
    assert at_fader(Level(50, muted=True), 60) == Level(60, muted=True)
    assert Level(60, muted=True).volume == 0


@pytest.mark.parametrize(
    ("strip", "mix", "mode", "state"),
    [
        (Strip("a"), MixState.STOPPED, MixMode.DESK, S.WAITING),
        (Strip("a"), MixState.STARTING, MixMode.DESK, S.SENDING),
        (CONFIRMED, MixState.RUNNING, MixMode.DESK, S.APPLIED),
        (CONFIRMED, MixState.STOPPING, MixMode.DESK, S.APPLIED),
        (CONFIRMED, MixState.LOST, MixMode.DESK, S.WAITING),
        (SENT, MixState.RUNNING, MixMode.DESK, S.SENDING),
        (SENT, MixState.STOPPING, MixMode.DESK, S.WAITING),
        (replace(SENT, wish=Level()), MixState.RUNNING, MixMode.DESK, S.SENDING),  # back, but the request is out
        (replace(CONFIRMED, doubt=True), MixState.RUNNING, MixMode.DESK, S.SENDING),
        (replace(CONFIRMED, refused=Level(5)), MixState.RUNNING, MixMode.DESK, S.REFUSED),
        (replace(CONFIRMED, gone_since=1.0), MixState.RUNNING, MixMode.DESK, S.GONE),
        (replace(CONFIRMED, over=True), MixState.RUNNING, MixMode.DESK, S.WAITING),
        (Strip("a"), MixState.STOPPED, MixMode.AUTO, S.BY_ROOM),
        (Strip("a", wish=Level(muted=True)), MixState.RUNNING, MixMode.AUTO, S.NEXT_START),
        (EXTRA, MixState.STOPPED, MixMode.AUTO, S.WAITING),
        (EXTRA, MixState.STARTING, MixMode.AUTO, S.SENDING),
        (EXTRA, MixState.RUNNING, MixMode.AUTO, S.NEXT_START),
        (replace(EXTRA, confirmed=Level()), MixState.RUNNING, MixMode.AUTO, S.APPLIED),
        (replace(EXTRA, refused=Level(), held=True), MixState.STARTING, MixMode.AUTO, S.REFUSED),
    ],
)
def test_the_state_of_a_strip(strip: Strip, mix: MixState, mode: MixMode, state: StripState) -> None:
    assert strip.state(mix, mode) is state


def test_the_running_mode_rules_over_the_chosen_one() -> None:
    mix = Mix(setup=MixSetup(MixMode.DESK), running=MixSetup(MixMode.AUTO), state=MixState.RUNNING)
    assert mix.mode is MixMode.AUTO
    assert mix.state_of(Strip("a")) is S.BY_ROOM


def test_places_that_are_taken() -> None:
    strips = (Strip("a"), Strip("b", wish=Level(muted=True)), Strip("c", held=True))
    assert Mix(strips=strips, setup=MixSetup(MixMode.DESK)).inputs == 2
    assert Mix(strips=strips, setup=MixSetup(MixMode.AUTO)).inputs == 1
    extra = Strip("x", Origin.ADDRESS, wish=Level(muted=True))  # mixed at 0
    assert Mix(strips=(*strips, extra), setup=MixSetup(MixMode.AUTO)).inputs == 2
    assert Mix(strips=(Strip("a"), Strip("b", gone_since=1.0), Strip("c", over=True))).inputs == 1
    assert Mix(strips=strips).strip("b") is strips[1]
    assert Mix(strips=strips).strip("z") is None
