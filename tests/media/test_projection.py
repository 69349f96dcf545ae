"""One source inside the booth, without the process: what goes out for what comes in."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator

import numpy as np
import pytest

from desktop.core.model import DecodeMode
from desktop.media import slip
from desktop.media.clock import PlayClock
from desktop.media.feed import Arrival
from desktop.media.projection import KEPT_BLOCKS, Projection
from desktop.media.shelf import MOST_OUT, BackShelf, Shelf
from desktop.media.slip import Kind, Slip, Wish
from tests.media.rolling import until
from tests.media.streams import pieces, stream

SMALL = Wish(160, 90)


class Room:
    """Collects the slips of one projection."""

    def __init__(self) -> None:
        self.shelf = Shelf(16 * 1024 * 1024)
        name, _, size = self.shelf.key.rpartition(":")
        back = BackShelf(f"{os.dup(int(name))}:{size}" if self.shelf.descriptors else self.shelf.key)
        self.shelf.shared()
        self.sent: list[Slip] = []
        self.projection = Projection(7, back, None, self._send)
        self.projection.wish(SMALL)

    def _send(self, data: bytes) -> None:
        self.sent += slip.read_slips(io.BufferedReader(io.BytesIO(data)))  # type: ignore[type-var]  # raw enough

    def of(self, kind: Kind) -> list[Slip]:
        return [one for one in list(self.sent) if one.kind is kind]

    def play(self, data: bytes) -> None:
        for piece in pieces(data):
            self.projection.put(Arrival(piece, time.monotonic()))


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    yield made
    made.projection.close()


def test_pictures_lie_on_the_shelf_and_are_told(room: Room) -> None:
    room.play(stream(sound="aac"))
    until(lambda: room.of(Kind.PICTURE))
    one = slip.unpack_picture(room.of(Kind.PICTURE)[0])
    assert {slip.source for slip in room.sent} == {7}
    assert (one.width, one.height) == (160, 90)
    assert one.clock.offset_s + one.media_s <= time.monotonic() + 1
    assert len(room.shelf.take(one.place, one.height * one.stride)) == one.height * one.stride
    assert not room.of(Kind.SOUND)
    until(lambda: room.of(Kind.PEAKS) or any(slip.unpack_picture(p).peaks for p in room.of(Kind.PICTURE)))


def test_nobody_takes_them_and_no_more_are_told_than_may_be_out(room: Room) -> None:
    for _ in range(3):
        room.play(stream())
        until(lambda: room.projection._feed.waiting_bytes == 0)
    until(lambda: len(room.of(Kind.PICTURE)) == MOST_OUT)
    room.projection.tick()
    stats = slip.unpack_stats(room.of(Kind.STATS)[-1])
    assert stats.shown <= stats.decoded
    first = slip.unpack_picture(room.of(Kind.PICTURE)[0])
    room.shelf.give_back(first.place)
    room.projection.tick()  # what waited has its place now
    until(lambda: len(room.of(Kind.PICTURE)) > MOST_OUT)


def test_stats_are_told_when_they_change(room: Room) -> None:
    room.projection.tick()
    until(lambda: len(room.of(Kind.STATS)) == 1)
    room.play(stream())
    until(lambda: room.of(Kind.PICTURE))
    room.projection.tick()
    stats = slip.unpack_stats(room.of(Kind.STATS)[-1])
    assert stats.format is not None
    assert stats.format.codec == "h264"


def test_who_begins_to_listen_hears_what_is_still_to_come(room: Room) -> None:
    room.projection.wish(Wish(160, 90, delay_s=30.0))
    room.play(stream(frames=50, sound="aac"))
    until(lambda: room.projection._to_come)
    assert not room.of(Kind.SOUND)
    room.projection.wish(Wish(160, 90, heard=True, delay_s=30.0))
    assert room.of(Kind.SOUND)
    sound = slip.unpack_sound(room.of(Kind.SOUND)[0])
    assert sound.rate == 48_000
    assert sound.clock.extra_s == pytest.approx(30.0)


@pytest.mark.parametrize(("ahead_s", "kept"), [(-10.0, 0), (10.0, KEPT_BLOCKS)])
def test_of_what_nobody_hears_only_what_is_to_come_is_kept(
    ahead_s: float, kept: int, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    begins_s = time.monotonic() + ahead_s
    monkeypatch.setattr(PlayClock, "due", lambda _clock, media_s: begins_s + media_s)
    for number in range(2 * KEPT_BLOCKS):
        room.projection.push(number * 0.02, np.zeros((960, 2), np.float32), 48_000)
    assert len(room.projection._to_come) == kept


def test_hidden_and_heard_is_sound_without_pictures(room: Room) -> None:
    room.projection.wish(Wish(160, 90, DecodeMode.OFF, heard=True))
    room.play(stream(frames=50, sound="aac"))
    until(lambda: room.of(Kind.SOUND))
    assert not room.of(Kind.PICTURE)
    assert room.of(Kind.PEAKS)
