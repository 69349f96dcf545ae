"""The last hour of sources and desk: rates from counters, gaps, bounds, the summary, the table."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.control.health import MOST_SOURCES, Health, OfDesk, OfSource, SourceHealth
from desktop.control.source import Source
from desktop.control.sources import Sources
from desktop.control.vitals import Disk, Reading, Vitals
from desktop.core.model import SourceState, SourceView


class Studio:
    """Sources whose figures the test sets."""

    def __init__(self) -> None:
        self.sources = Sources()
        self.figures: dict[str, dict[str, Any]] = {}
        self.sources.look = self._look
        self.vitals = Vitals(lambda: Disk(None, None, 0), lambda: (0, 0), lambda: True)
        self.health = Health(self.sources, self.vitals)

    def add(self, name: str, state: SourceState = SourceState.RECEIVING) -> Source:
        source = Source(name.lower(), name)
        source.state = state
        self.figures[source.id] = {}
        self.sources.add(source)
        return source

    def kept(self, source_id: str) -> SourceHealth:
        return next(one for one in self.health.sources if one.id == source_id)

    def figures_of(self, source_id: str) -> list[tuple[float, ...]]:
        return [figures for _, figures in self.kept(source_id).trend.rows()]

    def _look(self, source: Source, number: int) -> SourceView:
        view = SourceView(source.id, number, source.name, source.state, source.since)
        return replace(view, **self.figures[source.id])


@pytest.fixture
def studio() -> Studio:
    return Studio()


def test_counters_become_rates(studio: Studio) -> None:
    studio.add("Field")
    for second in range(4):
        studio.figures["field"] = {
            "bytes_received": second * 750_000, "frames_shown": second * 24, "frames_dropped": second,
            "latency_ms": 180.0,
        }  # fmt: skip
        studio.health.take(float(second))
    figures = studio.figures_of("field")
    assert len(figures) == 3
    for row in figures:
        assert row == pytest.approx((6.0, 180.0, 24.0, 1.0))


def test_a_rate_is_by_the_second_however_long_the_row_lasted(studio: Studio) -> None:
    studio.add("Field")
    studio.health.take(0.0)
    studio.figures["field"] = {"frames_shown": 50}
    studio.health.take(2.0)
    assert studio.figures_of("field")[0][OfSource.SHOWN] == pytest.approx(25.0)


def test_what_came_in_a_long_pause_is_a_gap(studio: Studio) -> None:
    studio.add("Field")
    for at in (0.0, 1.0, 90.0, 91.0):
        studio.health.take(at)
    assert [at for at, _ in studio.kept("field").trend.rows()] == [1.0, 91.0]


def test_a_decoder_that_began_anew_counts_from_nothing(studio: Studio) -> None:
    studio.add("Field")
    for at, shown in ((0.0, 0), (1.0, 100), (2.0, 10)):
        studio.figures["field"] = {"frames_shown": shown}
        studio.health.take(at)
    assert [row[OfSource.SHOWN] for row in studio.figures_of("field")] == [100.0, 10.0]


def test_an_unknown_delay_is_unknown(studio: Studio) -> None:
    studio.add("Field")
    studio.health.take(0.0)
    studio.health.take(1.0)
    delay = studio.figures_of("field")[0][OfSource.DELAY_MS]
    assert delay != delay


def test_of_a_source_that_is_over_nothing_more_is_taken(studio: Studio) -> None:
    source = studio.add("Field")
    for at in (0.0, 1.0):
        studio.health.take(at)
    source.state = SourceState.ENDED
    studio.health.take(2.0)
    studio.sources.remove_tile("field")
    studio.health.take(3.0)
    assert len(studio.figures_of("field")) == 1
    assert len(studio.health.desk) == 4


def test_a_new_name_is_taken_over(studio: Studio) -> None:
    studio.add("Field")
    studio.health.take(0.0)
    studio.sources.rename("field", "Da Nang")
    studio.health.take(1.0)
    assert [one.name for one in studio.health.sources] == ["Da Nang"]


def test_a_long_evening_forgets_who_was_seen_longest_ago(studio: Studio) -> None:
    for number in range(MOST_SOURCES + 5):
        source = studio.add(f"S{number}")
        studio.health.take(float(number))
        if number:  # the first one stays
            source.state = SourceState.ENDED
    ids = [one.id for one in studio.health.sources]
    assert len(ids) == MOST_SOURCES
    assert ids[0] == "s0"
    assert ids[1] == "s6"


def test_who_is_here_keeps_its_hour_however_many_come(studio: Studio) -> None:
    for number in range(MOST_SOURCES + 8):
        studio.add(f"S{number}")
    for second in range(5):
        studio.health.take(float(second))
    assert [one.id for one in studio.health.sources] == [f"s{number}" for number in range(MOST_SOURCES)]
    assert [len(studio.figures_of(one.id)) for one in studio.health.sources] == [4] * MOST_SOURCES


def test_each_reading_of_the_desk_is_a_row(studio: Studio) -> None:
    changes: list[str] = []
    studio.health.changed.connect(lambda: changes.append("changed"))
    studio.vitals.reading = Reading(cpu_percent=23.0, loop_stall_ms=41.0)
    studio.vitals.changed.emit()
    row = next(figures for _, figures in studio.health.desk.rows())
    assert (row[OfDesk.CPU], row[OfDesk.STALL_MS]) == (23.0, 41.0)
    assert changes == ["changed"]


def test_the_summary_says_now_and_what_was_dropped_in_the_hour(studio: Studio) -> None:
    studio.add("Field")
    for second in range(11):
        studio.figures["field"] = {
            "bytes_received": second * 750_000, "frames_shown": second * 99, "frames_dropped": second,
            "latency_ms": 180.0,
        }  # fmt: skip
        studio.health.take(float(second))
    said = studio.health.summary(studio.kept("field"), 10.0)
    assert (said.name, said.mbit_s, said.delay_ms) == ("Field", pytest.approx(6.0), pytest.approx(180.0))
    assert said.dropped_percent == pytest.approx(1.0)
    late = studio.health.summary(studio.kept("field"), 60.0)
    assert (late.mbit_s, late.delay_ms) == (None, None)
    assert late.dropped_percent == pytest.approx(1.0)


def test_of_a_new_source_nothing_is_known(studio: Studio) -> None:
    studio.add("Field")
    studio.health.take(0.0)
    said = studio.health.summary(studio.kept("field"), 0.0)
    assert (said.mbit_s, said.delay_ms, said.dropped_percent) == (None, None, None)


def test_the_table_has_every_row(studio: Studio) -> None:
    studio.add("=Field")
    for at in (0.0, 1.0, 2.0):
        studio.health.take(at)
    rows = list(csv.reader(io.StringIO(studio.health.csv())))
    assert rows[0] == ["time", "source", "mbit_s", "delay_ms", "shown", "dropped", "cpu", "stall_ms"]
    assert [row[1] for row in rows[1:]] == ["", "", "", "'=Field", "'=Field"]
