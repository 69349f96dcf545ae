"""What is wrong with a stream is said once for each intake, and taken back."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest

from desktop.control.attendance import Attendance
from desktop.control.notices import Notices
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.control.stream_check import StreamCheck
from desktop.core.errors import Code
from desktop.media.boxes import Init
from desktop.media.decoder_stats import DecoderStats
from desktop.media.intake import Intake
from tests.control.parts import told, until
from tests.media.streams import pieces, stream

BROKEN = DecoderStats(fault=Code.SOURCE_BROKEN, fault_details="no decoder for it")


def init_of(data: bytes) -> Init:
    return next(piece for piece in pieces(data) if isinstance(piece, Init))


class Arriving:
    """An intake as far as its header."""

    def __init__(self, init: Init | None = None) -> None:
        self.init = init


class Bench:
    """A check on one connected source."""

    def __init__(self) -> None:
        self.sources, self.notices = Sources(), Notices()
        self.stats = DecoderStats()
        self.heard: set[str] = set()
        self.intakes: dict[str, Arriving] = {}
        self.check = StreamCheck(
            self.sources, cast("Attendance", self), self.notices, lambda _: self.stats, lambda i: i in self.heard
        )
        self.source = Source("a", "Guest")
        self.sources.add(self.source)

    def intake_of(self, source_id: str) -> Intake | None:
        return cast("Intake | None", self.intakes.get(source_id))

    def dial(self, init: Init | None) -> Arriving:
        self.source.intake_opened()
        self.intakes["a"] = Arriving(init)
        self.check.look()
        return self.intakes["a"]

    def look(self) -> None:
        self.check.look()
        self.check.look()


@pytest.fixture
def bench() -> Bench:
    return Bench()


SILENT = init_of(stream())
SOUNDING = init_of(stream(sound="aac"))


def test_a_stream_that_is_well_is_not_spoken_of(bench: Bench) -> None:
    bench.dial(SOUNDING)
    bench.look()
    assert bench.notices.history() == ()


def test_a_picture_that_cannot_be_decoded_is_said_once_and_solved(bench: Bench) -> None:
    bench.dial(SOUNDING)
    bench.stats = BROKEN
    bench.look()
    (notice,) = bench.notices.open()
    assert (notice.code, notice.source_id, notice.details) == (Code.SOURCE_BROKEN, "a", "no decoder for it")
    assert notice.values == {"name": "Guest"}
    bench.notices.close(notice.id)
    bench.look()
    assert told(bench.notices, Code.SOURCE_BROKEN) == [False]  # the operator knows
    bench.stats = DecoderStats()
    bench.look()
    assert bench.notices.open() == ()


def test_it_is_solved_when_the_source_gets_well(bench: Bench) -> None:
    bench.dial(SOUNDING)
    bench.stats = BROKEN
    bench.look()
    bench.stats = DecoderStats()
    bench.look()
    (notice,) = bench.notices.history()
    assert (notice.open, notice.solved) == (False, True)


def test_what_the_decoder_says_of_the_stream_before_is_not_said_of_the_new_one(bench: Bench) -> None:
    bench.stats = BROKEN
    intake = bench.dial(None)
    bench.look()
    assert bench.notices.history() == ()
    intake.init = SOUNDING
    bench.look()
    assert told(bench.notices, Code.SOURCE_BROKEN) == [True]


@pytest.mark.parametrize(("record", "heard", "count"), [(True, False, 1), (False, True, 1), (False, False, 0)])
def test_missing_sound_is_said_where_somebody_wants_it(bench: Bench, record: bool, heard: bool, count: int) -> None:
    bench.source.record = record
    bench.heard = {"a"} if heard else set()
    bench.dial(SILENT)
    bench.look()
    assert told(bench.notices, Code.SOURCE_NO_SOUND) == [True] * count


def test_sound_that_comes_with_another_header_solves_it(bench: Bench) -> None:
    intake = bench.dial(SILENT)
    bench.look()
    intake.init = SOUNDING
    bench.look()
    assert told(bench.notices, Code.SOURCE_NO_SOUND) == [False]


def test_a_header_that_makes_no_sense_is_not_called_silent(bench: Bench) -> None:
    bench.dial(Init(b"\0\0\0\x08moov"))
    bench.look()
    assert bench.notices.history() == ()


def test_each_intake_is_told_of_anew(bench: Bench) -> None:
    bench.dial(SILENT)
    bench.look()
    bench.dial(SILENT)
    assert told(bench.notices, Code.SOURCE_NO_SOUND) == [False]
    bench.look()
    assert any(told(bench.notices, Code.SOURCE_NO_SOUND))
    bench.source.connected = False
    bench.look()
    assert bench.notices.open() == ()


def test_a_tile_that_is_gone_is_forgotten(bench: Bench) -> None:
    bench.dial(SILENT)
    bench.look()
    bench.source.ended(1.0)
    bench.sources.remove_tile("a")
    bench.look()
    assert bench.notices.open() == ()


async def test_it_looks_by_itself(bench: Bench) -> None:
    bench.dial(SILENT)
    watch = asyncio.create_task(bench.check.watch())
    await until(lambda: told(bench.notices, Code.SOURCE_NO_SOUND))
    watch.cancel()
