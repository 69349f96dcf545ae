"""Who watches what."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.control import audience as module
from desktop.control.audience import Audience
from desktop.core.channel import Viewer


def test_viewers_come_and_go() -> None:
    audience = Audience()
    assert audience.count(1) is None
    audience.reset([Viewer(7, 1, "Ana"), Viewer(8, 2)])
    audience.joined(Viewer(9, 1))
    audience.joined(Viewer(9, 1))
    audience.left(1, 7)
    audience.left(1, 7)
    assert [one.user_id for one in audience.of(1)] == [9]
    assert (audience.count(1), audience.count(2), audience.count(3)) == (1, 1, 0)


def test_since_when_and_when_they_were_named_last() -> None:
    audience, nine = Audience(), datetime(2026, 11, 20, 9, tzinfo=UTC)
    audience.reset([Viewer(7, 1, "Ana")], 1.0)
    audience.joined(Viewer(8, 1, "Bo"), nine, 2.0)
    audience.reset([Viewer(7, 1, "Ana"), Viewer(8, 1, "Bo")], 30.0)
    assert [(one.since, one.confirmed_s) for one in audience.presences(1)] == [(None, 30.0), (nine, 30.0)]
    assert audience.presences(2) == ()


def test_live_channels() -> None:
    audience = Audience()
    audience.set_live(1, True)
    audience.set_live(2, True)
    audience.set_live(2, False)
    audience.reset([])
    assert audience.live(1)
    assert not audience.live(2)
    audience.forget_channel(1)
    assert not audience.live(1)


def test_what_is_live_anywhere_is_kept_for_the_next_clan() -> None:
    first = Audience()
    first.set_live(10, True)
    assert Audience(first.all_live).live(10)


def test_no_more_are_counted_than_can_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    audience = Audience()
    for user_id in range(9):
        audience.joined(Viewer(user_id, user_id % 2))
        audience.set_live(user_id, True)
    assert sum(len(audience.of(channel_id)) for channel_id in (0, 1)) == 3
    assert len(audience.all_live) == 3
    audience.left(0, 0)
    audience.forget_channel(1)
    for user_id in range(20, 29):
        audience.joined(Viewer(user_id, 5))
    assert len(audience.of(5)) == 2, "one is left in channel 0"
