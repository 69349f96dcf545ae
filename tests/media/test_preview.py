"""The preview of one source, with real pieces and a real booth."""

from __future__ import annotations

import math
import time
from types import SimpleNamespace
from typing import cast

import pytest

from desktop.core.model import NO_LEVEL, DecodeMode, LevelKind
from desktop.media import slip
from desktop.media.shelf import Shelf
from tests.media.rolling import until
from tests.media.streams import stream
from tests.media.theatre import Seen


def test_pieces_become_pictures_at_the_wanted_size(seen: Seen) -> None:
    seen.preview.show(96, 54, DecodeMode.FULL)
    seen.send(stream())
    until(lambda: len(seen.pictures) >= 3)
    assert {(picture.width, picture.height) for picture in seen.pictures} == {(96, 54)}
    until(lambda: seen.preview.stats.shown >= 3)
    stats = seen.preview.stats
    assert stats.format is not None
    assert (stats.format.codec, stats.shown >= 3) == ("h264", True)


def test_a_picture_that_the_window_was_too_slow_for_counts_as_dropped(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen.preview, "_on_picture", lambda: None)  # a window that does not come to it
    seen.send(stream(), every_s=0.1)
    until(lambda: seen.preview._latest.replaced >= 3)
    until(lambda: seen.preview.stats.dropped >= 3)
    stats = seen.preview.stats
    assert stats.shown + stats.dropped <= stats.decoded


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
    seen.preview.listen(True)
    seen.send(stream(frames=50, sound="aac"))
    until(lambda: seen.preview.level(time.monotonic()).left_db > -12)
    level = seen.preview.level(time.monotonic())
    assert level.kind is LevelKind.PCM
    assert math.isfinite(level.right_db)
    until(lambda: seen.headphones.monitor is not None and seen.headphones.monitor.held_s("a") > 0)


def test_who_is_heard_is_heard_without_a_picture(seen: Seen) -> None:
    seen.preview.show(0, 0, DecodeMode.OFF)
    seen.preview.listen(True)
    until(lambda: seen.preview.stats.mode is DecodeMode.OFF)
    seen.send(stream(frames=50, sound="aac"))
    until(lambda: seen.headphones.monitor is not None)
    assert seen.pictures == []


def test_who_is_not_heard_needs_no_headphones(seen: Seen) -> None:
    seen.send(stream(frames=50, sound="aac"))
    until(lambda: seen.preview.level(time.monotonic()).left_db > -12)
    assert seen.headphones.monitor is None


def test_a_delay_makes_pictures_wait(seen: Seen) -> None:
    seen.preview.delay(0.5)
    seen.send(stream())
    until(lambda: seen.pictures)
    assert seen.preview._face.extra_delay_s == pytest.approx(0.5)


def test_closing_ends_the_sound(seen: Seen) -> None:
    seen.headphones.set_heard(frozenset({"a"}))
    seen.preview.listen(True)
    seen.send(stream(frames=50, sound="aac"))
    until(lambda: seen.headphones.monitor is not None)
    seen.preview.close()
    monitor = seen.headphones.monitor
    assert monitor is not None
    assert monitor.held_s("a") == 0.0
    seen.send(stream())  # the socket may still be giving: nothing comes of it
    assert seen.preview.stats.damage == 0


def test_while_nobody_looks_or_listens_nothing_goes_to_the_booth(seen: Seen) -> None:
    seen.preview.show(0, 0, DecodeMode.OFF)
    seen.send(stream(frames=100))
    assert seen.preview._feed.waiting_bytes > 0
    seen.preview.show(160, 90, DecodeMode.FULL)
    until(lambda: seen.pictures)
    assert seen.preview._feed.waiting_bytes == 0


def test_a_picture_that_is_shown_again_at_another_size_is_no_further_one_to_drop(seen: Seen) -> None:
    preview, shelf = seen.preview, cast(Shelf, SimpleNamespace(take=lambda _place, _size: b""))
    preview._on_picture = lambda: None  # a window that does not come to it

    def come(media_s: float) -> int:
        printed = slip.Print(0, 0, 160, 90, 640, media_s, media_s, slip.Hands(0.0, 0.0), [])
        preview._receive_picture(printed, shelf)
        return preview._unseen

    come(1.0)
    assert preview.take()
    assert [come(1.0) for _ in range(5)] == [0] * 5
    assert come(2.0) == 0  # 1.0 was seen, if not at every size
    assert come(2.0) == 0
    assert come(3.0) == 1
    assert come(4.0) == 2
