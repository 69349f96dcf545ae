"""Which pictures are decoded, left out and shown when, with real streams and a clock of our own."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from desktop.core.model import DecodeMode, Picture
from desktop.media import projector
from desktop.media.boxes import Fragment
from desktop.media.clock import PlayClock
from desktop.media.codec import open_codecs
from desktop.media.movie import Movie, read_movie
from desktop.media.projector import LATE_S, STARVED_S, Projector
from desktop.media.samples import Sample, SampleReader
from desktop.media.scaler import Scaler
from tests.media.streams import pieces, stream


@dataclass
class Hall:
    """A projector, its clock, and time that passes only when told to."""

    data: bytes
    work_s: float = 0.0  # what decoding one picture takes, per reading of the clock
    now: float = 100.0
    seen: list[tuple[float, Picture]] = field(default_factory=list)

    def __post_init__(self) -> None:
        found = pieces(self.data)
        self.movie: Movie = read_movie(found[0].data)
        reader = SampleReader(self.movie)
        self.fragments: list[tuple[list[Sample], Fragment]] = []
        for piece in found[1:]:
            assert isinstance(piece, Fragment)
            self.fragments.append((reader.read(piece.data, piece.offset), piece))
        self.clock = PlayClock()
        self.projector = Projector(self.clock, self.show, lambda: self.now)
        self.projector.resize((160, 90))
        self.video = open_codecs(found[0].data, self.movie).video
        self.projector.load(self.video)

    def show(self, picture: Picture) -> None:
        self.seen.append((self.now, picture))

    def arrive(self, number: int, at: float | None = None) -> None:
        samples, piece = self.fragments[number]
        self.projector.collect(samples, piece.data, self.now if at is None else at)

    def until(self, end: float) -> None:
        """Let time pass; decoding takes `work_s`."""
        while True:
            before = self.projector.decoded
            wait = self.projector.turn()
            if self.projector.decoded > before:
                self.now += self.work_s
            if wait is None or self.now + wait > end:
                self.now = max(self.now, end)
                return
            self.now += wait

    def play(self, first: int, last: int, pace_s: float = 0.2) -> None:
        for number in range(first, last):
            self.arrive(number)
            self.until(self.now + pace_s)

    @property
    def media(self) -> list[float]:
        return [round(picture.media_s, 3) for _, picture in self.seen]

    @property
    def gaps(self) -> list[float]:
        return [after[0] - before[0] for before, after in itertools.pairwise(self.seen)]


@pytest.mark.parametrize(
    "shape",
    [
        {},
        {"bframes": 2},
        {"codec": "libx265", "bframes": 2},
        {"fragment_us": 1},
        {"fragment_us": 40_000, "bframes": 3},
    ],
)
def test_every_picture_is_shown_once_in_order_and_evenly(shape: dict[str, object]) -> None:
    hall = Hall(stream(frames=60, **shape))  # type: ignore[arg-type]  # what the test is about
    pace = 60 / 25 / len(hall.fragments)
    hall.play(0, len(hall.fragments), pace)
    hall.until(hall.now + 1)
    assert hall.media == sorted(set(hall.media))
    assert len(hall.seen) >= 60 - (hall.video.depth if hall.video else 0)
    assert hall.gaps == pytest.approx([0.04] * len(hall.gaps), abs=0.012)
    assert (hall.projector.dropped, hall.projector.damage) == (0, 0)


def test_at_most_a_few_pictures_are_made_ahead() -> None:
    hall = Hall(stream(frames=60, fragment_us=2_000_000))
    hall.arrive(0)
    for _ in range(20):
        hall.projector.turn()
    assert hall.projector.decoded <= 4


def test_late_pictures_are_left_out_before_scaling_but_never_all() -> None:
    """Decoding takes longer than the pictures last."""
    hall = Hall(stream(frames=120, gop=200), work_s=0.055)
    for number in range(len(hall.fragments)):
        if hall.now < 100 + number * 0.2:
            hall.until(100 + number * 0.2)
        hall.arrive(number, 100 + number * 0.2)
    hall.until(hall.now + 10)
    assert hall.projector.dropped > 20
    assert hall.projector.shown + hall.projector.dropped == pytest.approx(120, abs=3)
    assert max(hall.gaps) < STARVED_S + 0.12


def test_who_is_late_needs_no_more_memory_of_the_codec(monkeypatch: pytest.MonkeyPatch) -> None:
    def places(work_s: float) -> int:
        found: set[int] = set()
        hall = Hall(stream(frames=120, gop=200), work_s=work_s)
        assert hall.video is not None
        decode = hall.video.decode

        def noted(*what: Any) -> Any:
            frames = decode(*what)
            found.update(frame.planes[0].buffer_ptr for frame in frames or ())
            return frames

        monkeypatch.setattr(hall.video, "decode", noted)
        for number in range(len(hall.fragments)):
            if hall.now < 100 + number * 0.2:
                hall.until(100 + number * 0.2)
            hall.arrive(number, 100 + number * 0.2)
        hall.until(hall.now + 10)
        assert (hall.projector.dropped > 0) is (work_s > 0)
        return len(found)

    assert places(0.055) == places(0.0)


def test_far_behind_the_next_key_frame_is_taken() -> None:
    hall = Hall(stream(frames=120, gop=25))
    hall.play(0, 3)
    for number in range(3, len(hall.fragments)):
        hall.arrive(number, 100 + number * 0.2)
    hall.now = 100 + len(hall.fragments) * 0.2
    decoded = hall.projector.decoded
    hall.until(hall.now + 1)
    assert hall.projector.decoded - decoded < 30
    assert hall.media[-1] == pytest.approx(119 * 0.04, abs=0.001)


def test_key_mode_shows_each_key_frame_at_once_and_decodes_nothing_else() -> None:
    hall = Hall(stream(frames=100, gop=20, bframes=2))
    hall.projector.change_mode(DecodeMode.KEY)
    hall.play(0, len(hall.fragments))
    assert len(hall.seen) == hall.projector.decoded == 5
    assert np.diff(hall.media) == pytest.approx([0.8] * 4, abs=0.001)
    assert hall.projector.dropped == 0


def test_from_key_mode_back_to_full_what_is_missing_is_caught_up_with() -> None:
    hall = Hall(stream(frames=100, gop=50, bframes=2))
    hall.play(0, 3)
    hall.projector.change_mode(DecodeMode.KEY)
    hall.play(3, 14)
    hall.projector.change_mode(DecodeMode.FULL)
    before = len(hall.seen)
    at = hall.now
    hall.play(14, len(hall.fragments))
    assert hall.seen[before][0] - at < 0.05
    assert hall.projector.dropped == 0
    caught_up = [picture.media_s for when, picture in hall.seen if when > at + 0.3]
    assert np.diff(caught_up) == pytest.approx([0.04] * (len(caught_up) - 1), abs=0.001)


def test_back_to_full_before_the_next_key_frame_goes_on_where_it_stopped() -> None:
    hall = Hall(stream(frames=100, gop=200))
    hall.play(0, 4)
    hall.projector.change_mode(DecodeMode.KEY)
    hall.play(4, 7)
    hall.projector.change_mode(DecodeMode.FULL)
    hall.play(7, len(hall.fragments))
    hall.until(hall.now + 1)
    assert hall.media[-1] == pytest.approx(99 * 0.04, abs=0.001)
    assert hall.projector.damage == 0


def test_off_decodes_nothing_and_comes_back_at_once() -> None:
    hall = Hall(stream(frames=100, gop=25))
    hall.play(0, 3)
    hall.projector.change_mode(DecodeMode.OFF)
    decoded, seen = hall.projector.decoded, len(hall.seen)
    hall.play(3, 12)
    assert (hall.projector.decoded, len(hall.seen)) == (decoded, seen)
    hall.projector.change_mode(DecodeMode.FULL)
    at = hall.now
    hall.until(hall.now + 0.2)
    assert hall.seen[seen][0] - at < 0.05
    assert hall.media[-1] > 2.0


def test_reference_mode_leaves_out_what_no_other_picture_needs() -> None:
    hall = Hall(stream(frames=60, gop=30, bframes=2))
    hall.projector.change_mode(DecodeMode.REFERENCE)
    hall.play(0, len(hall.fragments))
    hall.until(hall.now + 1)
    assert 15 <= len(hall.seen) <= 40
    assert hall.projector.dropped == 0
    assert hall.media == sorted(hall.media)


def test_damage_is_counted_and_the_next_fragment_goes_on() -> None:
    hall = Hall(stream(frames=60, gop=10))
    hall.play(0, 3)
    samples, piece = hall.fragments[3]
    hall.projector.collect(samples, bytes([0xAB]) * len(piece.data), hall.now)
    hall.until(hall.now + 0.2)
    hall.play(4, len(hall.fragments))
    hall.until(hall.now + 1)
    assert hall.projector.damage > 0
    assert hall.media[-1] == pytest.approx(59 * 0.04, abs=0.001)


def test_a_new_size_is_shown_at_once_without_new_media() -> None:
    hall = Hall(stream(frames=20))
    hall.play(0, len(hall.fragments))
    hall.until(hall.now + 1)
    shown = hall.projector.shown
    hall.projector.resize((80, 46))
    assert (hall.seen[-1][1].width, hall.seen[-1][1].height) == (80, 44)
    hall.projector.resize((80, 46))
    assert hall.projector.shown == shown
    assert len(hall.seen) == shown + 1


def test_a_stream_that_begins_in_its_middle_waits_for_a_key_frame() -> None:
    hall = Hall(stream(frames=60, gop=15))
    hall.play(1, len(hall.fragments))
    hall.until(hall.now + 1)
    assert hall.media[0] == pytest.approx(15 * 0.04, abs=0.001)
    assert hall.projector.damage == 0
    assert hall.projector.dropped == 0


def test_time_stamps_that_begin_anew_are_played_at_once() -> None:
    hall = Hall(stream(frames=60, gop=10))
    hall.play(0, len(hall.fragments))
    seen, at = len(hall.seen), hall.now
    hall.play(0, len(hall.fragments))
    hall.until(hall.now + 1)
    assert hall.seen[seen][0] - at < 0.25
    assert len(hall.seen) >= 2 * 60 - 3


def test_wild_time_stamps_hold_no_picture_up() -> None:
    """A duration of an hour within a fragment: the next fragment pushes the picture out."""
    hall = Hall(stream(frames=60, gop=10))
    hall.play(0, 4)
    samples, piece = hall.fragments[4]
    wild = [sample._replace(pts=sample.pts + n * 46_080_000) for n, sample in enumerate(samples)]
    hall.projector.collect(wild, piece.data, hall.now)
    hall.until(hall.now + 0.2)
    hall.play(5, len(hall.fragments))
    hall.until(hall.now + 1.5)
    assert hall.media[-1] == pytest.approx(59 * 0.04, abs=0.001)
    assert max(hall.gaps) < 0.5


def test_lateness_is_told_until_all_is_shown() -> None:
    hall = Hall(stream(frames=60, gop=200))
    hall.play(0, 3)
    hall.arrive(3)
    hall.now += 0.4
    hall.projector.turn()
    hall.projector.turn()
    assert hall.projector.behind_s > LATE_S
    hall.until(hall.now + 0.5)
    assert hall.projector.behind_s > LATE_S  # whoever looks once a second still sees it
    hall.until(hall.now + 1)
    assert hall.projector.behind_s == 0.0


def test_without_a_codec_nothing_happens() -> None:
    hall = Hall(stream(frames=20))
    hall.projector.load(None)
    hall.play(0, 2)
    for mode in DecodeMode:
        hall.projector.change_mode(mode)
        hall.projector.turn()
    hall.projector.close()
    assert hall.seen == []


def test_memory_for_all_that_may_wait_is_taken_in_one_go(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    picture = Scaler.picture

    def counted(self: Scaler, *what: Any) -> Picture | None:
        made.append(hall.projector.decoded)
        return picture(self, *what)

    monkeypatch.setattr(Scaler, "picture", counted)
    monkeypatch.setattr(projector, "SETTLED", 5)
    hall = Hall(stream())
    hall.play(0, 3)
    assert hall.projector.decoded > 5
    assert [number for number in set(made) if made.count(number) > 1] == [5]
    assert made.count(5) == 1 + projector.AHEAD
    made.clear()
    hall.projector.resize((80, 44))
    hall.play(3, 4)
    assert made.count(max(made)) == 1, "there is memory for smaller ones"
