"""Rows of an hour: bounded, in pieces, with gaps where nothing is known."""

from __future__ import annotations

import math

import pytest

from desktop.control.trend import HOUR_S, MOST_ROWS, SHORT_S, UNKNOWN, Trend


def filled(seconds: int, begin: float = 0.0) -> Trend:
    trend = Trend(1)
    for second in range(seconds):
        trend.add(begin + second, float(second))
    return trend


def test_a_piece_has_the_least_and_the_most_of_its_seconds() -> None:
    spans = filled(3600).spans(0, 3599.0, 360)
    assert len(spans) == 360
    assert spans[0] == (0.0, 9.0)
    assert spans[-1] == (3590.0, 3599.0)


def test_what_is_not_known_is_a_gap() -> None:
    trend = filled(600)
    trend.add(700.0, UNKNOWN)
    trend.add(3599.0, 7.0)
    spans = trend.spans(0, 3599.0, 360)
    assert spans[59] == (590.0, 599.0)
    assert set(spans[60:359]) == {None}
    assert spans[359] == (7.0, 7.0)


def test_pieces_wander_and_keep_their_shape() -> None:
    trend = filled(1200)
    before, after = trend.spans(0, 1199.0, 360), trend.spans(0, 1209.0, 360)
    assert after[:-1] == before[1:]


def test_nothing_is_older_than_an_hour() -> None:
    spans = filled(int(HOUR_S) + 200).spans(0, HOUR_S + 199.0, 360)
    assert spans[0] == (200.0, 209.0)
    assert filled(10).spans(0, 2 * HOUR_S, 360) == [None] * 360


def test_less_than_an_hour_can_be_asked_for() -> None:
    spans = filled(700).spans(0, 699.0, 60, SHORT_S)
    assert (spans[0], spans[-1]) == ((100.0, 109.0), (690.0, 699.0))
    assert filled(700).first_at == 0.0
    assert Trend(1).first_at == math.inf


def test_memory_ends_with_the_hour() -> None:
    trend = filled(3 * MOST_ROWS)
    assert MOST_ROWS <= len(trend) < MOST_ROWS + 300
    rows = list(trend.rows())
    assert rows[-1] == (3 * MOST_ROWS - 1, (3 * MOST_ROWS - 1,))
    assert [at for at, _ in rows] == sorted(at for at, _ in rows)
    assert all(at == figures[0] for at, figures in rows)


def test_the_last_figure_is_of_now_or_unknown() -> None:
    trend = Trend(2)
    assert math.isnan(trend.last(0, 0.0, 3.0))
    trend.add(10.0, 1.0, UNKNOWN)
    assert trend.last(0, 12.0, 3.0) == 1.0
    assert math.isnan(trend.last(1, 12.0, 3.0))
    assert math.isnan(trend.last(0, 14.0, 3.0))


def test_the_total_leaves_out_the_unknown_and_the_old() -> None:
    trend = Trend(1)
    for at, figure in ((0.0, 100.0), (1000.0, 2.0), (1001.0, UNKNOWN), (1002.0, 3.0)):
        trend.add(at, figure)
    assert trend.total(0, HOUR_S + 500.0) == 5.0


def test_a_row_has_its_width() -> None:
    with pytest.raises(ValueError, match="zip"):
        Trend(2).add(0.0, 1.0)
