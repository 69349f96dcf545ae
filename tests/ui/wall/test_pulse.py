from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Theme
from desktop.ui.wall.pulse import LOOK_MS, Pulse


def test_it_beats_only_when_it_is_worth_it(theme: Theme, qtbot: QtBot) -> None:
    pulse = Pulse(theme)
    assert pulse.running == (False, False)
    with qtbot.waitSignals([pulse.meters_due, pulse.clocks_due]):
        pulse.run(meters=True, clocks=True)
    pulse.run(meters=False, clocks=True)
    assert pulse.running == (False, True)
    pulse.run(meters=False, clocks=False)
    assert pulse.running == (False, False)


class Beats:
    """A running pulse whose beats of the meters are counted."""

    def __init__(self, theme: Theme) -> None:
        self.pulse = Pulse(theme)
        self.count = 0
        self.pulse.meters_due.connect(self._beaten)
        self.pulse.run(meters=True, clocks=False)

    def _beaten(self) -> None:
        self.count += 1


@pytest.fixture
def beats(theme: Theme, qtbot: QtBot) -> Beats:
    return Beats(theme)


def test_without_pictures_every_look_is_a_beat(beats: Beats) -> None:
    for look in range(10):
        beats.pulse.look(look / 30)
    assert beats.count == 10
    assert beats.pulse.interval_ms == 33


def test_pictures_that_come_often_take_the_meters_along(beats: Beats) -> None:
    for number in range(10):
        beats.pulse.pictured(number * 0.04)
        beats.pulse.look(number * 0.04 + 0.02)
    assert beats.count == 10  # the first look is one of them: so soon after it the second picture is none
    assert beats.pulse.interval_ms == LOOK_MS


def test_pictures_now_and_then_do_not(beats: Beats) -> None:
    for number in range(4):
        beats.pulse.pictured(number * 2.0)
        beats.pulse.look(number * 2.0 + 0.03)
        beats.pulse.look(number * 2.0 + 0.06)
    assert beats.count == 4 * 3
    assert beats.pulse.interval_ms == 33


def test_the_meters_go_on_when_the_pictures_stop(beats: Beats) -> None:
    beats.pulse.pictured(0.0)
    beats.pulse.pictured(0.04)
    beats.pulse.look(0.05)
    assert (beats.count, beats.pulse.interval_ms) == (2, LOOK_MS)
    beats.pulse.look(0.30)
    assert (beats.count, beats.pulse.interval_ms) == (3, 33)


def test_pictures_of_many_sources_are_one_beat(beats: Beats) -> None:
    for _source in range(7):
        beats.pulse.pictured(1.0)
    assert beats.count == 1
    beats.pulse.pictured(1.01)
    assert beats.count == 1
    beats.pulse.pictured(1.04)
    assert beats.count == 2


def test_pictures_move_no_meter_that_has_no_level(beats: Beats) -> None:
    beats.pulse.run(meters=False, clocks=True)
    beats.pulse.pictured(1.0)
    beats.pulse.pictured(1.04)
    assert beats.count == 0
