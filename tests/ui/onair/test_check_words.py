from __future__ import annotations

import pytest

from desktop.control.checklist import Check, Facts, Point, Readiness, Why, checks, hindrance
from desktop.core.programme import Clip, ClipFault, Programme
from desktop.ui.onair.check_words import ICONS, check_words, point_words, short

pytestmark = pytest.mark.usefixtures("languages")


def test_every_point_and_every_reason_has_words() -> None:
    assert all(map(point_words, Point))
    assert set(ICONS) == set(Readiness)
    for why in Why:
        assert bool(check_words(Check(Point.SOUND, Readiness.NOT_READY, why), Programme())) is (why is not Why.NONE)


def test_whatever_can_stand_in_the_way_has_two_words_for_the_bar() -> None:
    assert short(None) == ("", "")
    assert short(hindrance(checks(Facts(), None, Programme()))) == ("Not signed in", "sign in first")
    for why in (Why.NO_CHANNEL, Why.CHANNEL_GONE, Why.NOT_STREAMING, Why.NO_PUBLISHER, Why.NOTHING_TO_PLAY,
                Why.NO_TRACK_READY, Why.BEING_CHECKED):  # fmt: skip
        assert all(short(Check(Point.TRACK, Readiness.NOT_READY, why)))


def test_the_first_items_own_fault_is_said() -> None:
    programme = Programme()
    programme.add("https://a.example/a.ogg")
    programme.checked(programme.tracks[0].id, Clip(ClipFault.CHANNELS))
    line = check_words(Check(Point.TRACK, Readiness.NOT_READY, Why.NO_TRACK_READY, "channels"), programme)
    assert line == "It has more than two audio channels."


def test_of_the_sound_only_what_is_known_is_said() -> None:
    line = check_words(Check(Point.SOUND, Readiness.WARNING, Why.SILENT_START, "62"), Programme())
    assert "62" in line
