"""What rows show, from what is known."""

from __future__ import annotations

from desktop.control.audience import Audience
from desktop.control.marks import marks_of
from desktop.control.unread import Unread
from desktop.core.channel import Channel, ChannelType, Mark, Viewer

STREAM = Channel(1, 9, type=ChannelType.STREAMING)
TEXT = Channel(2, 9, unread=3)
QUIET = Channel(3, 9)


def test_only_what_has_something_to_show_is_named() -> None:
    audience = Audience(live=[1, 3])
    audience.reset([Viewer(5, 1)])
    found = marks_of([STREAM, TEXT, QUIET], Unread(), audience, 0)
    assert found == {1: Mark(live=True, viewers=1), 2: Mark(unread=3)}
    assert marks_of([STREAM], Unread(), audience, 1) == {1: Mark(on_air=True, viewers=1)}
