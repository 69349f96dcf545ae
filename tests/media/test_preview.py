"""The preview of one source, with real pieces on its real threads."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator

import pytest

from desktop.core.model import NO_LEVEL, DecodeMode, LevelKind, Picture
from desktop.media.headphones import Headphones
from desktop.media.preview import Preview
from tests.media.rolling import until
from tests.media.streams import pieces, stream


class Seen:
    """A preview and the pictures that were taken from it."""

    def __init__(self) -> None:
        self.headphones = Headphones(lambda: None)
        self.pictures: list[Picture] = []
        self.threads: set[str] = set()
        self.preview = Preview("a", self.headphones, None, self._came)
        self.preview.show(160, 90, DecodeMode.FULL)

    def _came(self) -> None:
        self.threads.add(threading.current_thread().name)
        picture = self.preview.take()
        if picture is not None:
            self.pictures.append(picture)

    def send(self, data: bytes) -> None:
        for piece in pieces(data):
            self.preview.put(piece, time.monotonic())


@pytest.fixture
def seen() -> Iterator[Seen]:
    made = Seen()
    try:
        yield made
    finally:
        made.preview.close()


def test_pieces_become_pictures_at_the_wanted_size(seen: Seen) -> None:
    seen.preview.show(96, 54, DecodeMode.FULL)
    seen.send(stream())
    until(lambda: len(seen.pictures) >= 3)
    assert {(picture.width, picture.height) for picture in seen.pictures} == {(96, 54)}
    assert seen.threads == {"decoder a"}
    stats = seen.preview.stats
    assert stats.format is not None
    assert (stats.format.codec, stats.shown >= 3) == ("h264", True)


def test_a_size_of_nothing_keeps_the_last_one(seen: Seen) -> None:
    seen.preview.show(0, 0, DecodeMode.FULL)
    seen.send(stream())
    until(lambda: seen.pictures)
    assert (seen.pictures[0].width, seen.pictures[0].height) == (160, 90)


def test_what_is_not_seen_is_not_decoded_until_it_is(seen: Seen) -> None:
    seen.preview.show(0, 0, DecodeMode.OFF)
    until(lambda: seen.preview.stats.mode is DecodeMode.OFF)
    seen.send(stream())
    assert seen.preview.stats.decoded == 0
    seen.preview.show(160, 90, DecodeMode.FULL)
    until(lambda: seen.pictures)


def test_sound_moves_the_meters_and_reaches_the_headphones(seen: Seen) -> None:
    assert seen.preview.level(time.monotonic()) == NO_LEVEL
    seen.preview.clear_over()  # there is nothing yet: no harm
    seen.headphones.set_heard(frozenset({"a"}))
    seen.send(stream(frames=50, sound="aac"))
    until(lambda: seen.preview.level(time.monotonic()).left_db > -12)
    level = seen.preview.level(time.monotonic())
    assert level.kind is LevelKind.PCM
    assert math.isfinite(level.right_db)
    until(lambda: seen.headphones.monitor is not None and seen.headphones.monitor.held_s("a") > 0)


def test_who_is_heard_is_heard_without_a_picture(seen: Seen) -> None:
    seen.preview.listen(True)
    seen.preview.show(0, 0, DecodeMode.OFF)
    until(lambda: seen.preview.stats.mode is DecodeMode.OFF)
    seen.send(stream(frames=50, sound="aac"))
    until(lambda: seen.headphones.monitor is not None)
    assert seen.pictures == []


def test_a_delay_makes_pictures_wait() -> None:
    late = Seen()
    try:
        late.preview.delay(0.5)
        late.send(stream())
        until(lambda: late.pictures)
        arrived = time.monotonic()
        first = late.pictures[0]
        assert first.media_s < 0.5
        assert first.due_s <= arrived
        late_by = late.preview._clock.extra_delay_s
        assert late_by == pytest.approx(0.5)
    finally:
        late.preview.close()


def test_closing_ends_the_thread_and_the_sound(seen: Seen) -> None:
    seen.send(stream(frames=50, sound="aac"))
    until(lambda: seen.headphones.monitor is not None)
    seen.preview.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "decoder a"]
    monitor = seen.headphones.monitor
    assert monitor is not None
    assert monitor.held_s("a") == 0.0
    seen.send(stream())  # the socket may still be giving: nothing comes of it
    assert seen.preview.take() is None or seen.preview.stats.decoded > 0
